import { z } from 'zod';
import { defineRoute, QUEUE_NAMES, WholeNumber } from '#core/platform/public.ts';

/** Why a job failed, as far as an administrator can do something about it; `fault` is one of the program. */
export const JOB_TROUBLES = [
  'STORAGE_FULL',
  'DATABASE_READ_ONLY',
  'DATABASE_AWAY',
  'DATABASE_BUSY',
  'WORKER_GONE',
  'FAULT',
] as const;
export type JobTrouble = (typeof JOB_TROUBLES)[number];

const Queue = z.enum(QUEUE_NAMES);

export const listFailedJobs = defineRoute({
  name: 'listFailedJobs',
  method: 'GET',
  path: '/people/jobs',
  summary: '后台任务：七天内没有办成的，和排着的（系统管理员、项目办主任）',
  output: z.object({
    failed: z.array(
      z.object({
        id: z.uuid(),
        queue: Queue,
        at: z.string(),
        /** How often the same work was tried in vain. */
        tries: WholeNumber,
        trouble: z.enum(JOB_TROUBLES),
        /** It has been given out again and is not done yet. */
        isUnderWay: z.boolean(),
      }),
    ),
    /** Queues whose work should have begun by now, with the longest wait. */
    waiting: z.array(z.object({ queue: Queue, count: WholeNumber, minutes: WholeNumber })),
  }),
  cache: 'restricted',
  refusals: ['JOBS_NOT_YOURS'],
});

export const repeatJob = defineRoute({
  name: 'repeatJob',
  method: 'POST',
  path: '/people/jobs/:jobId/repeat',
  summary: '没有办成的后台任务再办一次',
  params: z.object({ jobId: z.uuid() }),
  output: z.object({ repeated: z.boolean() }),
  refusals: ['JOBS_NOT_YOURS', 'JOB_NOT_FAILED'],
});

import type { z } from 'zod';
import type { JobTrouble, listFailedJobs as route } from '#core/people/jobs-contract.ts';
import { canSeeJobs } from '#core/people/permissions.ts';
import { refuse } from '#core/platform/public.ts';
import { type Ctx, findDatabaseTrouble, WORKER_GONE, withScope } from '#server/platform/public.ts';
import { type FailedJobRow, listFailedJobRows, listWaitingRows } from './jobs.queries.ts';

/** What was said when it failed stays in the log: it may name what an administrator does not look at. */
function toTrouble(output: FailedJobRow['output']): JobTrouble {
  if (output?.message === WORKER_GONE) return 'WORKER_GONE';
  const error = Object.assign(new Error(output?.message ?? ''), { code: output?.code ?? '' });
  return (findDatabaseTrouble(error)?.body.code as JobTrouble | undefined) ?? 'FAULT';
}

export function requireJobs(ctx: Ctx): void {
  if (canSeeJobs(ctx.actor)) return;
  throw refuse(
    'forbidden',
    'JOBS_NOT_YOURS',
    '后台任务由系统管理员、项目办主任查看',
    'Background work is for the system administrator and the head of the project office',
    ['请联系系统管理员'],
  );
}

/** Background work that was not done, and work that waits though it should have begun. */
export async function getFailedJobs(ctx: Ctx): Promise<z.input<typeof route.output>> {
  requireJobs(ctx);
  return withScope(ctx.db, ctx.actor, async (tx) => ({
    failed: (await listFailedJobRows(tx, ctx.actor.regionId)).map(({ at, output, is_under_way, ...row }) => ({
      ...{ ...row, at: at.toISOString(), trouble: toTrouble(output), isUnderWay: is_under_way },
    })),
    waiting: await listWaitingRows(tx),
  }));
}

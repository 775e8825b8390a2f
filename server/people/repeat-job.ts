import { refuse } from '#core/platform/public.ts';
import { appendAudit, type Ctx, once, sendJob } from '#server/platform/public.ts';
import { requireJobs } from './failed-jobs.view.ts';
import { findFailedJob } from './jobs.queries.ts';

/** The work of a failed job is given out once more; jobs are safe to run twice. */
export async function repeatJob(ctx: Ctx, jobId: string): Promise<{ repeated: boolean }> {
  requireJobs(ctx);
  return once(ctx, async (tx) => {
    const job = await findFailedJob(tx, ctx.actor.regionId, jobId);
    if (!job)
      throw refuse(
        'not-found',
        'JOB_NOT_FAILED',
        '没有这件没有办成的后台任务',
        'There is no such failed job',
        ['刷新后再看'],
      );
    await sendJob(tx, job.queue, job.payload);
    await appendAudit(tx, ctx, { kind: 'repeat-job', outcome: 'ok', subject: `job:${job.queue}` });
    return { repeated: true };
  });
}

import type { Acted } from '#core/reporting/row-contract.ts';
import type { Ctx } from '#server/platform/public.ts';
import { moveAll } from './move-reports.ts';
import { actOnReports } from './report-desk.ts';

/** 复核 by the industry department; appends the act, never copies figures. */
export function reviewReports(ctx: Ctx, period: string, projectIds: readonly string[]): Promise<Acted> {
  return actOnReports(ctx, period, projectIds, (tx, { reports }) => {
    return moveAll(tx, ctx, {
      period,
      reports,
      request: { act: 'review' },
      words: { kind: 'reports-reviewed.v1', done: '已复核' },
    });
  });
}

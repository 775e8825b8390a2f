import type { Acted } from '#core/reporting/row-contract.ts';
import type { Ctx } from '#server/platform/public.ts';
import { requireNoErrors } from './act-on-reports.ts';
import { moveAll } from './move-reports.ts';
import { actOnReports } from './report-desk.ts';

/** 提交: the unit's reporter hands filled reports to the next step inside the unit. */
export function submitReports(ctx: Ctx, period: string, projectIds: readonly string[]): Promise<Acted> {
  return actOnReports(ctx, period, projectIds, (tx, { reports }) => {
    requireNoErrors(reports);
    return moveAll(tx, ctx, {
      period,
      reports,
      request: { act: 'submit' },
      words: { kind: 'reports-submitted.v1', done: '已提交' },
    });
  });
}

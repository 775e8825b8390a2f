import type { Acted } from '#core/reporting/row-contract.ts';
import type { Ctx } from '#server/platform/public.ts';
import { moveAll } from './move-reports.ts';
import { actOnReports } from './report-desk.ts';

/** 会签: the other unit of a shared project agrees before the reporting unit's head signs (handbook 8.3). */
export function cosignReports(ctx: Ctx, period: string, projectIds: readonly string[]): Promise<Acted> {
  return actOnReports(ctx, period, projectIds, (tx, { reports }) => {
    return moveAll(tx, ctx, {
      period,
      reports,
      request: { act: 'cosign' },
      words: { kind: 'reports-cosigned.v1', done: '已会签' },
    });
  });
}

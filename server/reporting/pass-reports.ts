import type { Acted } from '#core/reporting/row-contract.ts';
import type { Ctx } from '#server/platform/public.ts';
import { moveAll } from './move-reports.ts';
import { actOnReports } from './report-desk.ts';

/** 单位内部审核: hands reports on to the next step of the unit. */
export function passReports(ctx: Ctx, period: string, projectIds: readonly string[]): Promise<Acted> {
  return actOnReports(ctx, period, projectIds, (tx, { reports }) =>
    moveAll(tx, ctx, {
      period,
      reports,
      request: { act: 'pass' },
      words: { kind: 'reports-passed.v1', done: '已审核，送下一步' },
    }),
  );
}

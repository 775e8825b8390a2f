import type { Acted } from '#core/reporting/row-contract.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { once } from '#server/platform/public.ts';
import { moveAll } from './move-reports.ts';
import { loadForAct } from './report-desk.ts';

/** 单位内部审核: hands reports on to the next step of the unit. */
export function passReports(ctx: Ctx, period: string, projectIds: readonly string[]): Promise<Acted> {
  const run = async (tx: Tx): Promise<Acted> => {
    const { reports } = await loadForAct(tx, ctx, period, projectIds);
    return moveAll(tx, ctx, {
      period,
      reports,
      request: { act: 'pass' },
      words: { kind: 'reports-passed.v1', done: '已审核，送下一步' },
    });
  };
  return once(ctx, run, projectIds);
}

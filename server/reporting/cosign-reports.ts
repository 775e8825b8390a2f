import type { Acted } from '#core/reporting/row-contract.ts';
import { type Ctx, once } from '#server/platform/public.ts';
import { moveAll } from './move-reports.ts';
import { loadForAct } from './report-desk.ts';

/** 会签: the other unit of a shared project agrees before the reporting unit's head signs (handbook 8.3). */
export function cosignReports(ctx: Ctx, period: string, projectIds: readonly string[]): Promise<Acted> {
  return once(ctx, async (tx) => {
    const { reports } = await loadForAct(tx, ctx, period, projectIds);
    return moveAll(tx, ctx, {
      period,
      reports,
      request: { act: 'cosign' },
      words: { kind: 'reports-cosigned.v1', done: '已会签' },
    });
  });
}

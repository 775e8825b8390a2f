import type { ReturnTarget } from '#core/reporting/report-state.ts';
import type { Acted } from '#core/reporting/row-contract.ts';
import type { Ctx } from '#server/platform/public.ts';
import { moveAll } from './move-reports.ts';
import { actOnReports } from './report-desk.ts';

export interface Return {
  period: string;
  projectIds: readonly string[];
  target: ReturnTarget;
  reason: string;
}

/** 退回 to the step chosen, with reasons; what the office has accepted is opened again for a late supplement (补报). */
export function returnReports(ctx: Ctx, { period, projectIds, target, reason }: Return): Promise<Acted> {
  return actOnReports(ctx, period, projectIds, (tx, { reports }) => {
    const isAccepted = reports.length > 0 && reports.every((r) => r.row.status === 'accepted');
    return moveAll(tx, ctx, {
      period,
      reports,
      request: { act: isAccepted ? 'reopen' : 'return', target, reason },
      words: isAccepted
        ? { kind: 'reports-reopened.v1', done: '已重新打开补报' }
        : { kind: 'reports-returned.v1', done: '已退回' },
    });
  });
}

import { hasRole } from '#core/people/public.ts';
import type { OutputOf } from '#core/platform/public.ts';
import type { listReviews } from '#core/reporting/office-contract.ts';
import { isConfirmedStatus, needsReview } from '#core/reporting/report.ts';
import { type Ctx, withScope } from '#server/platform/public.ts';
import { toPeriodView } from './period-view.ts';
import { loadDesk } from './report-desk.ts';
import { buildRowView } from './report-row.view.ts';

/** 待复核清单 of one's department: confirmed ones first, reviewed ones below; unconfirmed ones are only counted. */
export function getReviewView(ctx: Ctx, period: string): Promise<OutputOf<typeof listReviews>> {
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const desk = await loadDesk(tx, ctx, { period, departmentOrgId: ctx.actor.orgId });
    const own = desk.reports.filter((r) => needsReview(r.facts));
    const shown = own.filter((r) => isConfirmedStatus(r.row.status));
    const inOrder = [
      ...shown.filter((r) => r.row.status === 'confirmed'),
      ...shown.filter((r) => r.row.status !== 'confirmed'),
    ];
    return {
      period: toPeriodView(desk.period),
      rows: inOrder.map((r) => buildRowView(ctx, r)),
      hiddenCount: own.length - shown.length,
      canReview: hasRole(ctx.actor, 'reviewer'),
    };
  });
}

import type { OutputOf } from '#core/platform/public.ts';
import { type AmendedMeasure, MEASURE_LABELS } from '#core/reporting/amendment.ts';
import type { AmendmentView, listAmendments } from '#core/reporting/amendment-contract.ts';
import { canDecideAmendment, canRequestAmendment } from '#core/reporting/permissions.ts';
import { type Ctx, withScope } from '#server/platform/public.ts';
import { type AmendmentRow, listAmendmentRows } from './amendments.queries.ts';

const toView = (row: AmendmentRow): AmendmentView => ({
  id: row.id,
  projectId: row.project_id,
  projectName: row.project_name,
  orgName: row.org_name,
  period: row.period,
  measure: row.measure,
  measureName: MEASURE_LABELS[row.measure as AmendedMeasure].zh,
  oldValue: row.old_value,
  newValue: row.new_value,
  reason: row.reason,
  requestedByName: row.requested_by_name,
  requestedAt: row.recorded_at.toISOString(),
  decision: row.decision ?? 'waiting',
  opinion: row.opinion ?? '',
  approverName: row.approver_name ?? '',
  decidedAt: row.decided_at?.toISOString() ?? null,
});

/** 更正清单: those that wait first; old and new value, reason, who, by whom approved. */
export function getAmendmentsView(
  ctx: Ctx,
  q: { period?: string | undefined; projectId?: string | undefined },
): Promise<OutputOf<typeof listAmendments>> {
  const { regionId, orgId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => ({
    amendments: (await listAmendmentRows(tx, { regionId, ...q })).map(toView),
    canDecide: canDecideAmendment(ctx.actor),
    canRequest: canRequestAmendment(ctx.actor, { orgId }),
  }));
}

import { refuse } from '#core/platform/public.ts';
import { canRunReporting } from '#core/reporting/permissions.ts';
import type { UnitStep } from '#core/reporting/steps.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { toPeriodView } from './period-view.ts';
import type { PeriodRow } from './periods.queries.ts';
import type { DeskReport } from './report-desk.ts';
import { loadStepsOf } from './unit-steps.ts';
import { listUnitPosts } from './units.queries.ts';

/** The unit whose reports are looked at: one's own, one below it, or any for the project office. */
export async function requireUnit(tx: Tx, ctx: Ctx, orgId: string | undefined) {
  const id = orgId ?? ctx.actor.orgId;
  const [unit] = await listUnitPosts(tx, { regionId: ctx.actor.regionId, orgIds: [id], today: ctx.today });
  const isBelow = unit !== undefined && `${unit.path}.`.startsWith(`${ctx.actor.orgPath}.`);
  if (unit && (isBelow || canRunReporting(ctx.actor))) return unit;
  throw refuse(
    'forbidden',
    'UNIT_NOT_YOURS',
    '只能查看本单位及下属单位的填报',
    'You see your own unit and the units below it',
    ['查看本单位'],
  );
}

/** The steps of the unit itself, without those of its shared projects. */
export async function getStepsOf(tx: Tx, ctx: Ctx, orgId: string): Promise<UnitStep[]> {
  const own = { org_id: orgId, cosign_org_id: null };
  return (await loadStepsOf(tx, { regionId: ctx.actor.regionId, today: ctx.today }, [own]))(own);
}

/** What stands over every page of one unit and period. */
export function buildUnitHead(
  period: PeriodRow,
  unit: { id: string; short_name: string },
  steps: readonly UnitStep[],
  reports: readonly DeskReport[],
) {
  const deadlines = reports.map((r) => r.row.deadline_at.getTime());
  return {
    period: toPeriodView(period),
    orgId: unit.id,
    orgName: unit.short_name,
    deadlineAt: deadlines.length > 0 ? new Date(Math.max(...deadlines)).toISOString() : null,
    steps: steps.map(({ key, name, isStaffed }) => ({ key, name, isStaffed })),
  };
}

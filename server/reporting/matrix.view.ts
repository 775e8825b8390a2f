import { getPeriodKind, getPreviousPeriod, type OutputOf, parsePeriodId } from '#core/platform/public.ts';
import type { getMatrix } from '#core/reporting/office-contract.ts';
import { type Ctx, withScope } from '#server/platform/public.ts';
import { listPeriodRows } from './periods.queries.ts';
import { listMatrix } from './stands.queries.ts';

/** 单位 × 报告期 within one's scope: counts, late and missing; no figures. */
export function getMatrixView(ctx: Ctx, to: string, count: number): Promise<OutputOf<typeof getMatrix>> {
  const { regionId } = ctx.actor;
  const wanted = [to];
  while (wanted.length < count) wanted.unshift(getPreviousPeriod(wanted[0] ?? to));
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const known = await listPeriodRows(tx, regionId, {
      from: wanted[0] ?? to,
      to,
      kind: getPeriodKind(parsePeriodId(to)),
    });
    const periods = known.map((p) => ({ period: p.id, isFrozen: p.frozen_at !== null }));
    const rows = await listMatrix(tx, { regionId, periods: periods.map((p) => p.period), now: ctx.now });
    const units = new Map<string, OutputOf<typeof getMatrix>['units'][number]>();
    for (const { org_id, org_name, ...cell } of rows) {
      const unit = units.get(org_id) ?? { orgId: org_id, orgName: org_name, cells: [] };
      unit.cells.push(cell);
      units.set(org_id, unit);
    }
    return { periods, units: [...units.values()] };
  });
}

import type { BulletinFacts } from '#core/documents/bulletin/bulletin-facts.ts';
import { getOtherBasis, PLAN_BASES, type PlanBasis } from '#core/ledger/public.ts';
import { getPreviousPeriod } from '#core/platform/public.ts';
import { deriveOtherRate, type GroupFigures, type OtherPlanFigures } from '#core/progress/public.ts';
import type { Tx } from '#server/platform/public.ts';
import { listFrozenGroups } from '#server/progress/public.ts';
import { listPlansInForce, type PlanFactsRow, sumFirstIssued } from './bulletin-facts.queries.ts';

const NOT_ISSUED: BulletinFacts['plan'] = {
  issued: false,
  versionName: null,
  documentNumber: null,
  changedSincePrevious: false,
  otherVersion: null,
};

const basisOf = (figures: GroupFigures | undefined): PlanBasis =>
  figures?.otherPlan ? getOtherBasis(figures.otherPlan.basis) : 'in-force';

/** The other plan as the freeze kept it; of an older freeze as the ledger has it. */
async function findOther(
  tx: Tx,
  q: { regionId: number; period: string; isAdjusted: boolean },
  figures: GroupFigures,
): Promise<Pick<OtherPlanFigures, 'completionRate' | 'changedCount'>> {
  if (figures.otherPlan) return figures.otherPlan;
  if (!q.isAdjusted) return { completionRate: null, changedCount: 0 };
  const annual = await sumFirstIssued(tx, q.regionId, q.period);
  return { completionRate: deriveOtherRate(figures.ratedActualYuan, annual), changedCount: 1 };
}

/** The plan that rates stand on, its name and document, and the other one with the rate of the whole by it (handbook 8.4). */
export async function gatherPlan(
  tx: Tx,
  regionId: number,
  period: string,
  figures: GroupFigures,
): Promise<BulletinFacts['plan']> {
  const batches = await listPlansInForce(tx, regionId, period);
  const latest = batches[0];
  const first = batches.at(-1);
  if (!latest || !first) return NOT_ISSUED;
  const basis = basisOf(figures);
  const nameOf = (of: PlanBasis, batch: PlanFactsRow): string =>
    of === 'first-issued' || batch.kind === 'issued'
      ? PLAN_BASES['first-issued'].zh
      : `${Number(batch.in_force_from.slice(5))}月调整计划`;
  const isAdjusted = latest.kind === 'adjusted';
  const other = await findOther(tx, { regionId, period, isAdjusted }, figures);
  return {
    issued: true,
    basis,
    versionName: nameOf(basis, latest),
    documentNumber: (basis === 'in-force' ? latest : first).document_number,
    changedSincePrevious: await isRecast(tx, { regionId, period, basis, isAdjusted, count: batches.length }),
    otherVersion:
      other.changedCount === 0
        ? null
        : { versionName: nameOf(getOtherBasis(basis), latest), completionRate: other.completionRate },
  };
}

/** Whether the denominator is another than in the period before of the same year. */
async function isRecast(
  tx: Tx,
  q: { regionId: number; period: string; basis: PlanBasis; isAdjusted: boolean; count: number },
): Promise<boolean> {
  if (!q.isAdjusted || q.period.slice(5) === '01') return false;
  const before = getPreviousPeriod(q.period);
  const [total] = await listFrozenGroups(tx, q.regionId, before, ['total']);
  if (basisOf(total?.figures) !== q.basis) return true;
  return q.basis === 'in-force' && (await listPlansInForce(tx, q.regionId, before)).length !== q.count;
}

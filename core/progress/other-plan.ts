import { getOtherBasis, type PlanBasis, type Yuan } from '#core/ledger/public.ts';
import { compare, type DecimalText, divide, toDecimalText, toFraction } from '#core/platform/public.ts';
import type { NullReason } from './progress.ts';
import type { ProgressFacts } from './progress-facts.ts';

/** The annual amount of the other plan; null without one, or with one that is not positive: it is no denominator. */
export function getOtherAmount(facts: Pick<ProgressFacts, 'otherPlan'>, year: number): Yuan | null {
  const { otherPlan } = facts;
  if (otherPlan === null || otherPlan.year !== year) return null;
  return toFraction(otherPlan.annualAmountYuan).num > 0n ? otherPlan.annualAmountYuan : null;
}

/**
 * The completion rate by the other plan (handbook 8.4): the same actual ÷ the other plan's annual amount, as a share cut off at
 * 12 digits. Null without an actual or a positive amount, never 0 or infinite.
 */
export function deriveOtherRate(actualYuan: Yuan | null, otherPlanYuan: Yuan | null): DecimalText | null {
  if (actualYuan === null || otherPlanYuan === null) return null;
  const annual = toFraction(otherPlanYuan);
  const rate = annual.num > 0n ? divide(toFraction(actualYuan), annual) : null;
  return rate === null ? null : toDecimalText(rate);
}

/** Whether the two plans differ, so that the other rate is printed beside: another amount, or an amount on one side only. */
export function isPlanAdjusted(annualPlanYuan: Yuan | null, otherPlanYuan: Yuan | null): boolean {
  if (annualPlanYuan === null || otherPlanYuan === null) return annualPlanYuan !== otherPlanYuan;
  return compare(toFraction(annualPlanYuan), toFraction(otherPlanYuan)) !== 0;
}

/** The other rate of a row as it is printed beside, with the reason where there is none. */
export interface OtherRate {
  /** The basis that the other rate stands on. */
  basis: PlanBasis;
  planYuan: Yuan | null;
  rate: DecimalText | null;
  reason: NullReason | null;
}

/**
 * What is printed beside a project's completion rate; null when nothing is: both plans are equal, or the row was kept by a
 * release that did not know the other plan (`planBasis` null).
 */
export function findOtherRate(row: {
  planBasis: PlanBasis | null;
  annualPlanYuan: Yuan | null;
  otherPlanYuan: Yuan | null;
  actualYuan: Yuan | null;
}): OtherRate | null {
  const { planBasis, annualPlanYuan, otherPlanYuan, actualYuan } = row;
  if (planBasis === null || !isPlanAdjusted(annualPlanYuan, otherPlanYuan)) return null;
  const basis = getOtherBasis(planBasis);
  const rate = deriveOtherRate(actualYuan, otherPlanYuan);
  if (rate !== null) return { basis, planYuan: otherPlanYuan, rate, reason: null };
  const absent = basis === 'first-issued' ? 'not-first-issued' : 'no-plan';
  return { basis, planYuan: otherPlanYuan, rate, reason: otherPlanYuan === null ? absent : 'no-report' };
}

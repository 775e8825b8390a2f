import type { PlanVersion } from '#core/ledger/public.ts';
import {
  add,
  type DecimalText,
  type Fraction,
  fromInteger,
  multiply,
  roundHalfAway,
  roundUp,
  toDecimalText,
  toFraction,
  ZERO,
} from '#core/platform/public.ts';
import type { ConfirmedActual, DueReport, ProgressFacts } from './progress-facts.ts';

/** Share of parts that must have started before the bundle counts as started; a rulebook may set another. */
export const BUNDLE_START_SHARE: DecimalText = '0.5';

const AMOUNT_DIGITS = 2;
const sum = (values: string[]): string =>
  toDecimalText(
    values.reduce((a, v) => add(a, toFraction(v)), ZERO as Fraction),
    AMOUNT_DIGITS,
  );

function sumPlans(given: readonly (PlanVersion | null)[]): PlanVersion | null {
  const plans = given.filter((p) => p !== null);
  const first = plans[0];
  if (!first) return null;
  // A part that was taken off the plan (调出) has an amount of 0 and no months of its own.
  const planned = plans.filter((p) => toFraction(p.annualAmountYuan).num > 0n);
  const active = planned.length > 0 ? planned : plans;
  return {
    year: first.year,
    version: Math.max(...plans.map((p) => p.version)),
    validOn:
      plans
        .map((p) => p.validOn)
        .sort()
        .at(-1) ?? first.validOn,
    annualAmountYuan: sum(plans.map((p) => p.annualAmountYuan)),
    firstActiveMonth: Math.min(...active.map((p) => p.firstActiveMonth)),
    lastActiveMonth: Math.max(...active.map((p) => p.lastActiveMonth)),
    cumulativeYuan: first.cumulativeYuan.map((_, month) =>
      sum(plans.map((p) => p.cumulativeYuan[month] ?? '0')),
    ),
  };
}

/** Year-to-date of the bundle in each period in which some part was confirmed: each part with its last figure by then. */
function sumActuals(parts: readonly ProgressFacts[]): ConfirmedActual[] {
  const periods = [...new Set(parts.flatMap((p) => p.actuals.map((a) => a.periodId)))].sort();
  return periods.map((periodId) => ({
    periodId,
    amountYuan: sum(
      parts.map(
        (p) =>
          p.actuals
            .filter((a) => a.periodId <= periodId)
            .sort((a, b) => (a.periodId < b.periodId ? -1 : 1))
            .at(-1)?.amountYuan ?? '0',
      ),
    ),
  }));
}

function joinDueReports(parts: readonly ProgressFacts[]): DueReport[] {
  const periods = [...new Set(parts.flatMap((p) => p.dueReports.map((d) => d.periodId)))].sort();
  return periods.map((periodId) => ({
    periodId,
    isConfirmed: parts.every((p) => p.dueReports.find((d) => d.periodId === periodId)?.isConfirmed ?? true),
  }));
}

/**
 * The start of a bundle: verified once the set share of its parts is, on the day of the part that made up the
 * share; until then reported or refuted as some part is.
 */
function deriveBundleStart(
  parts: readonly ProgressFacts[],
  startShare: DecimalText,
): Pick<ProgressFacts['start'], 'verification' | 'verifiedOn'> {
  const states = new Set(parts.map((p) => p.start.verification));
  const days = parts
    .filter((p) => p.start.verification === 'verified')
    .map((p) => p.start.verifiedOn ?? '')
    .sort();
  const needed = Number(roundUp(multiply(toFraction(startShare), fromInteger(parts.length)), 0));
  const reachedOn = days[Math.max(1, needed) - 1];
  if (reachedOn !== undefined) return { verification: 'verified', verifiedOn: reachedOn || null };
  if (states.has('verified') || states.has('reported')) return { verification: 'reported', verifiedOn: null };
  return { verification: states.has('refuted') ? 'refuted' : 'none', verifiedOn: null };
}

/**
 * Facts of a bundle (打捆, handbook 8.4): the parts report, the parent is their sum. Plan curves, year-to-date amounts and
 * due reports are joined; it has started when at least `startShare` of its parts have; it is paused or finished when all are.
 * Milestones, payments and the like stay those of the parent itself. Without parts the parent's own facts stand.
 */
export function combineBundle(
  parent: ProgressFacts,
  parts: readonly ProgressFacts[],
  startShare: DecimalText = BUNDLE_START_SHARE,
): ProgressFacts {
  if (parts.length === 0) return parent;
  const planned = parts.flatMap((p) => (p.start.currentPlannedOn ? [p.start.currentPlannedOn] : [])).sort();
  const plan = sumPlans(parts.map((p) => p.plan));
  return {
    ...parent,
    plan,
    planAbsence: plan ? null : (parts.find((p) => p.planAbsence)?.planAbsence ?? parent.planAbsence),
    otherPlan: sumPlans(parts.map((p) => p.otherPlan)),
    actuals: sumActuals(parts),
    dueReports: joinDueReports(parts),
    isPaused: parts.every((p) => p.isPaused),
    pausedMonths: parts[0]?.pausedMonths.filter((m) => parts.every((p) => p.pausedMonths.includes(m))) ?? [],
    isFinished: parts.every((p) => p.isFinished),
    start: {
      originalPlannedOn: parent.start.originalPlannedOn ?? planned[0] ?? null,
      currentPlannedOn: parent.start.currentPlannedOn ?? planned[0] ?? null,
      ...deriveBundleStart(parts, startShare),
    },
  };
}

/** How many parts of how many have started, printed share with one digit; null without parts. */
export function deriveStartedShare(
  parts: readonly ProgressFacts[],
): { started: number; of: number; percent: string } | null {
  if (parts.length === 0) return null;
  const started = parts.filter((p) => p.start.verification === 'verified').length;
  const share: Fraction = { num: fromInteger(started).num * 100n, den: BigInt(parts.length) };
  return { started, of: parts.length, percent: roundHalfAway(share, 1) };
}

import { getCumulative, interpolateInMonth } from '#core/ledger/public.ts';
import {
  compare,
  divide,
  type Fraction,
  getDateParts,
  getPeriodEnd,
  getPeriodYear,
  type IsoDate,
  type PeriodId,
  subtract,
  toFraction,
  ZERO,
} from '#core/platform/public.ts';
import { getProRataShare, getWindowShare } from './pro-rata.ts';
import type { NullReason } from './progress.ts';
import type { ConfirmedActual, ProgressFacts } from './progress-facts.ts';

/** The plan of a project as exact numbers at the as-of date. */
export interface ExactPlan {
  annual: Fraction;
  planned: Fraction;
  monthStart: Fraction;
  monthEnd: Fraction;
}

/** Exact values behind progress and lights; nothing in it is rounded or stored. */
export interface ExactProgress {
  asOf: IsoDate;
  year: number;
  /** Null without a plan, or with one that is not positive. */
  plan: ExactPlan | null;
  planNullReason: NullReason | null;
  actual: Fraction | null;
  actualPeriodId: PeriodId | null;
  /** The actual; 0 once a report was due this year; null before. */
  counted: Fraction | null;
  proRata: Fraction;
  windowShare: Fraction | null;
}

/** Reads the facts once into exact numbers (handbook 3.3). */
export function deriveExactProgress(facts: ProgressFacts, asOf: IsoDate): ExactProgress {
  const year = getPeriodYear(facts.periodId);
  const last = findLastActual(facts.actuals, year, facts.periodId);
  const actual = last === null ? null : toFraction(last.amountYuan);
  const wasDue = facts.dueReports.some((report) => getPeriodYear(report.periodId) === year);
  const plan = readPlan(facts, year, asOf);
  return {
    asOf,
    year,
    plan,
    planNullReason: plan === null ? getPlanNullReason(facts) : null,
    actual,
    actualPeriodId: last?.periodId ?? null,
    counted: actual ?? (wasDue ? ZERO : null),
    proRata: getProRataShare(asOf, year),
    windowShare: facts.window === null ? null : getWindowShare(facts.window, asOf),
  };
}

/** The last confirmed year-to-date amount of the year, up to the end of the period. */
export function findLastActual(
  actuals: readonly ConfirmedActual[],
  year: number,
  periodId: PeriodId,
): ConfirmedActual | null {
  const until = getPeriodEnd(periodId);
  let last: ConfirmedActual | null = null;
  let lastEnd = '';
  for (const actual of actuals) {
    const end = getPeriodEnd(actual.periodId);
    if (getPeriodYear(actual.periodId) !== year || end > until || end < lastEnd) continue;
    last = actual;
    lastEnd = end;
  }
  return last;
}

function readPlan(facts: ProgressFacts, year: number, asOf: IsoDate): ExactPlan | null {
  const { plan } = facts;
  if (plan === null || plan.year !== year) return null;
  const annual = toFraction(plan.annualAmountYuan);
  if (annual.num <= 0n) return null;
  const { year: asOfYear, month } = getDateParts(asOf);
  if (asOfYear < year) return { annual, planned: ZERO, monthStart: ZERO, monthEnd: ZERO };
  const monthStart = getCumulative(plan, month - 1);
  const monthEnd = getCumulative(plan, month);
  return { annual, planned: interpolateInMonth(monthStart, monthEnd, asOf), monthStart, monthEnd };
}

function getPlanNullReason(facts: ProgressFacts): NullReason {
  if (facts.plan !== null) return 'plan-not-positive';
  if (facts.planAbsence === 'not-issued') return 'plan-not-issued';
  return facts.planAbsence === 'not-first-issued' ? 'not-first-issued' : 'no-plan';
}

/** c = amount ÷ annual plan; null without a plan or an amount. */
export function getCompletion(exact: ExactProgress, amount: Fraction | null): Fraction | null {
  return exact.plan === null || amount === null ? null : divide(amount, exact.plan.annual);
}

/** r = c ÷ s = amount ÷ planned cumulative; null while nothing is planned. */
export function getScheduleRatio(exact: ExactProgress, amount: Fraction | null): Fraction | null {
  return exact.plan === null || amount === null ? null : divide(amount, exact.plan.planned);
}

/** s = planned cumulative ÷ annual plan. */
export function getPlannedShare(exact: ExactProgress): Fraction | null {
  return exact.plan === null ? null : divide(exact.plan.planned, exact.plan.annual);
}

/** True when c ≥ 1, exactly. */
export function isAnnualTaskDone(exact: ExactProgress): boolean {
  return exact.plan !== null && exact.actual !== null && compare(exact.actual, exact.plan.annual) >= 0;
}

/** planned − amount, never below 0. */
export function getShortfall(exact: ExactProgress, amount: Fraction | null): Fraction | null {
  if (exact.plan === null || amount === null) return null;
  const gap = subtract(exact.plan.planned, amount);
  return gap.num < 0n ? ZERO : gap;
}

import { getMonthShare } from '#core/ledger/public.ts';
import {
  compare,
  divide,
  type Fraction,
  fromInteger,
  getDateParts,
  getLastMonth,
  getPeriodEnd,
  getPeriodYear,
  type IsoDate,
  larger,
  ONE,
  subtract,
  sumOf,
  toFraction,
  ZERO,
} from '#core/platform/public.ts';
import type { ConfirmedActual, ProgressFacts } from './progress-facts.ts';

/**
 * Active months that remain at the end of a day (handbook 3.3): later active months count 1, the running
 * one by the calendar days that are left.
 */
export function getRemainingActiveMonths(
  plan: { year: number; firstActiveMonth: number; lastActiveMonth: number },
  asOf: IsoDate,
): Fraction {
  const { year, month } = getDateParts(asOf);
  if (year > plan.year) return ZERO;
  const running = year < plan.year ? 0 : month;
  const later = plan.lastActiveMonth - Math.max(running, plan.firstActiveMonth - 1);
  const full = fromInteger(Math.max(0, later));
  const isRunning = running >= plan.firstActiveMonth && running <= plan.lastActiveMonth;
  if (!isRunning) return full;
  const rest = subtract(ONE, getMonthShare(asOf));
  return { num: full.num * rest.den + rest.num, den: rest.den };
}

/** Months with their increments: the amount that each month added, year to date taken apart. */
export interface MonthIncrement {
  month: number;
  amount: Fraction;
}

/**
 * Increments by month from year-to-date amounts. After a missing report the increment is spread evenly
 * over the months that it covers. Of several amounts in a month the one of the later period counts.
 */
export function listMonthIncrements(
  actuals: readonly ConfirmedActual[],
  year: number,
  lastMonth: number,
): MonthIncrement[] {
  const byMonth = readAmountsByMonth(actuals, year, lastMonth);
  const increments: MonthIncrement[] = [];
  let before = ZERO;
  let reported = 0;
  for (let month = 1; month <= 12; month += 1) {
    const amount = byMonth[month];
    if (amount === undefined) continue;
    const covered = month - reported;
    const step = subtract(amount, before);
    const each = covered === 1 ? step : { num: step.num, den: step.den * BigInt(covered) };
    for (let part = reported + 1; part <= month; part += 1) increments.push({ month: part, amount: each });
    before = amount;
    reported = month;
  }
  return increments;
}

function readAmountsByMonth(
  actuals: readonly ConfirmedActual[],
  year: number,
  lastMonth: number,
): (Fraction | undefined)[] {
  const amounts: (Fraction | undefined)[] = [];
  const ends: string[] = [];
  for (const actual of actuals) {
    if (getPeriodYear(actual.periodId) !== year) continue;
    const month = getDateParts(getPeriodEnd(getLastMonth(actual.periodId))).month;
    const end = getPeriodEnd(actual.periodId);
    if (month > lastMonth || end < (ends[month] ?? '')) continue;
    amounts[month] = toFraction(actual.amountYuan);
    ends[month] = end;
  }
  return amounts;
}

export interface Pace {
  /** Best single month and mean of the last three, over this year's active, unpaused months. */
  best: Fraction;
  recentMean: Fraction;
}

/**
 * Best month and mean of the last three active, unpaused months of this year (fewer than three: those
 * there are). Null when there is none, or the best is not above 0.
 */
export function findPace(facts: ProgressFacts, increments: readonly MonthIncrement[]): Pace | null {
  const { plan } = facts;
  if (plan === null) return null;
  const counted = increments.filter(
    ({ month }) =>
      month >= plan.firstActiveMonth && month <= plan.lastActiveMonth && !facts.pausedMonths.includes(month),
  );
  const first = counted[0];
  if (first === undefined) return null;
  let best = first.amount;
  for (const { amount } of counted) best = larger(best, amount);
  if (compare(best, ZERO) <= 0) return null;
  const recent = counted.slice(-3);
  const mean = divide(sumOf(recent.map(({ amount }) => amount)), fromInteger(recent.length));
  return { best, recentMean: mean ?? ZERO };
}

import { getCumulative, type PlanCurve } from '#core/ledger/public.ts';
import {
  compare,
  daysBetween,
  daysInMonth,
  type Fraction,
  type IsoDate,
  larger,
  subtract,
  toIsoDate,
  ZERO,
} from '#core/platform/public.ts';

/**
 * Days behind (handbook 3.3): days from the last moment at which the plan stood at or below
 * max(0, actual) to the as-of date. The moment is taken as a day rounded up: 4.5 days into June is
 * 5 June, 0.00 of March is the last of February. Call it only for c < s; 0 is the answer otherwise.
 */
export function countDaysBehind(plan: PlanCurve, actual: Fraction, asOf: IsoDate): number {
  return Math.max(0, daysBetween(findLastDayOnPlan(plan, actual), asOf));
}

/** The day (rounded up) on which the plan last stood at or below an amount; before 1 January: 31 December. */
export function findLastDayOnPlan(plan: PlanCurve, actual: Fraction): IsoDate {
  const reached = larger(ZERO, actual);
  for (let month = 1; month <= 12; month += 1) {
    const end = getCumulative(plan, month);
    if (compare(end, reached) <= 0) continue;
    const start = getCumulative(plan, month - 1);
    return toDay(plan.year, month, subtract(reached, start), subtract(end, start));
  }
  return toIsoDate(plan.year, 12, 31);
}

/** Day of the month at `part ÷ whole` of it, rounded up. */
function toDay(year: number, month: number, part: Fraction, whole: Fraction): IsoDate {
  const num = part.num * whole.den * BigInt(daysInMonth(year, month));
  const den = part.den * whole.num;
  const day = Number((num + den - 1n) / den);
  if (day > 0) return toIsoDate(year, month, day);
  return month === 1 ? toIsoDate(year - 1, 12, 31) : toIsoDate(year, month - 1, daysInMonth(year, month - 1));
}

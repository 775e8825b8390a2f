import {
  daysBetween,
  daysInMonth,
  type Fraction,
  getDateParts,
  type IsoDate,
  ONE,
  ZERO,
} from '#core/platform/public.ts';

/**
 * Pro rata share t of a year at the end of a day (handbook 3.3): (m − 1 + day ÷ days in month) ÷ 12, so
 * the end of October is 10/12. 0 before the year, 1 after it.
 */
export function getProRataShare(asOf: IsoDate, year: number): Fraction {
  const { year: asOfYear, month, day } = getDateParts(asOf);
  if (asOfYear < year) return ZERO;
  if (asOfYear > year) return ONE;
  const days = daysInMonth(year, month);
  return { num: BigInt((month - 1) * days + day), den: BigInt(12 * days) };
}

/**
 * Pro rata share by the project's own window: calendar days gone by ÷ days of the window, both ends
 * included; 0 before it starts, 1 after it ends; null for a window whose end lies before its start.
 */
export function getWindowShare(
  window: { startsOn: IsoDate; endsOn: IsoDate },
  asOf: IsoDate,
): Fraction | null {
  const length = daysBetween(window.startsOn, window.endsOn) + 1;
  if (length <= 0) return null;
  const gone = Math.max(0, Math.min(length, daysBetween(window.startsOn, asOf) + 1));
  return { num: BigInt(gone), den: BigInt(length) };
}

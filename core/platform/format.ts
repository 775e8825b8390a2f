import type { DecimalText, Exact, Fraction } from './fraction.ts';
import { multiply, toFraction } from './fraction.ts';
import { printedDifference, roundHalfAway, roundShowingThresholds, type Threshold } from './rounding.ts';

/** What stands for a figure that cannot be computed. */
export const NO_FIGURE = '—';

export type AmountUnit = '亿元' | '万元' | '元';

/** Digits that a figure is printed with unless its definition says otherwise (handbook 3). */
export const PRINTED_DIGITS = { percent: 1, 亿元: 2, 万元: 0, 元: 2 } as const;

const NO_THRESHOLDS: readonly Threshold[] = [];
/** The full task: 99.96% is printed so, never as 100.0%. */
const FULL: readonly Threshold[] = [{ value: { num: 1n, den: 1n }, reached: 'from-below' }];
const HUNDRED: Fraction = { num: 100n, den: 1n };
const YUAN_PER_UNIT = { 亿元: 100_000_000n, 万元: 10_000n, 元: 1n } as const;

/**
 * The printed percent of a share as plain decimal text: `0.7875 → "78.8"`. Ranks and differences are
 * taken from this, see `printedDifference`. Thresholds are shares; near one that is not reached it shows
 * more digits (handbook 3). Unless others are named the full task is one: 0.9996 → "99.96".
 */
export function toPrintedPercent(
  share: Exact,
  digits: number = PRINTED_DIGITS.percent,
  thresholds: readonly Threshold[] = FULL,
): DecimalText {
  return roundScaled(share, HUNDRED, digits, thresholds);
}

/** The printed amount in a unit as plain decimal text: 53,333,333元 in 万元 → `"5333"`. */
export function toPrintedAmount(
  amountYuan: Exact,
  unit: AmountUnit,
  digits: number = PRINTED_DIGITS[unit],
  thresholdsYuan: readonly Threshold[] = NO_THRESHOLDS,
): DecimalText {
  return roundScaled(amountYuan, { num: 1n, den: YUAN_PER_UNIT[unit] }, digits, thresholdsYuan);
}

function roundScaled(
  value: Exact,
  scale: Fraction,
  digits: number,
  thresholds: readonly Threshold[],
): DecimalText {
  const scaled = multiply(toFraction(value), scale);
  if (thresholds.length === 0) return roundHalfAway(scaled, digits);
  const ends = thresholds.map((end) => ({
    value: multiply(toFraction(end.value), scale),
    reached: end.reached,
  }));
  return roundShowingThresholds(scaled, digits, ends);
}

/** Printed decimal text as people read it: thousands separators, − for minus, `+` only when asked for. */
export function formatPrinted(printed: DecimalText | null, sign: 'plain' | 'signed' = 'plain'): string {
  if (printed === null) return NO_FIGURE;
  const isNegative = printed.startsWith('-');
  const unsigned = isNegative ? printed.slice(1) : printed;
  const point = unsigned.indexOf('.');
  const figure =
    point < 0 ? groupThousands(unsigned) : groupThousands(unsigned.slice(0, point)) + unsigned.slice(point);
  if (!isNegative && sign === 'plain') return figure;
  if (/^[0.]*$/.test(unsigned)) return figure;
  return `${isNegative ? '−' : '+'}${figure}`;
}

function groupThousands(whole: string): string {
  let grouped = whole.slice(-3);
  for (let end = whole.length - 3; end > 0; end -= 3) {
    grouped = `${whole.slice(Math.max(0, end - 3), end)},${grouped}`;
  }
  return grouped;
}

/** `0.35 → "35.0%"`, null → "—". */
export function formatPercent(
  share: Exact | null,
  digits: number = PRINTED_DIGITS.percent,
  thresholds: readonly Threshold[] = FULL,
): string {
  return share === null ? NO_FIGURE : `${formatPrinted(toPrintedPercent(share, digits, thresholds))}%`;
}

/** `"120000000", "亿元" → "1.20"`, null → "—"; the unit stands in the head of the table or after it. */
export function formatAmount(
  amountYuan: Exact | null,
  unit: AmountUnit,
  digits: number = PRINTED_DIGITS[unit],
): string {
  return amountYuan === null ? NO_FIGURE : formatPrinted(toPrintedAmount(amountYuan, unit, digits));
}

/**
 * The printed percent of a rate beside the shares that it is measured against (plan, pro rata, one half):
 * one that it has not reached is never printed as reached. The full task is always among them. A larger
 * rate never prints below a smaller one, so that ranks may compare what is printed.
 */
export function toPrintedRate(
  share: Exact,
  against: readonly Exact[],
  digits: number = PRINTED_DIGITS.percent,
): DecimalText {
  const ends = against.map((value): Threshold => ({ value, reached: 'from-below' }));
  return toPrintedPercent(share, digits, [...FULL, ...ends]);
}

/** Points between two shares as plain decimal text: the difference of the two printed percents. */
export function toPrintedPoints(
  share: Exact,
  against: Exact,
  digits: number = PRINTED_DIGITS.percent,
): DecimalText {
  return printedDifference(toPrintedRate(share, [against], digits), toPrintedPercent(against, digits));
}

/**
 * Distance of two shares in points, signed: `0.35` and `0.4444…` → "−9.4". It is the difference of the
 * two printed percents; "—" when either cannot be computed.
 */
export function formatPoints(
  share: Exact | null,
  against: Exact | null,
  digits: number = PRINTED_DIGITS.percent,
): string {
  if (share === null || against === null) return NO_FIGURE;
  return formatPrinted(toPrintedPoints(share, against, digits), 'signed');
}

/** `2026-10-31 → "2026年10月31日"`. */
export function formatDate(date: string): string {
  const [year, month, day] = date.split('-');
  return `${year}年${Number(month)}月${Number(day)}日`;
}

/** `2026-10-31 → "10月31日"`. */
export function formatDayOfYear(date: string): string {
  const [, month, day] = date.split('-');
  return `${Number(month)}月${Number(day)}日`;
}

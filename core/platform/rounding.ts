import Big from 'big.js';
import {
  compare,
  type DecimalText,
  divide,
  type Exact,
  type Fraction,
  powerOfTen,
  scaledToText,
  subtract,
  sumOf,
  toFraction,
} from './fraction.ts';
import { differenceShort, roundShort } from './short-decimal.ts';

/** Printed where the parts of a table do not add up to its total (handbook 3). */
export const ROUNDING_NOTE = '因四舍五入，分项之和可能不等于合计';

/**
 * Rounds half away from zero to `digits` decimals (handbook 3, "Exact and printed").
 * `2.5 → 3`, `-2.5 → -3`; negative zero is 0. The result keeps its digits: `1.20`.
 */
export function roundHalfAway(value: Exact, digits: number): DecimalText {
  const short = typeof value === 'string' ? roundShort(value, digits) : null;
  if (short !== null) return short;
  const { num, den } = toFraction(value);
  const doubled = num * powerOfTen(digits) * 2n;
  const half = num < 0n ? -den : den;
  return scaledToText((doubled + half) / (den * 2n), digits);
}

/** Cuts off toward zero at `digits` decimals: what a spreadsheet that truncates would print. */
export function cutOff(value: Exact, digits: number): DecimalText {
  const { num, den } = toFraction(value);
  return scaledToText((num * powerOfTen(digits)) / den, digits);
}

/** Rounds up (toward plus infinity) to `digits` decimals: for "at least this much is needed". */
export function roundUp(value: Exact, digits: number): DecimalText {
  const { num, den } = toFraction(value);
  const scaled = num * powerOfTen(digits);
  const whole = scaled / den;
  return scaledToText(whole * den < scaled ? whole + 1n : whole, digits);
}

/** num ÷ den, rounded once half away from zero; null when den is 0. */
export function divideRounded(num: Exact, den: Exact, digits: number): DecimalText | null {
  const share = divide(toFraction(num), toFraction(den));
  return share === null ? null : roundHalfAway(share, digits);
}

/** Half away from zero for a big.js value, for code that calculates in big.js; negative zero is 0. */
export function roundBig(value: Big, digits: number): Big {
  const rounded = value.round(digits, Big.roundHalfUp);
  return rounded.eq(0) ? new Big(0) : rounded;
}

/** Which side a threshold is reached from: `from-below` for rates, `from-above` where lower is better. */
export interface Threshold {
  value: Exact;
  reached: 'from-below' | 'from-above';
}

const MOST_EXTRA_DIGITS = 10;

/**
 * Rounds to `digits`, and to more while the printed value would stand on a threshold that the exact
 * value has not reached: 0.79996 against 0.80 prints as 0.79996 at two digits, never as 0.80.
 */
export function roundShowingThresholds(
  value: Exact,
  digits: number,
  thresholds: readonly Threshold[],
): DecimalText {
  const exact = toFraction(value);
  if (thresholds.length === 0) return roundHalfAway(exact, digits);
  const open = thresholds.filter((threshold) => !isReached(exact, threshold));
  for (let extra = 0; extra < MOST_EXTRA_DIGITS; extra += 1) {
    const printed = roundHalfAway(exact, digits + extra);
    if (!open.some((threshold) => isReached(toFraction(printed), threshold))) return printed;
  }
  return roundAwayFrom(exact, digits + MOST_EXTRA_DIGITS, open);
}

/** Rounded to the side on which the threshold was not reached: a value just below 0 never prints as 0. */
function roundAwayFrom(value: Fraction, digits: number, open: readonly Threshold[]): DecimalText {
  const isAbove = open.every((threshold) => threshold.reached === 'from-above');
  if (isAbove) return roundUp(value, digits);
  const up = roundUp({ num: -value.num, den: value.den }, digits);
  return roundHalfAway({ num: -toFraction(up).num, den: toFraction(up).den }, digits);
}

function isReached(value: Fraction, threshold: Threshold): boolean {
  const side = compare(value, toFraction(threshold.value));
  return threshold.reached === 'from-below' ? side >= 0 : side <= 0;
}

/** Difference of two printed figures: the difference of what stands on paper, not of the exact values. */
export function printedDifference(a: DecimalText, b: DecimalText): DecimalText {
  const short = differenceShort(a, b);
  if (short !== null) return short;
  const decimals = Math.max(decimalsOf(a), decimalsOf(b));
  return roundHalfAway(subtract(toFraction(a), toFraction(b)), decimals);
}

/**
 * Printed parts against a printed total: true when they differ by no more than half a printed unit
 * for each part and for the total, so that rounding alone explains the difference.
 */
export function isSumWithinRounding(
  parts: readonly DecimalText[],
  total: DecimalText,
  digits: number,
): boolean {
  const { num, den } = subtract(sumOf(parts.map(toFraction)), toFraction(total));
  const distance = num < 0n ? -num : num;
  return distance * powerOfTen(digits) * 2n <= BigInt(parts.length + 1) * den;
}

/** Decimals that a decimal text shows: `12.50` has 2. */
export function decimalsOf(text: DecimalText): number {
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}

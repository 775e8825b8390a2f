import { divide, type Fraction, multiply, subtract } from '#core/platform/public.ts';

export const HUNDRED: Fraction = { num: 100n, den: 1n };
const MONTHS: Fraction = { num: 12n, den: 1n };

/** num ÷ den × 100; the divisor is known not to be zero. */
export function toPercent(num: Fraction, den: Fraction): Fraction {
  const share = divide(num, den);
  if (share === null) throw new RangeError('percent of zero');
  return multiply(share, HUNDRED);
}

/** current ÷ base − 1 in percent (handbook 3.7). */
export function toGrowthPercent(current: Fraction, base: Fraction): Fraction {
  return subtract(toPercent(current, base), HUNDRED);
}

/** months ÷ 12 in percent (序时进度, handbook 3.3). */
export function toProRataPercent(months: Fraction): Fraction {
  return toPercent(months, MONTHS);
}

import { divide, type Fraction, multiply, subtract } from './fraction.ts';
import { findQuantile } from './quantile.ts';

/** Fewer values have no spread worth the name (handbook 3.8, 4.8). */
const FEWEST = 8;
/** Makes the median absolute deviation comparable with a standard deviation. */
const SPREAD: Fraction = { num: 14_826n, den: 10_000n };

export const absolute = ({ num, den }: Fraction): Fraction => ({ num: num < 0n ? -num : num, den });

/** Median; the mean of the two middle values for an even count. The list is not empty. */
export function medianOf(values: readonly Fraction[]): Fraction {
  const median = findQuantile(values, '0.5');
  if (median === null) throw new RangeError('the median of nothing');
  return median;
}

/**
 * Robust z = (x − median) ÷ (1.4826 × MAD) against other values, x not among them; exact. Null with fewer than 8 of them or a
 * median absolute deviation of 0.
 */
export function getRobustZ(value: Fraction, others: readonly Fraction[]): Fraction | null {
  if (others.length < FEWEST) return null;
  const middle = medianOf(others);
  const spread = medianOf(others.map((other) => absolute(subtract(other, middle))));
  return spread.num === 0n ? null : divide(subtract(value, middle), multiply(SPREAD, spread));
}

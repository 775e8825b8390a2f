import {
  add,
  compareExact,
  type Exact,
  type Fraction,
  fromInteger,
  multiply,
  subtract,
  toFraction,
} from './fraction.ts';

/**
 * Quantile by linear interpolation between the sorted values (PERCENTILE.INC, handbook 3):
 * position p × (n − 1), 0 ≤ p ≤ 1. Null for an empty list. Exact.
 */
export function findQuantile(values: readonly Exact[], p: Exact): Fraction | null {
  return findQuantileOfSorted(values.toSorted(compareExact), p);
}

/** The same of values that stand in order already: of thousands only the two beside the position are taken apart. */
export function findQuantileOfSorted(sorted: readonly Exact[], p: Exact): Fraction | null {
  const share = toFraction(p);
  if (share.num < 0n || share.num > share.den) throw new RangeError('a quantile lies between 0 and 1');
  const last = sorted.at(-1);
  if (last === undefined) return null;
  const position = multiply(share, fromInteger(sorted.length - 1));
  const below = Number(position.num / position.den);
  const low = toFraction(sorted[below] ?? last);
  const high = toFraction(sorted[below + 1] ?? last);
  return add(low, multiply(subtract(high, low), subtract(position, fromInteger(below))));
}

/** Growth, contribution and what follows from them (handbook 3.7): exact; a share is 0.1 for 10 %, null where it does not exist. */
import {
  add,
  compare,
  divide,
  type Fraction,
  multiply,
  ONE,
  powerOfTen,
  subtract,
  ZERO,
} from './fraction.ts';

/** A part and the whole that it belongs to, now and in the period that it is held against; in one unit. */
export interface PartOfWhole {
  partNow: Fraction;
  partBefore: Fraction;
  wholeNow: Fraction;
  wholeBefore: Fraction;
}

/** now ÷ before − 1; null unless the base is above 0. Worked: 200 → 220 is 0.1. */
export function growthOf(now: Fraction, before: Fraction): Fraction | null {
  if (before.num <= 0n) return null;
  const share = divide(now, before);
  return share && subtract(share, ONE);
}

/** The base that a published growth implies: value ÷ (1 + growth); null at a growth of −100 % or less. */
export function impliedBefore(value: Fraction, growth: Fraction): Fraction | null {
  const factor = add(ONE, growth);
  return factor.num <= 0n ? null : divide(value, factor);
}

/** Δpart ÷ Δwhole; null when the whole did not move. Below a falling whole a positive share is a share of the fall. */
export function contributionOf({ partNow, partBefore, wholeNow, wholeBefore }: PartOfWhole): Fraction | null {
  return divide(subtract(partNow, partBefore), subtract(wholeNow, wholeBefore));
}

/** Δpart ÷ the whole's base: the points that the part pulls; null unless that base is above 0. */
export function pullOf({ partNow, partBefore, wholeBefore }: PartOfWhole): Fraction | null {
  return wholeBefore.num <= 0n ? null : divide(subtract(partNow, partBefore), wholeBefore);
}

/** Growth of the whole without the part; null unless the rest's base is above 0. */
export function growthWithout({ partNow, partBefore, wholeNow, wholeBefore }: PartOfWhole): Fraction | null {
  return growthOf(subtract(wholeNow, partNow), subtract(wholeBefore, partBefore));
}

/** Growth of a whole from its parts' values and growths: Σ value ÷ Σ implied base − 1; null when a base is missing or the sum ≤ 0. */
export function growthFromParts(parts: readonly { value: Fraction; growth: Fraction }[]): Fraction | null {
  let [now, before] = [ZERO, ZERO];
  for (const { value, growth } of parts) {
    const base = impliedBefore(value, growth);
    if (base === null) return null;
    [now, before] = [add(now, value), add(before, base)];
  }
  return growthOf(now, before);
}

const ROOT_DIGITS = 24;

/**
 * Average growth of n years: the n-th root of ∏(1 + g) − 1; null without years, or when a factor is below 0. Exact where the
 * root is a decimal number, else the root is cut off at 24 decimals, which no printed figure can tell.
 */
export function averageGrowth(growths: readonly Fraction[]): Fraction | null {
  if (growths.length === 0) return null;
  const factors = growths.map((growth) => add(ONE, growth));
  if (factors.some((factor) => compare(factor, ZERO) < 0)) return null;
  const product = factors.reduce(multiply, ONE);
  const years = BigInt(growths.length);
  const scaled = (product.num * powerOfTen(ROOT_DIGITS * growths.length)) / product.den;
  return subtract({ num: rootOf(scaled, years), den: powerOfTen(ROOT_DIGITS) }, ONE);
}

/** The largest whole number whose n-th power is not above `value`; by Newton from above. */
function rootOf(value: bigint, n: bigint): bigint {
  if (value < 2n || n === 1n) return value;
  let root = 1n << BigInt(Math.ceil(value.toString(2).length / Number(n)));
  for (;;) {
    const next = ((n - 1n) * root + value / root ** (n - 1n)) / n;
    if (next >= root) return root;
    root = next;
  }
}

/** What each of the months left must bring: max(0, target − done) ÷ months; null when something is owed and none is left. */
export function requiredPace(target: Fraction, done: Fraction, monthsLeft: Fraction): Fraction | null {
  const owed = subtract(target, done);
  if (owed.num <= 0n) return ZERO;
  return monthsLeft.num <= 0n ? null : divide(owed, monthsLeft);
}

/** Growth that the rest of the year must reach: (target − done) ÷ last year's rest − 1; null unless that rest is above 0. */
export function requiredGrowth(target: Fraction, done: Fraction, restBefore: Fraction): Fraction | null {
  return growthOf(subtract(target, done), restBefore);
}

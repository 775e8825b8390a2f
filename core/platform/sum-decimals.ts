import { type DecimalText, powerOfTen, sumOf, toDecimalText, toFraction } from './fraction.ts';
import { decimalsOf } from './rounding.ts';
import { readShort } from './short-decimal.ts';

/** The exact sum of decimals of whatever lengths, without trailing zeros; `0` of none. */
export function sumDecimals(values: readonly DecimalText[]): DecimalText {
  const digits = values.reduce((most, value) => Math.max(most, decimalsOf(value)), 0);
  const scaled = sumShort(values, digits);
  if (scaled === null) return toDecimalText(sumOf(values.map(toFraction)), digits);
  return toDecimalText({ num: BigInt(scaled), den: powerOfTen(digits) }, digits);
}

/** In whole numbers of the shortest unit: exact below 2^53; null where a figure is too long, or the sum. */
function sumShort(values: readonly DecimalText[], digits: number): number | null {
  let sum = 0;
  for (const value of values) {
    const short = readShort(value);
    if (short === null) return null;
    sum += short.scaled * 10 ** (digits - short.digits);
    if (Math.abs(sum) > Number.MAX_SAFE_INTEGER) return null;
  }
  return sum;
}

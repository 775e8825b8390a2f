/**
 * Exact numbers for the rules (handbook 3, "Exact and printed"): a fraction of two integers.
 * Comparisons are by cross-multiplication, so nothing is ever rounded before it is printed.
 * Faster than decimal division: one comparison of two shares costs well under a microsecond.
 */
export interface Fraction {
  readonly num: bigint;
  /** Always positive. */
  readonly den: bigint;
}

/** A decimal number as text, for example `-12.50`; no exponent, no separators. */
export type DecimalText = string;

/** What arithmetic accepts: decimal text as it comes from the ledger, or a fraction. */
export type Exact = DecimalText | Fraction;

export const ZERO: Fraction = { num: 0n, den: 1n };
export const ONE: Fraction = { num: 1n, den: 1n };

/** Digits after the point that a share (a plain ratio) is stored with, cut off and not rounded. */
export const SHARE_DIGITS = 12;
/** Digits after the point that a derived amount in 元 is stored with, cut off and not rounded. */
export const AMOUNT_DIGITS = 6;

const DECIMAL = /^[+-]?\d+(?:\.\d+)?$/;
const POWERS: bigint[] = Array.from({ length: 40 }, (_, digits) => 10n ** BigInt(digits));

export function powerOfTen(digits: number): bigint {
  return POWERS[digits] ?? 10n ** BigInt(digits);
}

export function isDecimalText(text: string): boolean {
  return DECIMAL.test(text);
}

/** Decimal text → fraction. Anything else (exponent, separators, blank) throws: it was never checked. */
export function toFraction(value: Exact): Fraction {
  if (typeof value !== 'string') return value;
  const point = value.indexOf('.');
  if (!DECIMAL.test(value)) throw new TypeError(`not a decimal number: ${JSON.stringify(value)}`);
  if (point < 0) return { num: BigInt(value), den: 1n };
  const digits = value.length - point - 1;
  return { num: BigInt(value.slice(0, point) + value.slice(point + 1)), den: powerOfTen(digits) };
}

export function fromInteger(value: number | bigint): Fraction {
  return { num: BigInt(value), den: 1n };
}

export function add(a: Fraction, b: Fraction): Fraction {
  if (a.den === b.den) return { num: a.num + b.num, den: a.den };
  // Decimals of several lengths: a sum of thousands would else grow a digit at every step.
  if (a.den % b.den === 0n) return { num: a.num + b.num * (a.den / b.den), den: a.den };
  if (b.den % a.den === 0n) return { num: a.num * (b.den / a.den) + b.num, den: b.den };
  return { num: a.num * b.den + b.num * a.den, den: a.den * b.den };
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  if (a.den === b.den) return { num: a.num - b.num, den: a.den };
  return { num: a.num * b.den - b.num * a.den, den: a.den * b.den };
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return { num: a.num * b.num, den: a.den * b.den };
}

/** a ÷ b, or null when b is 0: a share without a base does not exist. */
export function divide(a: Fraction, b: Fraction): Fraction | null {
  if (b.num === 0n) return null;
  const sign = b.num < 0n ? -1n : 1n;
  return { num: a.num * b.den * sign, den: a.den * b.num * sign };
}

/** Negative, zero or positive as a is below, equal to or above b; exact. */
export function compare(a: Fraction, b: Fraction): number {
  const left = a.den === b.den ? a.num : a.num * b.den;
  const right = a.den === b.den ? b.num : b.num * a.den;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Up to so many characters decimal texts stand in the same order as their nearest numbers, and equal ones are equal. */
export const MOST_AS_NUMBER = 15;
const isShort = (value: Exact): value is DecimalText =>
  typeof value === 'string' && value.length <= MOST_AS_NUMBER;

/** The same of figures as they come: of everyday length without taking them apart. */
export function compareExact(a: Exact, b: Exact): number {
  if (!isShort(a) || !isShort(b)) return compare(toFraction(a), toFraction(b));
  const difference = Number(a) - Number(b);
  // What is no number at all goes the long way, which says so.
  return Number.isNaN(difference) ? compare(toFraction(a), toFraction(b)) : Math.sign(difference);
}

export function smaller(a: Fraction, b: Fraction): Fraction {
  return compare(a, b) <= 0 ? a : b;
}

export function larger(a: Fraction, b: Fraction): Fraction {
  return compare(a, b) >= 0 ? a : b;
}

export function sumOf(values: Iterable<Fraction>): Fraction {
  let sum = ZERO;
  for (const value of values) sum = add(sum, value);
  return sum;
}

/** Integer with `digits` implied decimals → decimal text; minus zero is 0. */
export function scaledToText(scaled: bigint, digits: number): DecimalText {
  if (digits === 0) return scaled.toString();
  const negative = scaled < 0n;
  const text = (negative ? -scaled : scaled).toString().padStart(digits + 1, '0');
  const cut = text.length - digits;
  return `${negative ? '-' : ''}${text.slice(0, cut)}.${text.slice(cut)}`;
}

/**
 * Fraction → decimal text, cut off (toward zero) at `digits` decimals, without trailing zeros.
 * Cutting keeps every later rounding to fewer digits and every `≥ threshold` right, which rounding
 * here would not (double rounding); exact when the fraction ends within the digits.
 */
export function toDecimalText(value: Fraction, digits: number = SHARE_DIGITS): DecimalText {
  if (value.den === 1n || digits === 0) return (value.num / value.den).toString();
  const text = scaledToText((value.num * powerOfTen(digits)) / value.den, digits);
  let end = text.length;
  while (text.charCodeAt(end - 1) === ZERO_CODE && end > text.length - digits) end -= 1;
  return text.slice(0, end === text.length - digits ? end - 1 : end);
}

const ZERO_CODE = 48;

import type { DecimalText } from './fraction.ts';

/**
 * Short ways for figures of everyday length, exact as the long ones of fraction.ts and rounding.ts: whole numbers below 2^53 are
 * exact as numbers, and so is the whole part of their quotient. Big integers cost several times as much and leave garbage.
 * What is too long or not a plain decimal gets null and goes the long way.
 */
const MOST_CHARACTERS = 15;
const POWERS: readonly number[] = Array.from({ length: MOST_CHARACTERS + 1 }, (_, digits) => 10 ** digits);

const ZERO = 48;
const NINE = 57;
const FIVE = 53;
const MINUS = 45;
const POINT = 46;

/** A decimal text without its point: `-12.50` is −1250 with 2 digits behind it. */
export interface ShortDecimal {
  scaled: number;
  digits: number;
}

/** Digits with at most one point among them, and perhaps a minus in front. */
export function readShort(text: DecimalText): ShortDecimal | null {
  if (text.length > MOST_CHARACTERS) return null;
  const first = text.charCodeAt(0) === MINUS ? 1 : 0;
  let scaled = 0;
  let point = -1;
  for (let at = first; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === POINT && point < 0 && at > first) point = at;
    else if (code < ZERO || code > NINE) return null;
    else scaled = scaled * 10 + code - ZERO;
  }
  const last = text.length - 1;
  if (last < first || point === last) return null;
  return { scaled: first === 1 ? -scaled : scaled, digits: point < 0 ? 0 : last - point };
}

/** Beyond these a step of the division could leave the exact numbers. */
const LARGEST_BASE = 9e10;
const LARGEST_SUM = 9e13;
const STEP = 1e4;
/** Three steps of four digits: as many as a share is kept with (`SHARE_DIGITS`). */
const KEPT_DIGITS = 12;

/**
 * 同比 (handbook 3.7): value ÷ before − 1 in percent, both in one unit, cut off toward zero at 12 digits as `toDecimalText` does.
 * Worked: 220 against 200 is `10`, 0.01 against 0.03 is `-66.666666666666`. Null for the long way, which also says where there is
 * no growth: a base of nothing or below it, figures beyond exact numbers, what is no plain decimal.
 */
export function growthPercentShort(value: DecimalText, before: DecimalText): DecimalText | null {
  const now = readShort(value);
  const then = now && readShort(before);
  if (!now || !then) return null;
  const digits = Math.max(now.digits, then.digits);
  const base = then.scaled * (POWERS[digits - then.digits] ?? 0);
  const difference = now.scaled * (POWERS[digits - now.digits] ?? 0) - base;
  if (base <= 0 || base > LARGEST_BASE || Math.abs(difference) > LARGEST_SUM) return null;
  return quotientText(Math.abs(difference) * 100, base, difference < 0);
}

/** Two whole numbers' quotient by long division, four digits a step. */
function quotientText(dividend: number, divisor: number, isBelow: boolean): DecimalText {
  const whole = Math.floor(dividend / divisor);
  let left = dividend - whole * divisor;
  let fraction = 0;
  for (let digits = 0; digits < KEPT_DIGITS; digits += 4) {
    left *= STEP;
    const part = Math.floor(left / divisor);
    left -= part * divisor;
    fraction = fraction * STEP + part;
  }
  const sign = isBelow && (whole > 0 || fraction > 0) ? '-' : '';
  return fraction === 0 ? `${sign}${whole}` : `${sign}${whole}.${withoutZeros(fraction)}`;
}

function withoutZeros(fraction: number): string {
  const text = String(fraction).padStart(KEPT_DIGITS, '0');
  let end = text.length;
  while (text.charCodeAt(end - 1) === ZERO) end -= 1;
  return text.slice(0, end);
}

/**
 * As `roundHalfAway` (handbook 3, "Exact and printed"): half away from zero, to `digits` decimals which stay: `-2.5` is `-3`, `12` at two
 * is `12.00`, `-0.04` at one is `0.0`. The first digit that goes decides, since the text is exact. Null for the long way.
 */
export function roundShort(text: DecimalText, digits: number): DecimalText | null {
  const point = text.indexOf('.');
  const end = point < 0 ? text.length : digits === 0 ? point : point + 1 + digits;
  const kept = readShort(text.slice(0, end));
  if (kept === null || kept.digits > digits || !isAllDigits(text, point, end)) return null;
  const grown = Math.abs(kept.scaled) * (POWERS[digits - kept.digits] ?? Number.POSITIVE_INFINITY);
  if (grown >= (POWERS[MOST_CHARACTERS] ?? 0)) return null;
  const next = text.charCodeAt(digits === 0 ? point + 1 : end);
  const scaled = grown + (end < text.length && next >= FIVE ? 1 : 0);
  return textOf(text.charCodeAt(0) === MINUS ? -scaled : scaled, digits);
}

/** With all its digits; minus zero is 0. */
function textOf(scaled: number, digits: number): DecimalText {
  const sign = scaled < 0 ? '-' : '';
  const size = Math.abs(scaled);
  if (digits === 0) return `${sign}${size}`;
  const shown = String(size).padStart(digits + 1, '0');
  const cut = shown.length - digits;
  return `${sign}${shown.slice(0, cut)}.${shown.slice(cut)}`;
}

/** a − b with as many digits as the longer of the two has: `10.5` less `9` is `1.5`, `2.0` less `2` is `0.0`. Null for the long way. */
export function differenceShort(a: DecimalText, b: DecimalText): DecimalText | null {
  const from = readShort(a);
  const less = from && readShort(b);
  if (!from || !less) return null;
  const digits = Math.max(from.digits, less.digits);
  const left = from.scaled * (POWERS[digits - from.digits] ?? Number.NaN);
  const right = less.scaled * (POWERS[digits - less.digits] ?? Number.NaN);
  const areExact = Math.abs(left) < LARGEST_TERM && Math.abs(right) < LARGEST_TERM;
  return areExact ? textOf(left - right, digits) : null;
}

/** A decimal text without the zeros that end it: `1.50` is `1.5`, `2.0` is `2`. */
export function withoutEndingZeros(text: DecimalText): DecimalText {
  if (!text.includes('.')) return text;
  let end = text.length;
  while (text.charCodeAt(end - 1) === ZERO) end -= 1;
  return text.slice(0, text.charCodeAt(end - 1) === POINT ? end - 1 : end);
}

/** Twice as much is still an exact number. */
const LARGEST_TERM = 2 ** 52;

/** What is cut off must be digits too, at least one behind a point. */
function isAllDigits(text: string, point: number, end: number): boolean {
  const from = end === point ? point + 1 : end;
  if (end === point && from === text.length) return false;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < ZERO || code > NINE) return false;
  }
  return true;
}

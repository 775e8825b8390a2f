import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DecimalText, multiply, subtract, toDecimalText, toFraction } from './fraction.ts';
import { growthOf } from './growth.ts';
import { decimalsOf, roundHalfAway } from './rounding.ts';
import { differenceShort, growthPercentShort, roundShort, withoutEndingZeros } from './short-decimal.ts';

const HUNDRED = { num: 100n, den: 1n };

/** The long way, by exact fractions. */
function growthByFractions(value: DecimalText, before: DecimalText): DecimalText | null {
  const growth = growthOf(toFraction(value), toFraction(before));
  return growth && toDecimalText(multiply(growth, HUNDRED));
}
const roundByFractions = (text: DecimalText, digits: number): DecimalText =>
  roundHalfAway(toFraction(text), digits);

/** Whole numbers of every length, so that small, large and too large ones come as often. */
const whole = fc
  .tuple(fc.integer({ min: 1, max: 17 }), fc.bigInt({ min: 0n, max: 10n ** 17n }), fc.boolean())
  .map(([length, digits, isBelow]) => (isBelow ? -1n : 1n) * (digits % 10n ** BigInt(length)));
const decimal = fc
  .tuple(whole, fc.integer({ min: 0, max: 8 }))
  .map(([scaled, digits]) => toDecimalText({ num: scaled, den: 10n ** BigInt(digits) }, digits));
/** Growths as they are kept, with twelve digits. */
const share = fc
  .tuple(whole, whole)
  .map(([num, den]) => toDecimalText({ num, den: den < 0n ? -den : den === 0n ? 1n : den }));

describe('short ways of figures', () => {
  it('a growth is the one by exact fractions, or left to them', () => {
    fc.assert(
      fc.property(decimal, decimal, (value, before) => {
        const short = growthPercentShort(value, before);
        if (short !== null) expect(short).toBe(growthByFractions(value, before));
      }),
      { numRuns: 2_000 },
    );
  });

  it('a difference is the one by exact fractions with the digits of the longer, or left to them', () => {
    fc.assert(
      fc.property(fc.oneof(decimal, share), decimal, (a, b) => {
        const short = differenceShort(a, b);
        if (short === null) return;
        const exact = subtract(toFraction(a), toFraction(b));
        expect(short).toBe(roundHalfAway(exact, Math.max(decimalsOf(a), decimalsOf(b))));
        expect(withoutEndingZeros(short)).toBe(toDecimalText(exact, 20));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['10.5', '9', '1.5'],
    ['2.0', '2', '0.0'],
    ['-0.3', '0.10', '-0.40'],
    ['7', '10', '-3'],
  ])('%s less %s is %s, without big integers', (a, b, difference) => {
    expect(differenceShort(a, b)).toBe(difference);
  });

  it('a rounding is the one by exact fractions, or left to them', () => {
    fc.assert(
      fc.property(fc.oneof(decimal, share), fc.integer({ min: 0, max: 6 }), (text, digits) => {
        const short = roundShort(text, digits);
        if (short !== null) expect(short).toBe(roundByFractions(text, digits));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['220', '200', '10'],
    ['200.00', '200', '0'],
    ['-0', '5', '-100'],
    ['0.01', '0.03', '-66.666666666666'],
    ['12.35', '10.00', '23.5'],
    ['99999999.99', '9000000.00', '1011.111111'],
  ])('%s against %s grew by %s per cent, without big integers', (value, before, percent) => {
    expect(growthPercentShort(value, before)).toBe(percent);
    expect(growthByFractions(value, before)).toBe(percent);
  });

  it.each([
    ['2.5', 0, '3'],
    ['-2.5', 0, '-3'],
    ['-0.04', 1, '0.0'],
    ['0.05', 1, '0.1'],
    ['1.005', 2, '1.01'],
    ['99.95', 1, '100.0'],
    ['12', 2, '12.00'],
    ['12.5', 2, '12.50'],
    ['-0.4', 0, '0'],
    ['-78.451990469010', 1, '-78.5'],
  ])('%s at %i digits is %s, without big integers', (text, digits, printed) => {
    expect(roundShort(text, digits)).toBe(printed);
    expect(roundByFractions(text, digits)).toBe(printed);
  });

  it.each(['', '-', '.5', '5.', '1,0', '1e3', '+5', '--1', '1.2.3', '12.3x', '١٢', '1234567890123456'])(
    '%j is left to the long way',
    (text) => {
      expect(roundShort(text, 1)).toBeNull();
      expect(growthPercentShort(text, '3')).toBeNull();
      expect(growthPercentShort('3', text)).toBeNull();
    },
  );

  it('there is no short growth on a base that is nothing, below it or beyond exact numbers', () => {
    for (const before of ['0', '0.00', '-4', '123456789012', '99999999999.9'])
      expect(growthPercentShort('5', before)).toBeNull();
    expect(growthPercentShort('99999999999999', '1')).toBeNull();
  });
});

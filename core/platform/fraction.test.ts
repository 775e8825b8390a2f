import Big from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  compare,
  compareExact,
  divide,
  multiply,
  subtract,
  toDecimalText,
  toFraction,
} from './fraction.ts';
import { roundBig } from './rounding.ts';

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), fc.integer({ min: 0, max: 6 }))
  .map(([scaled, digits]) => new Big(scaled.toString()).div(new Big(10).pow(digits)).toFixed(digits));

describe('exact numbers', () => {
  it('add, subtract, multiply and compare as big.js does', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const [x, y] = [toFraction(a), toFraction(b)];
        expect(new Big(toDecimalText(add(x, y))).eq(new Big(a).plus(b))).toBe(true);
        expect(new Big(toDecimalText(subtract(x, y))).eq(new Big(a).minus(b))).toBe(true);
        expect(new Big(toDecimalText(multiply(x, y))).eq(new Big(a).times(b))).toBe(true);
        expect(compare(x, y)).toBe(new Big(a).cmp(b));
        expect(compareExact(a, b)).toBe(new Big(a).cmp(b));
        expect(compareExact(x, b)).toBe(new Big(a).cmp(b));
      }),
    );
  });

  it('what is no number is not compared', () => {
    expect(() => compareExact('1,5', '2')).toThrow('not a decimal number');
  });

  it('a quotient times its divisor is the dividend, and there is none by zero', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const quotient = divide(toFraction(a), toFraction(b));
        if (new Big(b).eq(0)) expect(quotient).toBeNull();
        else if (quotient) expect(compare(multiply(quotient, toFraction(b)), toFraction(a))).toBe(0);
      }),
    );
  });

  it('text is cut off toward zero without trailing zeros and without a negative zero', () => {
    const third = { num: 1n, den: 3n };
    expect([toDecimalText(third), toDecimalText({ num: -2n, den: 3n }, 2)]).toEqual([
      '0.333333333333',
      '-0.66',
    ]);
    expect([toDecimalText({ num: 50n, den: 100n }), toDecimalText({ num: -1n, den: 10_000n }, 2)]).toEqual([
      '0.5',
      '0',
    ]);
    expect([toDecimalText({ num: 100n, den: 10n }), toDecimalText({ num: 7n, den: 2n }, 0)]).toEqual([
      '10',
      '3',
    ]);
  });

  it.each(['', '1,000', '1e3', '.5', '5.', 'abc', ' 1', '--1'])('%j is not a decimal number', (text) => {
    expect(() => toFraction(text)).toThrow(TypeError);
  });

  it('big.js values round half away from zero to a zero without sign', () => {
    expect(roundBig(new Big('-2.5'), 0).toString()).toBe('-3');
    expect(roundBig(new Big('-0.001'), 2).s).toBe(1);
  });
});

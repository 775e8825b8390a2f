import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, subtract, toDecimalText, toFraction } from './fraction.ts';
import { findQuantile } from './quantile.ts';
import {
  cutOff,
  divideRounded,
  isSumWithinRounding,
  printedDifference,
  roundHalfAway,
  roundShowingThresholds,
  roundUp,
} from './rounding.ts';

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 0, max: 8 }))
  .map(([scaled, digits]) => toDecimalText({ num: scaled, den: 10n ** BigInt(digits) }, digits));

describe('rounding', () => {
  it.each([
    ['2.5', 0, '3'],
    ['-2.5', 0, '-3'],
    ['0.05', 1, '0.1'],
    ['-0.04', 1, '0.0'],
    ['-0.4', 0, '0'],
    ['1.005', 2, '1.01'],
    ['78.75', 1, '78.8'],
    ['6.25', 1, '6.3'],
    ['53333333.33', 0, '53333333'],
  ])('%s at %i digits is %s, half away from zero, and never a negative zero', (value, digits, printed) => {
    expect(roundHalfAway(value, digits)).toBe(printed);
  });

  it('a rounded value is never further from the exact one than half a unit', () => {
    fc.assert(
      fc.property(decimal, fc.integer({ min: 0, max: 6 }), (value, digits) => {
        const { num, den } = subtract(toFraction(roundHalfAway(value, digits)), toFraction(value));
        const distance = num < 0n ? -num : num;
        expect(distance * 2n * 10n ** BigInt(digits) <= den).toBe(true);
      }),
    );
  });

  it('rounding is symmetric about zero', () => {
    fc.assert(
      fc.property(decimal, fc.integer({ min: 0, max: 6 }), (value, digits) => {
        const { num, den } = toFraction(value);
        const mirrored = toFraction(roundHalfAway({ num: -num, den }, digits));
        expect(-mirrored.num).toBe(toFraction(roundHalfAway(value, digits)).num);
      }),
    );
  });

  it('a share that was cut off at 12 digits rounds like the exact one', () => {
    const share = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 13n }), fc.bigInt({ min: 1n, max: 10n ** 13n }));
    fc.assert(
      fc.property(share, fc.integer({ min: 0, max: 6 }), ([num, den], digits) => {
        expect(roundHalfAway(toDecimalText({ num, den }), digits)).toBe(roundHalfAway({ num, den }, digits));
      }),
    );
  });

  it('cutting off goes toward zero and rounding up toward plus infinity', () => {
    expect([cutOff('78.79', 1), cutOff('-78.79', 1), roundUp('1132.0001', 0), roundUp('-1.5', 0)]).toEqual([
      '78.7',
      '-78.7',
      '1133',
      '-1',
    ]);
  });

  it('a quotient is rounded once, and has no value without a base', () => {
    expect(divideRounded('4200', '5333.3333', 4)).toBe('0.7875');
    expect(divideRounded('1', '0', 4)).toBeNull();
  });
});

describe('printed values near a threshold', () => {
  const eighty = [{ value: '0.80', reached: 'from-below' as const }];

  it.each([
    ['0.79996', '0.79996'],
    ['0.7951', '0.795'],
    ['0.79', '0.79'],
    ['0.80', '0.80'],
    ['0.80004', '0.80'],
    ['0.7999999', '0.7999999'],
  ])('%s prints as %s at two digits beside the threshold 0.80', (value, printed) => {
    expect(roundShowingThresholds(value, 2, eighty)).toBe(printed);
  });

  it('a value closer to its threshold than any digit shows still prints on its own side', () => {
    const tiny = { num: 1n, den: 10n ** 30n };
    const below = { num: 8n * 10n ** 29n - 1n, den: 10n ** 30n };
    expect(
      roundShowingThresholds({ num: -tiny.num, den: tiny.den }, 1, [{ value: '0', reached: 'from-below' }]),
    ).toBe('-0.00000000001');
    expect(roundShowingThresholds(below, 2, eighty)).toBe('0.799999999999');
    expect(roundShowingThresholds(tiny, 1, [{ value: '0', reached: 'from-above' }])).toBe('0.00000000001');
  });

  it('where lower is better the threshold is watched from above', () => {
    expect(roundShowingThresholds('30.04', 1, [{ value: '30', reached: 'from-above' }])).toBe('30.04');
  });

  it('never shows a threshold that the exact value has not reached', () => {
    fc.assert(
      fc.property(decimal, decimal, fc.integer({ min: 0, max: 3 }), (value, threshold, digits) => {
        const printed = roundShowingThresholds(value, digits, [{ value: threshold, reached: 'from-below' }]);
        fc.pre(compare(toFraction(value), toFraction(threshold)) < 0);
        expect(compare(toFraction(printed), toFraction(threshold))).toBeLessThan(0);
      }),
    );
  });
});

describe('printed tables', () => {
  it('the difference of two printed figures is the difference of what stands on paper', () => {
    expect(printedDifference('35.0', '44.4')).toBe('-9.4');
    expect(printedDifference('61.4', '60')).toBe('1.4');
  });

  it('parts and total may differ by half a printed unit for each part and the total', () => {
    expect(isSumWithinRounding(['33.3', '33.3', '33.3'], '100.0', 1)).toBe(true);
    expect(isSumWithinRounding(['33.3', '33.3', '33.3'], '100.2', 1)).toBe(false);
  });

  it('rounded parts of an exact total are always inside the tolerance', () => {
    fc.assert(
      fc.property(fc.array(decimal, { minLength: 1, maxLength: 20 }), (parts) => {
        const total = parts
          .map(toFraction)
          .reduce((a, b) => ({ num: a.num * b.den + b.num * a.den, den: a.den * b.den }));
        expect(
          isSumWithinRounding(
            parts.map((part) => roundHalfAway(part, 1)),
            roundHalfAway(total, 1),
            1,
          ),
        ).toBe(true);
      }),
    );
  });
});

describe('quantiles', () => {
  it('interpolate linearly between the sorted values (PERCENTILE.INC)', () => {
    const p = (share: string): string => roundHalfAway(findQuantile(['4', '1', '3', '2'], share) ?? '0', 2);
    expect([p('0'), p('0.1'), p('0.5'), p('0.9'), p('1')]).toEqual(['1.00', '1.30', '2.50', '3.70', '4.00']);
  });

  it('of nothing is null', () => {
    expect(findQuantile([], '0.5')).toBeNull();
  });

  it('lie between the smallest and the largest value and grow with p', () => {
    const share = fc
      .integer({ min: 0, max: 1000 })
      .map((n) => toDecimalText({ num: BigInt(n), den: 1000n }, 3));
    fc.assert(
      fc.property(fc.array(decimal, { minLength: 1, maxLength: 12 }), share, share, (values, p, q) => {
        const [low, high] = compare(toFraction(p), toFraction(q)) <= 0 ? [p, q] : [q, p];
        const [a, b] = [findQuantile(values, low), findQuantile(values, high)];
        if (a === null || b === null) throw new Error('a quantile of values is a value');
        expect(compare(a, b)).toBeLessThanOrEqual(0);
        expect(values.some((value) => compare(toFraction(value), a) <= 0)).toBe(true);
        expect(values.some((value) => compare(toFraction(value), b) >= 0)).toBe(true);
      }),
    );
  });
});

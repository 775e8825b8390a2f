import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sumOf, toDecimalText, toFraction } from './fraction.ts';
import { sumDecimals } from './sum-decimals.ts';

const decimal = fc
  .tuple(
    fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }),
    fc.integer({ min: 0, max: 17 }),
    fc.integer({ min: 0, max: 6 }),
  )
  .map(([scaled, length, digits]) =>
    toDecimalText({ num: scaled % 10n ** BigInt(length), den: 10n ** BigInt(digits) }, digits),
  );

it('a sum of decimals is the exact one', () => {
  fc.assert(
    fc.property(fc.array(decimal, { maxLength: 30 }), (values) => {
      expect(sumDecimals(values)).toBe(toDecimalText(sumOf(values.map(toFraction))));
    }),
    { numRuns: 2_000 },
  );
});

it.each([
  [[], '0'],
  [['0.1', '0.2'], '0.3'],
  [['1', '-1.00'], '0'],
  [['9007199254740991', '1'], '9007199254740992'],
  [['9007199254740.991', '0.001', '0.0001'], '9007199254740.9921'],
])('%j add up to %s', (values, sum) => {
  expect(sumDecimals(values)).toBe(sum);
});

it('what is no number is refused', () => {
  expect(() => sumDecimals(['1', '2,5'])).toThrow('not a decimal');
});

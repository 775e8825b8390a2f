import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compare, sumOf, toFraction } from '#core/platform/public.ts';
import { type CumulativeValue, deriveSingleMonths } from './single-month.ts';

const year = (...values: (string | null)[]): CumulativeValue[] =>
  values.map((value, at) => ({ period: `2026-${String(at + 1).padStart(2, '0')}` as const, value }));

test('a month is what the cumulative value grew by; January is its own', () => {
  expect(deriveSingleMonths(year('10', '25', '25', '22.5'), false)).toMatchObject([
    { value: '10', isNegative: false },
    { value: '15' },
    { value: '0' },
    { value: '-2.5', isNegative: true },
  ]);
});

test('where January is not published, January to February are one and neither month has its own', () => {
  expect(deriveSingleMonths(year(null, '25', '40'), true)).toMatchObject([
    { value: null, reason: 'no-january' },
    { value: '25', isJanuaryToFebruary: true },
    { value: '15', isJanuaryToFebruary: false },
  ]);
});

test('a missing month takes the next one with it, and is told apart from it', () => {
  expect(
    deriveSingleMonths(year('10', null, '40', '45'), false).map(({ value, reason }) => [value, reason]),
  ).toEqual([
    ['10', null],
    [null, 'missing'],
    [null, 'month-before-missing'],
    ['5', null],
  ]);
});

test('single months add up to the last cumulative value, in whatever order they came', () => {
  const amounts = fc.array(fc.integer({ min: -1_000, max: 100_000 }), { minLength: 2, maxLength: 12 });
  fc.assert(
    fc.property(amounts, fc.boolean(), (months, hasNoJanuary) => {
      const cumulative = months.map((_, at) => months.slice(0, at + 1).reduce((sum, each) => sum + each, 0));
      const values = year(...cumulative.map(String)).toReversed();
      const singles = deriveSingleMonths(values, hasNoJanuary).flatMap(({ value }) => value ?? []);
      expect(compare(sumOf(singles.map(toFraction)), toFraction(String(cumulative.at(-1))))).toBe(0);
    }),
  );
});

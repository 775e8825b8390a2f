import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  add,
  compare,
  type Fraction,
  fromInteger,
  multiply,
  ONE,
  subtract,
  sumOf,
  toFraction,
} from './fraction.ts';
import {
  averageGrowth,
  contributionOf,
  growthFromParts,
  growthOf,
  growthWithout,
  impliedBefore,
  pullOf,
  requiredGrowth,
  requiredPace,
} from './growth.ts';
import { roundHalfAway } from './rounding.ts';

const f = toFraction;
const percent = (value: Fraction | null, digits = 1): string | null =>
  value && roundHalfAway(multiply(value, f('100')), digits);
const part = (partNow: string, partBefore: string, wholeNow = '220', wholeBefore = '200') => ({
  partNow: f(partNow),
  partBefore: f(partBefore),
  wholeNow: f(wholeNow),
  wholeBefore: f(wholeBefore),
});

describe('the worked example of the handbook: 200 → 220, parts 120 → 135 and 80 → 85', () => {
  test('growth, contributions, points, growth without a part', () => {
    expect(percent(growthOf(f('220'), f('200')))).toBe('10.0');
    expect(percent(contributionOf(part('135', '120')))).toBe('75.0');
    expect(percent(contributionOf(part('85', '80')))).toBe('25.0');
    expect(percent(pullOf(part('135', '120')))).toBe('7.5');
    expect(percent(pullOf(part('85', '80')))).toBe('2.5');
    expect(percent(growthWithout(part('135', '120')))).toBe('6.3');
  });
});

test.each([
  ['a base of 0', growthOf(f('5'), f('0'))],
  ['a base below 0', growthOf(f('5'), f('-1'))],
  ['a growth of −100 %', impliedBefore(f('5'), f('-1'))],
  ['a whole that did not move', contributionOf(part('135', '120', '200', '200'))],
  ['a whole without a base', pullOf(part('135', '120', '220', '0'))],
  ['a rest without a base', growthWithout(part('100', '200'))],
  ['a year below −100 %', averageGrowth([f('-1.1'), f('0.1')])],
  ['no year', averageGrowth([])],
  ['something owed and no month left', requiredPace(f('100'), f('99'), f('0'))],
  ['last year without a rest', requiredGrowth(f('100'), f('60'), f('0'))],
])('%s: there is no such figure', (_name, value) => {
  expect(value).toBeNull();
});

test.each([
  [['0.08', '0.052'], '6.6'],
  [['-0.05', '0.1'], '2.2'],
  [['0.21', '0'], '10.0'],
  [['-1', '0.5'], '-100.0'],
  [['0.1', '0.1', '0.1'], '10.0'],
])('average growth of %j is %s %%', (growths, expected) => {
  expect(percent(averageGrowth(growths.map(f)))).toBe(expected);
});

test('what the rest of the year must bring', () => {
  expect(roundHalfAway(requiredPace(f('12000'), f('4200'), f('5')) as Fraction, 0)).toBe('1560');
  expect(requiredPace(f('100'), f('100'), f('0'))).toEqual(fromInteger(0));
  expect(percent(requiredGrowth(f('220'), f('100'), f('100')))).toBe('20.0');
});

const amount = fc.integer({ min: 1, max: 10_000_000 }).map(fromInteger);
const parts = fc.array(fc.record({ now: amount, before: amount }), { minLength: 1, maxLength: 6 });

describe('whatever the parts', () => {
  it('points pulled add up to the growth of the whole, contributions to one', () => {
    fc.assert(
      fc.property(parts, (list) => {
        const wholeNow = sumOf(list.map((one) => one.now));
        const wholeBefore = sumOf(list.map((one) => one.before));
        const each = list.map((one) => ({ partNow: one.now, partBefore: one.before, wholeNow, wholeBefore }));
        const pulled = sumOf(each.map((one) => pullOf(one) as Fraction));
        expect(compare(pulled, growthOf(wholeNow, wholeBefore) as Fraction)).toBe(0);
        if (compare(wholeNow, wholeBefore) === 0) return;
        expect(compare(sumOf(each.map((one) => contributionOf(one) as Fraction)), ONE)).toBe(0);
      }),
    );
  });

  it('the growth rebuilt from values and growths is that of the whole', () => {
    fc.assert(
      fc.property(parts, (list) => {
        const rebuilt = growthFromParts(
          list.map(({ now, before }) => ({ value: now, growth: growthOf(now, before) as Fraction })),
        ) as Fraction;
        const direct = growthOf(sumOf(list.map((p) => p.now)), sumOf(list.map((p) => p.before))) as Fraction;
        expect(compare(rebuilt, direct)).toBe(0);
      }),
    );
  });

  it('an implied base grows back to the value', () => {
    fc.assert(
      fc.property(amount, fc.integer({ min: -999, max: 5_000 }), (value, tenths) => {
        const growth = { num: BigInt(tenths), den: 1_000n };
        const base = impliedBefore(value, growth) as Fraction;
        expect(compare(growthOf(value, base) as Fraction, growth)).toBe(0);
      }),
    );
  });

  it('the average growth lies between the least and the greatest year', () => {
    const years = fc.array(fc.integer({ min: -1_000, max: 3_000 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(years, (tenths) => {
        const growths = tenths.map((each) => ({ num: BigInt(each), den: 1_000n }));
        const average = averageGrowth(growths) as Fraction;
        const sorted = growths.toSorted(compare);
        const least = subtract(sorted[0] as Fraction, { num: 1n, den: 10n ** 20n });
        expect(compare(average, least)).toBeGreaterThan(0);
        expect(compare(average, add(sorted.at(-1) as Fraction, { num: 1n, den: 10n ** 20n }))).toBeLessThan(
          0,
        );
      }),
    );
  });
});

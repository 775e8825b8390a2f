import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { add, compare, multiply, roundHalfAway, sumOf, toFraction } from '#core/platform/public.ts';
import { deriveContributions, deriveWeightedIndex } from './contribution.ts';
import type { SubjectFigure } from './subject-figure.ts';

const figure = (value: string | null, before: string | null): SubjectFigure => ({
  ...{ period: '2026-09', value, before, growth: null, isGrowthPublished: false, pointsOnYear: null },
  ...{ certainty: 'preliminary', revisions: 0, valueId: '1' },
});
const part = (name: string, value: string | null, before: string | null) => ({
  key: name,
  name,
  figure: figure(value, before),
});
const printed = (text: string | null | undefined): string | null =>
  text == null ? null : roundHalfAway(text, 1);

describe('contribution and pull', () => {
  it('are those of the worked example of the handbook: 75.0% and 7.5 points, 25.0% and 2.5, without A 6.3%', () => {
    const result = deriveContributions(figure('220', '200'), [
      part('A', '135', '120'),
      part('B', '85', '80'),
    ]);
    const [a, b] = result?.parts ?? [];
    expect([result?.wholeGrowth, a?.contribution, a?.pull, b?.contribution, b?.pull].map(printed)).toEqual([
      '10.0',
      '75.0',
      '7.5',
      '25.0',
      '2.5',
    ]);
    expect([a?.growthWithout, a?.share, a?.shareChange].map(printed)).toEqual(['6.3', '61.4', '1.4']);
    expect(result).toMatchObject({ residual: null, isFalling: false, counted: 2 });
  });

  it('leave a residual where parts do not cover the whole, and are null where the whole stood still', () => {
    const rest = deriveContributions(figure('220', '200'), [part('A', '135', '120')]);
    expect([rest?.residual?.value, printed(rest?.residual?.pull)]).toEqual(['85', '2.5']);
    const still = deriveContributions(figure('200', '200'), [part('A', '130', '120')]);
    expect([still?.parts[0]?.contribution, printed(still?.parts[0]?.pull)]).toEqual([null, '5.0']);
  });

  test.each([
    ['a whole without a base', figure('220', null), [part('A', '135', '120')]],
    ['a base of nothing', figure('220', '0'), [part('A', '135', '120')]],
    ['a whole that is missing', figure(null, '200'), [part('A', '135', '120')]],
  ])('there are none for %s', (_name, whole, parts) => {
    expect(deriveContributions(whole, parts)).toBeNull();
  });

  it('a part without both years is listed, counted out and takes its share into the residual', () => {
    const result = deriveContributions(figure('220', '200'), [
      part('A', '135', '120'),
      part('B', null, '80'),
    ]);
    expect(result).toMatchObject({
      counted: 1,
      parts: [{}, { pull: null, contribution: null }],
      residual: { value: '85' },
    });
  });

  it('a whole that fell is marked, since a positive share then is a share of the fall', () => {
    expect(deriveContributions(figure('180', '200'), [part('A', '100', '120')])?.isFalling).toBe(true);
  });

  it('pulls with the residual add up to the growth of the whole, whatever the parts', () => {
    const amount = fc.integer({ min: 1, max: 1_000_000 }).map(String);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(amount, amount), { minLength: 1, maxLength: 8 }),
        amount,
        amount,
        (pairs, now, before) => {
          const parts = pairs.map(([a, b], at) => part(String(at), a, b));
          const result = deriveContributions(figure(now, before), parts);
          const pulls = [...(result?.parts ?? []), result?.residual].map((one) =>
            toFraction(one?.pull ?? '0'),
          );
          const gap = add(
            sumOf(pulls),
            multiply(toFraction(result?.wholeGrowth ?? '0'), { num: -1n, den: 1n }),
          );
          // Each pull is cut off at twelve digits.
          expect(compare(gap, toFraction('0.00000001'))).toBeLessThan(0);
          expect(compare(gap, toFraction('-0.00000001'))).toBeGreaterThan(0);
        },
      ),
    );
  });
});

test.each([
  [
    'two parts by their weights',
    [
      ['110', '100', '3'],
      ['90', '100', '1'],
    ],
    '105',
  ],
  [
    'a part without a figure',
    [
      ['110', '100', '3'],
      [null, '100', '1'],
    ],
    null,
  ],
  ['a standard of nothing', [['110', '0', '3']], null],
  ['weights of nothing', [['110', '100', '0']], null],
] as const)('the weighted index of %s', (_name, rows, expected) => {
  const parts = rows.map(([value, standard, weight]) => ({ value, standard, weight }));
  expect(deriveWeightedIndex(parts)).toBe(expected);
});

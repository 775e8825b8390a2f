import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compare, toFraction } from '#core/platform/public.ts';
import { shareOverMonths } from './month-targets.ts';

const ALL_KNOWN = ['5', '12', '20', '30', '40', '52', '60', '68', '76', '84', '92', '100'];

test.each<[string, string, (string | null)[], string[]]>([
  [
    'as last year went',
    '200',
    ALL_KNOWN,
    ['10.0', '24.0', '40.0', '60.0', '80.0', '104.0', '120.0', '136.0', '152.0', '168.0', '184.0', '200'],
  ],
  [
    'a January that is not published lies halfway to February',
    '100',
    [null, ...ALL_KNOWN.slice(1)],
    ['6.0', '12.0', '20.0', '30.0', '40.0', '52.0', '60.0', '68.0', '76.0', '84.0', '92.0', '100'],
  ],
  [
    'by quarters the months between lie on the line',
    '120',
    [null, null, '30', null, null, '60', null, null, '90', null, null, '120'],
    ['10.0', '20.0', '30.0', '40.0', '50.0', '60.0', '70.0', '80.0', '90.0', '100.0', '110.0', '120'],
  ],
  [
    'nothing is known of last year',
    '12',
    [],
    ['1.0', '2.0', '3.0', '4.0', '5.0', '6.0', '7.0', '8.0', '9.0', '10.0', '11.0', '12'],
  ],
  [
    'last year ended at zero or was corrected down at its end',
    '12',
    [...ALL_KNOWN.slice(0, 11), '80'],
    ['1.0', '2.0', '3.0', '4.0', '5.0', '6.0', '7.0', '8.0', '9.0', '10.0', '11.0', '12'],
  ],
])('The target of a year over its months: %s', (_, target, lastYear, expected) => {
  expect(shareOverMonths(target, lastYear, 1)).toEqual(expected);
});

test('twelve amounts that never fall and end at the target, whatever is known of a year that only grew', () => {
  const months = fc.array(fc.option(fc.integer({ min: 0, max: 1000 }), { nil: null }), {
    minLength: 12,
    maxLength: 12,
  });
  fc.assert(
    fc.property(months, fc.integer({ min: 1, max: 100_000 }), (steps, target) => {
      let sum = 0;
      const course = steps.map((step) => {
        sum += step ?? 0;
        return step === null ? null : String(sum);
      });
      const shared = shareOverMonths(String(target), course, 2);
      expect(shared).toHaveLength(12);
      expect(shared.at(-1)).toBe(String(target));
      for (let at = 1; at < 12; at += 1)
        expect(
          compare(toFraction(shared[at] ?? ''), toFraction(shared[at - 1] ?? '')),
        ).toBeGreaterThanOrEqual(0);
    }),
  );
});

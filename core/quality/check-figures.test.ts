import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import economyCases from '../../cases/check-figures/economy.json' with { type: 'json' };
import entryCases from '../../cases/check-figures/entries.json' with { type: 'json' };
import growthCases from '../../cases/check-figures/growth.json' with { type: 'json' };
import hardCases from '../../cases/check-figures/hard.json' with { type: 'json' };
import leadCases from '../../cases/check-figures/lead.json' with { type: 'json' };
import ppGapCases from '../../cases/check-figures/pp-gap.json' with { type: 'json' };
import proRataCases from '../../cases/check-figures/pro-rata.json' with { type: 'json' };
import rankCases from '../../cases/check-figures/rank.json' with { type: 'json' };
import ratioCases from '../../cases/check-figures/ratio.json' with { type: 'json' };
import sumCases from '../../cases/check-figures/sum.json' with { type: 'json' };
import workdayCases from '../../cases/check-figures/workday.json' with { type: 'json' };
import seed from '../platform/calendar-seed.json' with { type: 'json' };
import {
  add,
  buildWorkingCalendar,
  contributionOf,
  cutOff,
  type ExceptionalDay,
  growthFromParts,
  growthWithout,
  ONE,
  type PartOfWhole,
  pullOf,
  roundHalfAway,
  scaledToText,
  subtract,
  toDecimalText,
  toFraction,
} from '../platform/public.ts';
import { checkFigures, type FigureCheck } from './check-figures.ts';
import { toPercent } from './figure-percent.ts';

interface FigureCase {
  rule: string;
  entry: unknown;
  expect: { verdict: string; computed: unknown; rounded: unknown; says?: string };
}

const calendar = buildWorkingCalendar(seed.exceptionalDays as ExceptionalDay[], seed.coveredYears);

function checkOne(entry: unknown): FigureCheck {
  const [checked] = checkFigures([entry], calendar);
  if (checked === undefined) throw new Error('no answer');
  return checked;
}

const TABLES: Record<string, unknown[]> = {
  ratio: ratioCases,
  sum: sumCases,
  pro_rata: proRataCases,
  lead: leadCases,
  pp_gap: ppGapCases,
  growth: growthCases,
  rank: rankCases,
  workday: workdayCases,
  'the economy': economyCases,
  entries: entryCases,
  'hard inputs': hardCases,
};

for (const [kind, cases] of Object.entries(TABLES)) {
  describe(`the verdicts on ${kind} are those of the table of cases`, () => {
    it.each((cases as FigureCase[]).map((each) => [each.rule, each] as const))('%s', (_rule, each) => {
      const checked = checkOne(each.entry);
      const { verdict, computed, rounded } = checked;
      expect({ verdict, computed, rounded }).toEqual({
        verdict: each.expect.verdict,
        computed: each.expect.computed,
        rounded: each.expect.rounded,
      });
      if (each.expect.says !== undefined) expect(checked.sentence).toContain(each.expect.says);
    });
  });
}

const digitsOf = fc.integer({ min: 0, max: 4 });
const decimalOf = (min: number, max: number) =>
  fc
    .record({ units: fc.integer({ min, max }), digits: digitsOf })
    .map(({ units, digits }) => scaledToText(BigInt(units), digits));
const anyDecimal = decimalOf(-10_000_000, 10_000_000);
const aboveZero = decimalOf(1, 10_000_000);

describe('whatever the figures', () => {
  it('an exact ratio rounded half away from zero is a match', () => {
    fc.assert(
      fc.property(anyDecimal, aboveZero, digitsOf, (num, den, digits) => {
        const printed = roundHalfAway(toPercent(toFraction(num), toFraction(den)), digits);
        expect(checkOne({ kind: 'ratio', num, den, printed })).toMatchObject({
          verdict: 'match',
          rounded: printed,
        });
      }),
    );
  });

  it('an exact contribution, pull and growth without a part, rounded half away from zero, match', () => {
    const whole = fc.record({
      partNow: aboveZero,
      partBefore: aboveZero,
      restNow: aboveZero,
      restBefore: aboveZero,
    });
    fc.assert(
      fc.property(whole, digitsOf, ({ restNow, restBefore, ...part }, digits) => {
        const sum = (a: string, b: string) => toDecimalText(add(toFraction(a), toFraction(b)));
        const wholes = {
          wholeNow: sum(part.partNow, restNow),
          wholeBefore: sum(part.partBefore, restBefore),
        };
        const exact = Object.fromEntries(
          Object.entries({ ...part, ...wholes }).map(([name, text]) => [name, toFraction(text)]),
        ) as unknown as PartOfWhole;
        const shares = {
          contribution: contributionOf(exact),
          pull: pullOf(exact),
          growth_without: growthWithout(exact),
        };
        for (const [kind, share] of Object.entries(shares)) {
          if (share === null) continue;
          const printed = roundHalfAway(toPercent(share, ONE), digits);
          expect(checkOne({ kind, ...part, ...wholes, printed }).verdict).toBe('match');
        }
      }),
    );
  });

  it('a growth of parts that rounds from finer figures is never called inconsistent', () => {
    const fine = fc.record({
      value: fc.integer({ min: 10_000, max: 9_000_000 }),
      growth: fc.integer({ min: -5_000, max: 9_000 }),
    });
    fc.assert(
      fc.property(fc.array(fine, { minLength: 1, maxLength: 8 }), (parts) => {
        const exact = growthFromParts(
          parts.map(({ value, growth }) => ({
            value: { num: BigInt(value), den: 1_000n },
            growth: { num: BigInt(growth), den: 10_000n },
          })),
        );
        if (exact === null) return;
        const entry = {
          kind: 'parts_growth',
          parts: parts.map(({ value, growth }) => ({
            value: roundHalfAway({ num: BigInt(value), den: 1_000n }, 1),
            growth: roundHalfAway({ num: BigInt(growth), den: 100n }, 1),
          })),
          printed: roundHalfAway(toPercent(exact, ONE), 2),
        };
        expect(['match', 'truncated', 'explained']).toContain(checkOne(entry).verdict);
      }),
    );
  });

  it('an exact ratio cut off is truncated where that differs from rounding', () => {
    fc.assert(
      fc.property(anyDecimal, aboveZero, digitsOf, (num, den, digits) => {
        const exact = toPercent(toFraction(num), toFraction(den));
        const printed = cutOff(exact, digits);
        const same = Number(printed) === Number(roundHalfAway(exact, digits));
        expect(checkOne({ kind: 'ratio', num, den, printed }).verdict).toBe(same ? 'match' : 'truncated');
      }),
    );
  });

  const exactBehind = (digits: number) =>
    fc
      .record({ units: fc.integer({ min: 1, max: 99_999 }), rest: fc.integer({ min: -499, max: 499 }) })
      .map(({ units, rest }) => ({
        printed: scaledToText(BigInt(units), digits),
        exact: scaledToText(BigInt(units * 1000 + rest), digits + 3),
      }));

  it('a ratio or a growth from any inputs that round to the printed ones is never inconsistent', () => {
    fc.assert(
      fc.property(
        digitsOf.chain(exactBehind),
        digitsOf.chain(exactBehind),
        digitsOf,
        (top, bottom, digits) => {
          const percent = toPercent(toFraction(top.exact), toFraction(bottom.exact));
          const ratio = roundHalfAway(percent, digits);
          const growth = roundHalfAway(subtract(percent, { num: 100n, den: 1n }), digits);
          const verdicts = [
            checkOne({ kind: 'ratio', num: top.printed, den: bottom.printed, printed: ratio }).verdict,
            checkOne({ kind: 'growth', current: top.printed, base: bottom.printed, printed: growth }).verdict,
          ];
          for (const verdict of verdicts) expect(['match', 'truncated', 'explained']).toContain(verdict);
        },
      ),
    );
  });

  it('a growth from any current and increment that round to the printed ones is never inconsistent', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 2, max: 4000 }),
        fc.integer({ min: -4000, max: 4000 }),
        fc.integer({ min: -499, max: 499 }),
        fc.integer({ min: -499, max: 499 }),
        (digits, now, more, restNow, restMore) => {
          const exactNow = toFraction(scaledToText(BigInt(now * 1000 + restNow), 6));
          const exactMore = toFraction(scaledToText(BigInt(more * 1000 + restMore), 6));
          const before = subtract(exactNow, exactMore);
          fc.pre(before.num > 0n && now > more);
          const printed = roundHalfAway(toPercent(exactMore, before), digits);
          const entry = {
            kind: 'growth',
            current: scaledToText(BigInt(now), 3),
            increment: scaledToText(BigInt(more), 3),
            printed,
          };
          expect(['match', 'truncated', 'explained']).toContain(checkOne(entry).verdict);
        },
      ),
    );
  });

  it('a total of exact parts differs from the printed parts by rounding at most', () => {
    fc.assert(
      fc.property(
        fc.array(digitsOf.chain(exactBehind), { minLength: 1, maxLength: 30 }),
        digitsOf,
        (parts, digits) => {
          const exact = parts
            .map((part) => toFraction(part.exact))
            .reduce((sum, each) => ({
              num: sum.num * each.den + each.num * sum.den,
              den: sum.den * each.den,
            }));
          const entry = {
            kind: 'sum',
            parts: parts.map((part) => part.printed),
            printed: roundHalfAway(exact, digits),
          };
          expect(['match', 'truncated', 'rounding']).toContain(checkOne(entry).verdict);
        },
      ),
    );
  });

  it('a lead from rates rounded before subtracting is at worst explained', () => {
    fc.assert(
      fc.property(
        aboveZero,
        aboveZero,
        fc.integer({ min: 0, max: 12 }),
        digitsOf,
        (num, den, months, digits) => {
          const rate = roundHalfAway(toPercent(toFraction(num), toFraction(den)), digits);
          const elapsed = roundHalfAway({ num: BigInt(months) * 100n, den: 12n }, digits);
          const printed = roundHalfAway(subtract(toFraction(rate), toFraction(elapsed)), digits);
          expect(['match', 'truncated', 'explained']).toContain(
            checkOne({ kind: 'lead', num, den, months: String(months), printed }).verdict,
          );
        },
      ),
    );
  });

  it('ranks do not depend on the order in which the names stand', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 12 }),
        fc.infiniteStream(decimalOf(0, 30)),
        fc.boolean(),
        (names, values, up) => {
          const pairs = names.map((name) => [name, values.next().value] as const);
          const direction = up ? 'asc' : 'desc';
          const one = checkOne({ kind: 'rank', values: Object.fromEntries(pairs), direction, printed: {} });
          const other = checkOne({
            kind: 'rank',
            values: Object.fromEntries([...pairs].reverse()),
            direction,
            printed: {},
          });
          expect(other.computed).toEqual(one.computed);
          expect(
            checkOne({ kind: 'rank', values: Object.fromEntries(pairs), direction, printed: one.computed })
              .verdict,
          ).toBe('match');
        },
      ),
    );
  });

  it('no entry makes the check throw, and answers come in the order of the entries', () => {
    const kinds = fc.constantFrom(
      'ratio',
      'sum',
      'pro_rata',
      'lead',
      'pp_gap',
      'growth',
      'rank',
      'workday',
      'other',
    );
    const fields = fc.constantFrom(
      'num',
      'den',
      'parts',
      'months',
      'a',
      'b',
      'current',
      'base',
      'increment',
      'values',
      'direction',
      'from',
      'add',
      'printed',
    );
    const entry = fc
      .tuple(kinds, fc.dictionary(fields, fc.jsonValue()))
      .map(([kind, rest]) => ({ ...rest, kind }));
    fc.assert(
      fc.property(fc.array(fc.oneof(entry, fc.jsonValue())), (entries) => {
        const answers = checkFigures(entries, calendar);
        expect(answers).toHaveLength(entries.length);
        for (const answer of answers) expect(answer.sentence.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  it('blames no way of ranking for a name that has no value', () => {
    const [judged] = checkFigures([
      { id: 'a', kind: 'rank', values: { 甲: '80' }, direction: 'desc', printed: { 甲: 1, 戊: 2 } },
    ]);
    expect(judged?.verdict).toBe('inconsistent');
    expect(judged?.sentence).toMatch(/戊不在所列数值中。$/);
  });
});

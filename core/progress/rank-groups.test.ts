import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, divide, toDecimalText, toFraction } from '#core/platform/public.ts';
import { isMoveRebased, isSamePlanBasis, rankGroups, rankPrinted, toPrinted } from './rank-groups.ts';
import type { RankContext, RankEntry, Ranking, RankMeasure } from './ranking.ts';

const rate: RankMeasure = {
  code: 'completion-rate',
  name: '完成率',
  direction: 'higher-is-better',
  printAs: 'percent',
  digits: 1,
  isYearToDate: true,
  minimumGroupSize: 1,
};
const none: RankContext = { periodId: '2026-06', previous: {}, average: null };

function entry(key: string, value: string | null, change: Partial<RankEntry> = {}): RankEntry {
  return { key, name: key, value, nullReason: null, size: 5, lever: null, planBasis: 'v1', ...change };
}

const ranks = (ranking: Ranking): [string, number | null][] => ranking.entries.map((e) => [e.key, e.rank]);

describe('ranks', () => {
  it('equal printed values share a rank and the next is skipped, printed 并列第2位', () => {
    const ranking = rankGroups(
      [entry('d', '0.10'), entry('b', '0.35004'), entry('a', '0.9'), entry('c', '0.3496')],
      rate,
      none,
    );
    expect(ranks(ranking)).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 2],
      ['d', 4],
    ]);
    expect(ranking.entries.map((e) => e.rankText)).toEqual(['第1位', '并列第2位', '并列第2位', '第4位']);
  });

  it('are one more than the number of strictly better printed values, however long the figures are', () => {
    const long = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n });
    const near = fc.bigInt({ min: 10n ** 15n - 20n, max: 10n ** 15n + 20n });
    const short = fc.bigInt({ min: -40n, max: 40n });
    const value = fc.oneof(long, near, short).map((num) => toDecimalText({ num, den: 100n }));
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 12 }), fc.boolean(), (values, isHigher) => {
        const direction = isHigher ? ('higher-is-better' as const) : ('lower-is-better' as const);
        const ranking = rankGroups(
          values.map((one, at) => entry(String(at), one)),
          { ...rate, printAs: 'number', digits: 2, direction },
          none,
        );
        const printed = ranking.entries.map((one) => one.printed ?? '0');
        const placed = rankPrinted(printed, { direction });
        for (const one of ranking.entries) {
          expect(placed.get(one.printed ?? '0')).toBe(one.rank);
          const own = toFraction(one.printed ?? '0');
          const better = values.filter((other) => compare(toFraction(other), own) * (isHigher ? 1 : -1) > 0);
          expect(one.rank).toBe(better.length + 1);
        }
      }),
    );
  });

  it('a figure that is alone has no place, without an order either', () => {
    expect(rankPrinted(['3.0'], rate).size).toBe(0);
    expect([...rankPrinted(['3.0', '2.0', '3.0'], rate)]).toEqual([
      ['3.0', 1],
      ['2.0', 3],
    ]);
  });

  it('nulls are listed last with the reason, groups that are too small are not ranked', () => {
    const measure = { ...rate, minimumGroupSize: 3 };
    const ranking = rankGroups(
      [
        ...[entry('x', null, { nullReason: '计划未下达' }), entry('s', '0.99', { size: 2 })],
        ...[entry('b', '0.4'), entry('a', '0.5')],
      ],
      measure,
      none,
    );
    expect(ranking.rankedCount).toBe(2);
    expect(ranking.entries.map((e) => [e.key, e.rankText, e.reason])).toEqual([
      ['a', '第1位', null],
      ['b', '第2位', null],
      ['x', '—', '计划未下达'],
      ['s', '—', '不足3个项目，不参加排名'],
    ]);
  });

  it('one alone is neither first nor last', () => {
    const ranking = rankGroups(
      [entry('x', null, { nullReason: '计划未下达' }), entry('a', '0.5')],
      rate,
      none,
    );
    expect(ranking.rankedCount).toBe(0);
    expect(ranking.entries.map((e) => [e.key, e.printed, e.rank, e.reason])).toEqual([
      ['a', '50.0', null, '只有一个可比，不排位'],
      ['x', null, null, '计划未下达'],
    ]);
  });

  it('direction is a property of the measure', () => {
    const days: RankMeasure = { ...rate, printAs: 'number', digits: 0, direction: 'lower-is-better' };
    expect(ranks(rankGroups([entry('a', '12'), entry('b', '3')], days, none))).toEqual([
      ['b', 1],
      ['a', 2],
    ]);
  });

  it('ranking nothing gives nothing', () => {
    expect(rankGroups([], rate, none).entries).toEqual([]);
  });
});

describe('moves', () => {
  it('are none where the places before were of others: neither up nor down, with how many those were', () => {
    const { entries } = rankGroups([entry('z', '0.9'), entry('a', '0.5')], rate, {
      ...none,
      ...{ periodId: '2026-06', previous: { a: { rank: 1, planBasis: null } }, othersRankedBefore: 9 },
    });
    expect(entries.map(({ key, move }) => [key, move])).toEqual([
      ['z', null],
      [
        'a',
        {
          ...{ places: 0, direction: 'same', isAcrossPlanVersions: true, isAcrossSets: true },
          ...{ rankedBefore: 9, text: '口径调整' },
        },
      ],
    ]);
  });

  const move = (before: number | null, basis: string | null, periodId = '2026-06', measure = rate) =>
    rankGroups([entry('z', '0.9'), entry('a', '0.5')], measure, {
      ...none,
      periodId,
      previous: { a: { rank: before, planBasis: basis } },
    }).entries[1]?.move;

  it('are 升2位, 降1位 and 持平', () => {
    expect([move(4, 'v1')?.text, move(1, 'v1')?.text, move(2, 'v1')?.text]).toEqual([
      '升2位',
      '降1位',
      '持平',
    ]);
  });

  it('across plan versions are marked 口径调整', () => {
    expect(move(4, 'v0')).toEqual({
      places: 2,
      direction: 'up',
      isAcrossPlanVersions: true,
      text: '升2位（口径调整）',
    });
  });

  it('are marked when any plan of the group changed, and older ranks are compared by the highest version', () => {
    expect(isSamePlanBasis('2|3|4|77|1000.00', '2|3|4|77|1000.00')).toBe(true);
    expect(isSamePlanBasis('2|3|4|77|1000.00', '2|3|5|80|1000.00')).toBe(false);
    expect(isSamePlanBasis('2', '2|3|5|80|1000.00')).toBe(true);
    expect(isSamePlanBasis('1', '2|3|5|80|1000.00')).toBe(false);
    expect([isSamePlanBasis(null, null), isSamePlanBasis(null, '1')]).toEqual([true, false]);
  });

  it('among other groups, after the least size changed, are marked 口径调整', () => {
    const sized = (size: number, wasRanked: boolean) => {
      const { entries } = rankGroups([entry('z', '0.9'), entry('a', '0.5')], rate, {
        ...none,
        periodId: '2026-06',
        previous: {
          a: { rank: 4, planBasis: 'v1', minimumGroupSize: size },
          z: { rank: wasRanked ? 1 : null, planBasis: 'v1', minimumGroupSize: size },
        },
      });
      const move = entries.find((e) => e.key === 'a')?.move;
      return move ? [move.text, isMoveRebased(move)] : null;
    };
    expect(sized(rate.minimumGroupSize + 1, false)).toEqual(['升2位（口径调整）', true]);
    // Another least size that leaves the same groups ranked, or a group that is ranked for another reason, moves nothing.
    expect(sized(rate.minimumGroupSize + 1, true)).toEqual(['升2位', false]);
    expect(sized(rate.minimumGroupSize, false)).toEqual(['升2位', false]);
  });

  it('are none when not ranked before and in the first period of a year-to-date measure', () => {
    expect(move(null, 'v1')).toBeNull();
    expect(rankGroups([entry('a', '0.5')], rate, none).entries[0]?.move).toBeNull();
    expect(move(4, 'v1', '2026-01')).toBeNull();
    expect(move(4, 'v1', '2026-01', { ...rate, isYearToDate: false })?.text).toBe('升2位');
  });
});

describe('gaps', () => {
  const ranking = rankGroups(
    [
      entry('a', '0.614', { lever: { numeratorYuan: '61400000', denominatorYuan: '100000000' } }),
      entry('b', '0.6004', { lever: { numeratorYuan: '60040000', denominatorYuan: '100000000' } }),
      entry('c', '0.6', { lever: { numeratorYuan: '60000000', denominatorYuan: '100000000' } }),
      entry('d', '0.35', { lever: { numeratorYuan: '42000000', denominatorYuan: '120000000' } }),
    ],
    rate,
    { ...none, average: '0.5' },
  );
  const of = (key: string) => ranking.entries.find((e) => e.key === key);

  it('are differences of printed figures to the first, the one ahead and the average', () => {
    expect([of('a')?.gapToFirst, of('a')?.gapToAhead, of('a')?.gapToAverage]).toEqual(['0.0', null, '11.4']);
    expect([of('c')?.gapToFirst, of('c')?.gapToAhead]).toEqual(['-1.4', '-1.4']);
    expect([of('d')?.gapToFirst, of('d')?.gapToAhead, of('d')?.gapToAverage]).toEqual([
      '-26.4',
      '-25.0',
      '-15.0',
    ]);
  });

  it('the least amount to equal the next better printed value is in whole 万元; none for the first place', () => {
    expect([of('a')?.betterPrinted, of('a')?.leastAmountYuan]).toEqual([null, null]);
    expect([of('c')?.betterPrinted, of('c')?.leastAmountYuan]).toEqual(['61.4', '1350000']);
    expect([of('d')?.betterPrinted, of('d')?.leastAmountYuan]).toEqual(['60.0', '29940000']);
  });

  it('of an amount it is the difference of the printed values', () => {
    const amounts: RankMeasure = { ...rate, printAs: '万元', digits: 0 };
    const [, second] = rankGroups([entry('a', '123456789'), entry('b', '100004999')], amounts, none).entries;
    expect([second?.printed, second?.gapToAhead, second?.leastAmountYuan]).toEqual([
      '10000',
      '-2346',
      '23460000',
    ]);
  });

  it('up to the full task is the whole rest, for 99.96% prints so and is no tie with 100.0%', () => {
    const lever = (numeratorYuan: string) => ({ lever: { numeratorYuan, denominatorYuan: '100000000' } });
    const { entries } = rankGroups(
      [
        entry('a', '1', lever('100000000')),
        entry('b', '0.9996', lever('99960000')),
        entry('c', '0.99', lever('99000000')),
      ],
      rate,
      none,
    );
    expect(entries.map((e) => [e.rank, e.printed, e.leastAmountYuan])).toEqual([
      [1, '100.0', null],
      [2, '99.96', '40000'],
      [3, '99.0', '960000'],
    ]);
  });

  it('a rate below one half prints and ranks below one that has reached it', () => {
    const measure = { ...rate, against: ['0.5'] };
    const { entries } = rankGroups([entry('b', '0.4996'), entry('a', '0.5002')], measure, none);
    expect(entries.map((e) => [e.key, e.rank, e.printed])).toEqual([
      ['a', 1, '50.0'],
      ['b', 2, '49.96'],
    ]);
  });

  it('where lower is better it is the amount to take away', () => {
    const share: RankMeasure = { ...rate, direction: 'lower-is-better' };
    const lever = { numeratorYuan: '3000000', denominatorYuan: '10000000' };
    const [, second] = rankGroups([entry('a', '0.2'), entry('b', '0.3', { lever })], share, none).entries;
    expect(second?.leastAmountYuan).toBe('1000000');
  });
});

describe('ranking properties', () => {
  const group = fc
    .tuple(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 12n }))
    .map(([numerator, denominator]) => ({
      numeratorYuan: toDecimalText({ num: numerator, den: 100n }, 2),
      denominatorYuan: toDecimalText({ num: denominator, den: 100n }, 2),
    }));
  const groups = fc.array(group, { minLength: 1, maxLength: 12 }).map((levers) =>
    levers.map((lever, index) => {
      const share = divide(toFraction(lever.numeratorYuan), toFraction(lever.denominatorYuan));
      return entry(`g${index}`, share === null ? null : toDecimalText(share), { lever });
    }),
  );

  it('a rank is one more than the number of strictly better printed values', () => {
    fc.assert(
      fc.property(groups, (entries) => {
        fc.pre(entries.length > 1);
        const ranking = rankGroups(entries, rate, none).entries;
        for (const own of ranking) {
          const better = ranking.filter(
            (other) => compare(toFraction(other.printed ?? '0'), toFraction(own.printed ?? '0')) > 0,
          );
          expect(own.rank).toBe(better.length + 1);
        }
      }),
    );
  });

  it('does not depend on the order of the entries', () => {
    fc.assert(
      fc.property(groups, (entries) => {
        const one = new Map(ranks(rankGroups(entries, rate, none)));
        const other = new Map(ranks(rankGroups([...entries].reverse(), rate, none)));
        expect(other).toEqual(one);
      }),
    );
  });

  it('the least amount reaches the better printed value and a 万元 less does not', () => {
    fc.assert(
      fc.property(groups, fc.constantFrom('0.5', '0.833333333333', '0.01'), (entries, proRata) => {
        const measure = { ...rate, against: [proRata] };
        for (const ranked of rankGroups(entries, measure, none).entries) {
          const lever = entries.find((e) => e.key === ranked.key)?.lever;
          if (ranked.leastAmountYuan === null || ranked.betterPrinted === null || !lever) continue;
          const better = toFraction(ranked.betterPrinted);
          const printedAfter = (extraYuan: bigint) => {
            const { num, den } = toFraction(lever.numeratorYuan);
            const share = divide({ num: num + extraYuan * den, den }, toFraction(lever.denominatorYuan));
            return toFraction(toPrinted(toDecimalText(share ?? toFraction('0')), measure));
          };
          const least = BigInt(ranked.leastAmountYuan);
          expect(compare(printedAfter(least), better)).toBeGreaterThanOrEqual(0);
          expect(compare(printedAfter(least - 10_000n), better)).toBeLessThan(0);
        }
      }),
    );
  });
});

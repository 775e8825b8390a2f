import { type DecimalText, divide, type PeriodId, toDecimalText, toFraction } from '#core/platform/public.ts';
import {
  describeOrder,
  type GroupOrder,
  orderGroups,
  type PreviousRank,
  type RankContext,
  type Ranking,
  type RankMeasure,
  rankPrinted,
  toPrinted,
} from '#core/progress/public.ts';
import type { Indicator } from './indicator.ts';
import type { KeyFigure } from './subject-figure.ts';

type Ranked = Pick<Indicator, 'code' | 'name' | 'digits' | 'direction' | 'rankBy' | 'kind'>;
export type RankBy = NonNullable<Indicator['rankBy']>;

export const RANK_BY_WORDS: Record<RankBy, string> = { level: '总量', growth: '增速', completion: '完成率' };

/** Digits of growths and shares in percent, as everywhere. */
const PERCENT_DIGITS = 1;

/** By what and how regions stand in order; the measure follows from the indicator. */
export function toRankMeasure(indicator: Ranked, by: RankBy): RankMeasure {
  return {
    code: `${indicator.code}:${by}`,
    name: `${indicator.name}${RANK_BY_WORDS[by]}`,
    direction: indicator.direction === 'lower-is-better' ? 'lower-is-better' : 'higher-is-better',
    printAs: by === 'completion' ? 'percent' : 'number',
    digits: by === 'level' ? indicator.digits : PERCENT_DIGITS,
    isYearToDate: indicator.kind === 'cumulative' || indicator.kind === 'flow',
    minimumGroupSize: 1,
  };
}

/** One region with its figure and, where completion counts, its target of the year. */
export interface RankSubject {
  key: string;
  name: string;
  figure: KeyFigure | null;
  target: DecimalText | null;
}

/** The value by which a region is ranked: its level, growth in percent, or completed share. */
export function getRankValue(by: RankBy, { figure, target }: RankSubject): DecimalText | null {
  if (figure === null) return null;
  if (by === 'level') return figure.value;
  if (by === 'growth') return figure.growth;
  if (figure.value === null || target === null) return null;
  const whole = toFraction(target);
  const share = whole.num <= 0n ? null : divide(toFraction(figure.value), whole);
  return share && toDecimalText(share);
}

function findReason(by: RankBy, { figure, target }: RankSubject): string | null {
  if (figure === null || (figure.value === null && figure.growth === null)) return '未报';
  if (by === 'completion' && target === null) return '未定目标';
  return by === 'growth' ? '没有可比的上年同期数' : '无数据';
}

/** Regions in order (handbook 3.5, 3.7; IN-06) by the one way of ranking that the product has. */
export function orderSubjects(indicator: Ranked, by: RankBy, subjects: readonly RankSubject[]): GroupOrder {
  const entries = subjects.map((subject) => {
    const value = getRankValue(by, subject);
    return {
      key: subject.key,
      name: subject.name,
      value,
      nullReason: value === null ? findReason(by, subject) : null,
      size: 1,
      lever: null,
      planBasis: null,
    };
  });
  return orderGroups(entries, toRankMeasure(indicator, by));
}

/** What a page says of an order: `previous` are the ranks of the month before, `average` the upper level's own figure. */
export const rankSubjects = (
  indicator: Ranked,
  by: RankBy,
  subjects: readonly RankSubject[],
  { period, ...context }: Omit<RankContext, 'periodId'> & { period: PeriodId },
): Ranking => describeOrder(orderSubjects(indicator, by, subjects), { periodId: period, ...context });

/** Places alone: what those with a place have printed, and the rank of each printed figure. */
export interface Places {
  printedOf: ReadonlyMap<string, DecimalText>;
  rankOf: ReadonlyMap<DecimalText, number>;
}

/** Who has which place, as `orderSubjects` gives it, without an order. */
export function placeSubjects(indicator: Ranked, by: RankBy, subjects: readonly RankSubject[]): Places {
  const measure = toRankMeasure(indicator, by);
  const printedOf = new Map<string, DecimalText>();
  for (const subject of subjects) {
    const value = getRankValue(by, subject);
    if (value !== null) printedOf.set(subject.key, toPrinted(value, measure));
  }
  const rankOf = rankPrinted(printedOf.values(), measure);
  return { printedOf: rankOf.size === 0 ? new Map() : printedOf, rankOf };
}

/** The ranks of the month before, for the moves: of all or of those that are wanted. */
export function toPreviousRanks(
  { printedOf, rankOf }: Places,
  only: ReadonlySet<string> | undefined,
): RankContext['previous'] {
  const previous: Record<string, PreviousRank> = {};
  for (const key of only ?? printedOf.keys()) {
    const rank = rankOf.get(printedOf.get(key) ?? '');
    if (rank !== undefined) previous[key] = { rank, planBasis: null };
  }
  return previous;
}

import { type DecimalText, divide, type PeriodId, toDecimalText, toFraction } from '#core/platform/public.ts';
import {
  describeOrder,
  type GroupOrder,
  orderGroups,
  type RankContext,
  type Ranking,
  type RankMeasure,
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

/** The ranks of an order, for the moves of the next one. */
export function toPreviousRanks(
  { ranked }: GroupOrder,
  only: ReadonlySet<string> | undefined,
): RankContext['previous'] {
  const wanted = ranked.filter(({ entry }) => only === undefined || only.has(entry.key));
  return Object.fromEntries(wanted.map(({ entry, rank }) => [entry.key, { rank, planBasis: null }]));
}

import { type DecimalText, divide, type PeriodId, toDecimalText, toFraction } from '#core/platform/public.ts';
import { type RankContext, type Ranking, type RankMeasure, rankGroups } from '#core/progress/public.ts';
import type { Indicator } from './indicator.ts';
import type { RankFigure } from './subject-figure.ts';

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
  figure: RankFigure | null;
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

/**
 * Regions in order (handbook 3.5, 3.7; IN-06) by the one way of ranking that the product has; `previous` are the ranks of the
 * month before, `average` the upper level's own figure.
 */
export function rankSubjects(
  indicator: Ranked,
  by: RankBy,
  subjects: readonly RankSubject[],
  context: Pick<RankContext, 'previous' | 'average' | 'gapsOf'> & { period: PeriodId },
): Ranking {
  const measure = toRankMeasure(indicator, by);
  const entries = subjects.map((subject) => ({
    key: subject.key,
    name: subject.name,
    value: getRankValue(by, subject),
    nullReason: findReason(by, subject),
    size: 1,
    lever: null,
    planBasis: null,
  }));
  const { period, ...rest } = context;
  return rankGroups(entries, measure, { periodId: period, ...rest });
}

/** The ranks of a ranking, for the moves of the next one. */
export function toPreviousRanks(ranking: Ranking): RankContext['previous'] {
  return Object.fromEntries(ranking.entries.map(({ key, rank }) => [key, { rank, planBasis: null }]));
}

import {
  type DecimalText,
  divide,
  multiply,
  type PeriodId,
  subtract,
  toDecimalText,
  toFraction,
} from '#core/platform/public.ts';
import type { Indicator } from './indicator.ts';
import { deriveGrowth } from './indicator-growth.ts';
import type { StandingValue } from './standing-value.ts';

/** What is known of one subject at one period. */
export interface SubjectFigure {
  period: PeriodId;
  value: DecimalText | null;
  /** 同比, in percent; null where there is none or the indicator has none. */
  growth: DecimalText | null;
  isGrowthPublished: boolean;
  /** Last year's value that growth, contributions and pulls stand on. */
  before: DecimalText | null;
  /** Of a rate: this value less last year's, in points. */
  pointsOnYear: DecimalText | null;
  certainty: StandingValue['certainty'] | null;
  revisions: number;
  valueId: string | null;
}

/** What lights, series and places in an order look at. */
export type KeyFigure = Pick<SubjectFigure, 'value' | 'growth'>;

export interface FigureCells {
  now: StandingValue | null;
  lastYear: StandingValue | null;
}

type Kind = Pick<Indicator, 'kind' | 'growth'>;

/**
 * A subject's figure from its standing values (handbook 3.7). The base of growth is, in this order: what the published growth
 * implies, the comparable value of last year that the source gave with it, last year's own value. A rate has points instead.
 */
export function deriveSubjectFigure(
  indicator: Kind,
  period: PeriodId,
  { now, lastYear }: FigureCells,
): SubjectFigure {
  const value = now?.value ?? null;
  const known = now?.base ?? lastYear?.value ?? null;
  const growth =
    indicator.growth === 'none'
      ? { percent: now?.growth ?? null, isPublished: now?.growth != null, before: known }
      : deriveGrowth({ value, before: known, publishedPercent: now?.growth ?? null });
  const isRate = indicator.kind === 'rate' || indicator.kind === 'index';
  return {
    period,
    value,
    growth: growth.percent,
    isGrowthPublished: growth.isPublished,
    before: growth.before,
    pointsOnYear: isRate && value !== null && known !== null ? differenceOf(value, known) : null,
    certainty: now?.certainty ?? null,
    revisions: now?.revisions ?? 0,
    valueId: now?.id ?? null,
  };
}

const differenceOf = (a: DecimalText, b: DecimalText): DecimalText =>
  toDecimalText(subtract(toFraction(a), toFraction(b)));

/** 比率 worked out anew from its two parts, in percent (tax in revenue): null unless both are there and the whole is above 0. */
export function deriveRatio(part: DecimalText | null, whole: DecimalText | null): DecimalText | null {
  if (part === null || whole === null) return null;
  const divisor = toFraction(whole);
  if (divisor.num <= 0n) return null;
  const share = divide(toFraction(part), divisor);
  return share && toDecimalText(multiply(share, { num: 100n, den: 1n }));
}

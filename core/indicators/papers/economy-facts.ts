/** What papers about the economy are written from: everything that is known of a month, each figure with the value it stands on. */
import type { DecimalText, PeriodId } from '#core/platform/public.ts';
import type { Ranking } from '#core/progress/public.ts';
import type { BoardRow } from '../board-row.ts';
import type { Contributions, Part } from '../contribution.ts';
import type { Indicator } from '../indicator.ts';
import type { MatchVerdict } from '../match-rule.ts';
import type { SubjectFigure } from '../subject-figure.ts';

export interface NamedFigure {
  key: string;
  name: string;
  /** 石门洲县, where a sentence names it. */
  fullName: string;
  isOwn: boolean;
  figure: SubjectFigure;
}

/** One year of an indicator at the same month: the own figure, its place, and the first and last of the order. */
export interface YearStanding {
  year: number;
  period: PeriodId;
  figure: SubjectFigure;
  /** 第2位, 并列第2位; null where it is not ranked. */
  rankText: string | null;
  ranked: number;
  /** The whole year's figure; null while the year is not over or nothing is known of it. */
  wholeYear: SubjectFigure | null;
}

export interface EconomyRow {
  indicator: Indicator;
  row: BoardRow;
  /** The period before in which the indicator had a figure. */
  periodBefore: PeriodId;
  /** Those above, the nearest first, with how their growth moved since the period before. */
  upper: (NamedFigure & { growthChange: DecimalText | null })[];
  /** Those it is ranked with, itself among them. */
  peers: NamedFigure[];
  ranking: Ranking | null;
  /** The regions directly below and their order; null where none has a figure. */
  below: { regions: NamedFigure[]; ranking: Ranking } | null;
  growthLastYear: DecimalText | null;
  /** 两年平均增速, in percent. */
  twoYearGrowth: DecimalText | null;
  /** The value on which last year's growth stands. */
  lastYearValueId: string | null;
  years: YearStanding[];
  /** The own figure month by month, this year and last year, for a chart. */
  months: { thisYear: SubjectFigure[]; lastYear: SubjectFigure[] };
}

export const PART_KINDS = ['sector', 'region', 'enterprise-group', 'indicator'] as const;
export type PartKind = (typeof PART_KINDS)[number];

export interface EconomyContribution {
  code: string;
  by: PartKind;
  period: PeriodId;
  whole: SubjectFigure;
  parts: readonly Part[];
  result: Contributions;
}

/** What a unit is behind with against the target of its year. */
export interface EconomyShortfall {
  indicator: Indicator;
  unitName: string;
  subjectName: string;
  isOwn: boolean;
  period: PeriodId;
  figure: SubjectFigure;
  target: DecimalText;
  completion: DecimalText | null;
  proRataGap: DecimalText | null;
  shortfall: DecimalText;
  requiredPerMonth: DecimalText | null;
  requiredGrowthPercent: DecimalText | null;
}

export interface EconomyMatch {
  sentence: string;
  verdict: MatchVerdict | null;
  valueIds: string[];
}

/** A figure that had been published and was signed anew since the freeze before. */
export interface EconomyRevision {
  indicator: Indicator;
  subjectName: string;
  period: PeriodId;
  valueId: string;
  earlierValueId: string;
  before: { value: DecimalText | null; growth: DecimalText | null };
  after: { value: DecimalText | null; growth: DecimalText | null };
  reason: string;
  unitName: string;
}

export interface EconomyTarget {
  indicator: Indicator;
  value: DecimalText | null;
  growth: DecimalText | null;
  rank: number | null;
  leadOrgId: string | null;
  leadName: string;
  supportingNames: string[];
  basis: string;
}

export interface EconomyFacts {
  period: PeriodId;
  /** False: the month is open and the figures may still change. */
  isFrozen: boolean;
  frozenOn: string | null;
  regionName: string;
  /** 全县, 全市. */
  regionWord: string;
  /** 县（市、区）, as the regions that it is ranked with are called. */
  peerWord: string;
  /** 镇（街道、园区）, as the regions directly below are called. */
  belowWord: string;
  rows: EconomyRow[];
  contributions: EconomyContribution[];
  shortfalls: EconomyShortfall[];
  matches: EconomyMatch[];
  revisions: EconomyRevision[];
  targets: EconomyTarget[];
}

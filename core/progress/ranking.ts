import type { DecimalText, PeriodId } from '#core/platform/public.ts';

/** A figure by which groups are ranked; the direction is a property of the measure (handbook 3.5). */
export interface RankMeasure {
  code: string;
  name: string;
  direction: 'higher-is-better' | 'lower-is-better';
  /** `percent` prints a share as percent, `points` and `number` print the value as it is, amounts in their unit. */
  printAs: 'percent' | 'number' | '亿元' | '万元';
  digits: number;
  /** Year to date: the first period of a year has no move. */
  isYearToDate: boolean;
  /** Groups with fewer projects are not ranked. */
  minimumGroupSize: number;
  /** Shares that a printed percent may not seem to have reached, beside the full task: the pro rata share. */
  against?: readonly DecimalText[];
}

export interface RankEntry {
  key: string;
  name: string;
  /** Exact value (a share cut off at 12 digits, an amount in 元), or null with the reason. */
  value: DecimalText | null;
  nullReason: string | null;
  /** Projects in the group, against the minimum group size. */
  size: number;
  /**
   * For rates: numerator and denominator in 元, so that the least amount to reach a better printed rate is
   * known. Null when no amount moves the measure.
   */
  lever: { numeratorYuan: DecimalText; denominatorYuan: DecimalText } | null;
  /** The plan versions behind the figure, see `isSamePlanBasis`: a move across different ones is marked 口径调整. */
  planBasis: string | null;
}

/** Rank of the previous period, as it was published. */
export interface PreviousRank {
  rank: number | null;
  planBasis: string | null;
  /** Groups with fewer projects were not ranked then. */
  minimumGroupSize?: number;
}

export interface RankContext {
  periodId: PeriodId;
  /** By key; empty when nothing was ranked before. */
  previous: Readonly<Record<string, PreviousRank>>;
  /** The average of the ranked groups: the total's recomputed value, exact. */
  average: DecimalText | null;
  /** Keys of which something is to be said; absent: of all. */
  only?: ReadonlySet<string>;
  /** How many were ranked before, where they were not the same ones as now; absent: the same ones, or it does not matter. */
  othersRankedBefore?: number;
}

export interface RankMove {
  places: number;
  direction: 'up' | 'down' | 'same';
  isAcrossPlanVersions: boolean;
  /** Others are ranked than before, for another least size of a group or for want of figures; absent: the same set. */
  isAcrossSets?: true;
  /** How many were ranked before, where figures of others were there then: places of two such orders are not compared. */
  rankedBefore?: number;
  /** 升2位, 降1位, 持平; with （口径调整） across plan versions or least sizes; 口径调整 alone where others had figures. */
  text: string;
}

export interface RankedEntry {
  key: string;
  name: string;
  value: DecimalText | null;
  /** Plain decimal text as printed: `35.0` for a percent. Ranks and gaps come from it. */
  printed: DecimalText | null;
  rank: number | null;
  isTied: boolean;
  /** 第1位, 并列第2位; — when not ranked. */
  rankText: string;
  /** Why it is not ranked. */
  reason: string | null;
  move: RankMove | null;
  /** Differences of printed figures, own minus theirs; null when there is nobody. */
  gapToFirst: DecimalText | null;
  gapToAhead: DecimalText | null;
  gapToAverage: DecimalText | null;
  /** The nearest strictly better printed value, and the least amount in 元 that would equal it. */
  betterPrinted: DecimalText | null;
  leastAmountYuan: DecimalText | null;
}

export interface Ranking {
  measure: string;
  periodId: PeriodId;
  rankedCount: number;
  printedAverage: DecimalText | null;
  /** Ranked ones by rank, in the given order inside a tie; the unranked last. */
  entries: RankedEntry[];
}

import { NATURES, SIZE_BANDS, STAGES } from '#core/ledger/public.ts';
import { type IsoDate, type PeriodId, toDecimalText } from '#core/platform/public.ts';
import type { GroupFigures } from './group-figures.ts';
import { deriveGroupFigures, type GroupTotals } from './group-totals.ts';
import { getProRataShare } from './pro-rata.ts';
import { NULL_REASON_WORDS } from './progress.ts';
import { rankGroups } from './rank-groups.ts';
import type { PreviousRank, RankedEntry, RankMeasure } from './ranking.ts';

/** Splits that are kept when a period is frozen; `rank` says whether its groups are ranked, leaders never are (8.3). */
export const STANDARD_SPLITS = {
  total: { zh: '合计', en: 'Total', isExclusive: true, ranked: false },
  unit: { zh: '填报单位', en: 'Reporting unit', isExclusive: true, ranked: true },
  territory: { zh: '属地', en: 'Territory', isExclusive: true, ranked: true },
  department: { zh: '行业主管部门', en: 'Department', isExclusive: true, ranked: true },
  sector: { zh: '行业', en: 'Sector', isExclusive: true, ranked: true },
  level: { zh: '级别', en: 'Level', isExclusive: false, ranked: false },
  nature: { zh: '建设性质', en: 'Nature', isExclusive: true, ranked: false },
  sponsor: { zh: '包联领导', en: 'Leader in charge', isExclusive: true, ranked: false },
} as const;
export type StandardSplit = keyof typeof STANDARD_SPLITS;

/** Splits worked out from the project rows when asked for, of frozen periods too; never ranked (CL-02, CL-04, CL-05, CL-07). */
export const ASKED_SPLITS = {
  stage: { zh: '阶段', en: 'Stage', isExclusive: true, ranked: false },
  list: { zh: '清单', en: 'List', isExclusive: false, ranked: false },
  tag: { zh: '标签（工程、批次）', en: 'Tag', isExclusive: false, ranked: false },
  funding: { zh: '资金性质', en: 'Funding', isExclusive: true, ranked: false },
  size: { zh: '投资规模', en: 'Size', isExclusive: true, ranked: false },
  imageLevel: { zh: '形象进度分级', en: 'Physical progress', isExclusive: true, ranked: false },
} as const;
export const SPLITS = { ...STANDARD_SPLITS, ...ASKED_SPLITS };
export type SplitCode = keyof typeof SPLITS;

/** Words of splits whose keys are codes; the keys of the others are their names. */
export const SPLIT_WORDS: Partial<Record<SplitCode, Record<string, { zh: string; en: string }>>> = {
  nature: NATURES,
  stage: STAGES,
  size: SIZE_BANDS,
};

export const isKeptSplit = (split: SplitCode): split is StandardSplit =>
  Object.hasOwn(STANDARD_SPLITS, split);

/** Sets that are ranked apart (8.9): towns and parks, county departments, state-owned companies. */
export type RankSet = 'towns' | 'departments' | 'companies' | 'all';

export const RANK_SET_WORDS: Record<RankSet, string> = {
  towns: '镇街（园区）',
  departments: '县直部门',
  companies: '国有企业',
  all: '全部',
};

export function rankSetOf(orgKind: string | null): RankSet {
  if (orgKind === 'town' || orgKind === 'park') return 'towns';
  if (orgKind === 'company') return 'companies';
  return orgKind === null ? 'all' : 'departments';
}

/** One group before it is ranked: its sums, and which set it is ranked in. */
export interface GroupSource {
  split: SplitCode;
  totals: GroupTotals;
  officialOrder: number;
  rankSet: RankSet;
  planBasis: string | null;
}

/** A kept group: figures and, where the split is ranked, its place by completion rate within its set. */
export interface FrozenGroup {
  split: SplitCode;
  key: string;
  label: string;
  officialOrder: number;
  rankSet: RankSet;
  figures: GroupFigures;
  rank: RankedEntry | null;
  planBasis: string | null;
  /** Groups with fewer projects were not ranked then. */
  minimumGroupSize: number;
}

export const COMPLETION_MEASURE: RankMeasure = {
  code: 'completion-rate',
  name: '完成率',
  direction: 'higher-is-better',
  printAs: 'percent',
  digits: 1,
  isYearToDate: true,
  minimumGroupSize: 2,
};

export interface SnapshotContext {
  periodId: PeriodId;
  year: number;
  asOf: IsoDate;
  /** Ranks of the previous period by `split/key`, as published. */
  previous: Readonly<Record<string, PreviousRank>>;
  minimumGroupSize?: number;
}

function rankSplit(
  groups: readonly FrozenGroup[],
  average: string | null,
  context: SnapshotContext,
): Map<string, RankedEntry> {
  const measure = {
    ...COMPLETION_MEASURE,
    minimumGroupSize: context.minimumGroupSize ?? COMPLETION_MEASURE.minimumGroupSize,
    against: [toDecimalText(getProRataShare(context.asOf, context.year))],
  };
  const entries = groups.map((g) => ({
    key: g.key,
    name: g.label,
    value: g.figures.completionRate,
    nullReason: g.figures.nullReason === null ? null : NULL_REASON_WORDS[g.figures.nullReason],
    size: g.figures.projectCount,
    lever:
      g.figures.ratedActualYuan === null
        ? null
        : { numeratorYuan: g.figures.ratedActualYuan, denominatorYuan: g.figures.annualPlanYuan },
    planBasis: g.planBasis,
  }));
  const previous: Record<string, PreviousRank> = {};
  for (const g of groups) {
    const before = context.previous[`${g.split}/${g.key}`];
    if (before) previous[g.key] = before;
  }
  const ranking = rankGroups(entries, measure, { periodId: context.periodId, previous, average });
  return new Map(ranking.entries.map((e) => [e.key, e]));
}

/**
 * The groups of a period with figures and ranks (handbook 3.4, 3.5, 8.9): ranked within their set, by the printed completion
 * rate, moves against the previous period as it was published. Pure: the same sources give the same snapshot.
 */
export function buildGroups(sources: readonly GroupSource[], context: SnapshotContext): FrozenGroup[] {
  const minimumGroupSize = context.minimumGroupSize ?? COMPLETION_MEASURE.minimumGroupSize;
  const groups = sources.map(
    (s): FrozenGroup => ({
      minimumGroupSize,
      split: s.split,
      key: s.totals.key,
      label: s.totals.name,
      officialOrder: s.officialOrder,
      rankSet: s.rankSet,
      figures: deriveGroupFigures(s.totals, context),
      rank: null,
      planBasis: s.planBasis,
    }),
  );
  const average = groups.find((g) => g.split === 'total')?.figures.completionRate ?? null;
  const sets = new Map<string, FrozenGroup[]>();
  for (const g of groups) {
    if (!SPLITS[g.split].ranked || g.key === '') continue;
    const name = `${g.split}/${g.rankSet}`;
    sets.set(name, [...(sets.get(name) ?? []), g]);
  }
  for (const set of sets.values()) {
    const ranks = rankSplit(set, average, context);
    for (const g of set) g.rank = ranks.get(g.key) ?? null;
  }
  return groups;
}

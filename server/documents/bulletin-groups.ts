import type { GroupFacts, RankedGroup, RankTable } from '#core/documents/bulletin/bulletin-facts.ts';
import { type FrozenGroup, isMoveRebased, NULL_REASON_WORDS, type RankSet } from '#core/progress/public.ts';

/** A kept group as the bulletin speaks of it. */
export function toGroupFacts(g: FrozenGroup, split: GroupFacts['split']): GroupFacts {
  const f = g.figures;
  const s = f.standings;
  return {
    split,
    key: split === 'region' ? '' : g.key,
    name: g.label,
    projectCount: f.projectCount,
    plannedProjectCount: f.planCount,
    totalInvestmentYuan: f.totalInvestmentYuan,
    annualPlanYuan: f.planCount === 0 ? null : f.annualPlanYuan,
    actualYuan: f.planCount === 0 ? f.actualYuan : f.ratedActualYuan,
    completionRate: f.completionRate,
    completionRateNullReason: f.completionRate === null ? NULL_REASON_WORDS[f.nullReason ?? 'no-plan'] : null,
    otherCompletionRate: f.otherPlan?.completionRate ?? null,
    otherRateNullReason: f.otherPlan?.nullReason ? NULL_REASON_WORDS[f.otherPlan.nullReason] : null,
    plannedShare: f.plannedShare,
    lights: f.lights,
    standing: {
      paused: s.paused,
      noPlan: s['no-plan'],
      done: s.done,
      notDue: s['not-due'],
      unreported: s.unreported,
      onPlan: s['on-plan'],
      behind: s.behind,
    },
  };
}

function toRanked(g: FrozenGroup): RankedGroup {
  const move = g.rank?.move;
  return {
    ...toGroupFacts(g, 'unit'),
    rank: g.rank?.rank ?? null,
    move: !move
      ? { direction: 'none', places: 0 }
      : { direction: isMoveRebased(move) ? 'recast' : move.direction, places: move.places },
    unrankedReason: g.rank?.rank ? null : (g.rank?.reason ?? null),
  };
}

/** The table's split names its lines; its groups are reporting units, and are traced as such. */
export const RANK_TABLES: { set: RankSet; split: RankTable['split']; title: string; countWord: string }[] = [
  { set: 'towns', split: 'territory', title: '镇（街道、园区）', countWord: '个镇（街道、园区）' },
  { set: 'departments', split: 'department', title: '县直部门', countWord: '个县直部门' },
  { set: 'companies', split: 'company', title: '国有企业', countWord: '家国有企业' },
];

/** The ranked units of one set, in the order of their places; nothing when the set has none. */
export function toRankTable(groups: readonly FrozenGroup[], t: (typeof RANK_TABLES)[number]): RankTable[] {
  const own = groups.filter((g) => g.split === 'unit' && g.rankSet === t.set && g.key !== '');
  const [first] = own;
  if (!first) return [];
  const place = (g: FrozenGroup): number => g.rank?.rank ?? Number.MAX_SAFE_INTEGER;
  const sorted = [...own].sort((a, b) => place(a) - place(b) || a.officialOrder - b.officialOrder);
  return [
    {
      split: t.split,
      title: t.title,
      countWord: t.countWord,
      leastProjectCount: first.minimumGroupSize,
      isOtherSet: own.some((g) => g.rank?.move?.isAcrossSets ?? false),
      groups: sorted.map(toRanked),
    },
  ];
}

import type {
  BulletinFacts,
  GroupFacts,
  RankedGroup,
  RankTable,
} from '#core/documents/bulletin/bulletin-facts.ts';
import {
  countWorkingDaysAfter,
  daysBetween,
  divide,
  findSamePeriodLastYear,
  formatPeriod,
  getPeriodEnd,
  getPreviousPeriod,
  refuse,
  toDecimalText,
  toFraction,
} from '#core/platform/public.ts';
import {
  deriveOtherRate,
  type FrozenGroup,
  isMoveRebased,
  NULL_REASON_WORDS,
  type RankSet,
} from '#core/progress/public.ts';
import { getSponsorWord } from '#server/people/public.ts';
import { findRulebookOn, getWorkingCalendar, type Tx } from '#server/platform/public.ts';
import { countProblemsOf } from '#server/problems/public.ts';
import { listFrozenGroups } from '#server/progress/public.ts';
import {
  type BehindRow,
  countBundles,
  countEvidence,
  findFrozenFacts,
  listAmendmentsSince,
  listBehind,
  listRaisedProblems,
  listStarting,
  listUnitReporting,
} from './bulletin-facts.queries.ts';
import { type BulletinSettings, toBulletinSettings } from './bulletin-settings.ts';
import { gatherPlan } from './gather-plan.ts';

function toBehindFacts({ planBasis, otherPlanYuan, ...row }: BehindRow): BulletinFacts['behind'][number] {
  return {
    ...row,
    otherCompletionRate: planBasis === null ? null : deriveOtherRate(row.actualYuan, otherPlanYuan),
  };
}

export interface BulletinChoices {
  requests: string[];
  replyByOn: string | null;
  seasonNote: string | null;
  switches: { [K in keyof BulletinFacts['switches']]?: boolean | undefined };
}

function toGroupFacts(g: FrozenGroup, split: GroupFacts['split']): GroupFacts {
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
const RANK_TABLES: { set: RankSet; split: RankTable['split']; title: string; countWord: string }[] = [
  { set: 'towns', split: 'territory', title: '镇（街道、园区）', countWord: '个镇（街道、园区）' },
  { set: 'departments', split: 'department', title: '县直部门', countWord: '个县直部门' },
  { set: 'companies', split: 'company', title: '国有企业', countWord: '家国有企业' },
];

function toRankTable(groups: readonly FrozenGroup[], t: (typeof RANK_TABLES)[number]): RankTable[] {
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

async function gatherReporting(
  tx: Tx,
  regionId: number,
  period: string,
): Promise<BulletinFacts['reporting']> {
  const units = await listUnitReporting(tx, regionId, period);
  const calendar = await getWorkingCalendar(tx);
  const total = await listFrozenGroups(tx, regionId, period, ['total']);
  const { punctuality, completeness } = total[0]?.figures ?? {};
  return {
    dueCount: completeness?.of ?? 0,
    confirmedCount: completeness?.count ?? 0,
    onTimeCount: punctuality?.count ?? 0,
    punctuality: punctuality?.value ?? null,
    completeness: completeness?.value ?? null,
    lateUnits: units.flatMap((u) =>
      u.first_late_on === null
        ? []
        : [
            {
              key: u.key,
              name: u.name,
              workdaysLate: Math.max(1, countWorkingDaysAfter(calendar, u.deadline_on, u.first_late_on).days),
            },
          ],
    ),
    missingUnits: units.filter((u) => u.confirmed === 0).map((u) => ({ key: u.key, name: u.name })),
  };
}

async function gatherStarting(tx: Tx, regionId: number, period: string): Promise<BulletinFacts['starting']> {
  const asOf = getPeriodEnd(period);
  return (await listStarting(tx, regionId, period)).map((p) => {
    const isLate = p.due && p.startedOn === null && p.plannedStartOn !== null;
    return {
      ...p,
      daysPastStart: isLate && p.plannedStartOn ? daysBetween(p.plannedStartOn, asOf) : null,
      reason: null,
    };
  });
}

async function gatherEarlier(
  tx: Tx,
  regionId: number,
  period: string,
): Promise<Pick<BulletinFacts, 'previousTotals' | 'lastYear'>> {
  const previous = getPreviousPeriod(period);
  const lastYear = findSamePeriodLastYear(period);
  const [before] = await listFrozenGroups(tx, regionId, previous, ['total']);
  const [then] = lastYear ? await listFrozenGroups(tx, regionId, lastYear, ['total']) : [];
  return {
    previousTotals:
      before && previous.slice(0, 4) === period.slice(0, 4)
        ? { period: previous, lights: before.figures.lights }
        : null,
    lastYear:
      then && lastYear
        ? {
            period: lastYear,
            actualYuan: then.figures.ratedActualYuan,
            completionRate: then.figures.completionRate,
          }
        : null,
  };
}

async function gatherEvidence(tx: Tx, regionId: number, period: string): Promise<BulletinFacts['evidence']> {
  const { reported, evidenced } = await countEvidence(tx, regionId, period);
  const share = divide(toFraction(String(evidenced)), toFraction(String(reported)));
  return {
    reportedCount: reported,
    withEvidenceCount: evidenced,
    share: share === null ? null : toDecimalText(share),
  };
}

async function loadSettings(
  tx: Tx,
  regionId: number,
  period: string,
  regionName: string,
): Promise<BulletinSettings> {
  const found = await findRulebookOn(tx, regionId, 'bulletin-settings', getPeriodEnd(period));
  return toBulletinSettings(found?.body, regionName);
}

/** Everything that the bulletin of a frozen period is written from. Reads the snapshot; what came later does not move it. */
export async function gatherBulletinFacts(
  tx: Tx,
  regionId: number,
  period: string,
  choices: BulletinChoices,
): Promise<{ facts: BulletinFacts; freezeId: string }> {
  const frozen = await findFrozenFacts(tx, regionId, period);
  if (!frozen)
    throw refuse(
      'not-allowed-now',
      'PERIOD_NOT_FROZEN',
      `${formatPeriod(period)}尚未定版，不能拟通报`,
      'The period is not frozen',
      ['先由项目办主任定版'],
    );
  const settings = await loadSettings(tx, regionId, period, frozen.region_name);
  const groups = await listFrozenGroups(tx, regionId, period, ['total', 'unit', 'sector']);
  const total = groups.find((g) => g.split === 'total');
  if (!total)
    throw refuse('not-allowed-now', 'PERIOD_EMPTY', '该期没有项目，无从通报', 'The period has no projects', [
      '核对台账清单',
    ]);
  const starting = await gatherStarting(tx, regionId, period);
  const problems = await listRaisedProblems(tx, regionId, period);
  const amendments = await listAmendmentsSince(tx, regionId, period);
  const bundles = await countBundles(tx, regionId, period);
  const { startRate } = total.figures;
  const facts: BulletinFacts = {
    period,
    asOfOn: getPeriodEnd(period),
    frozenOn: frozen.frozen_on,
    regionName: frozen.region_name,
    sponsorWord: `${await getSponsorWord(tx, regionId, getPeriodEnd(period))}领导`,
    ...settings.head,
    plan: await gatherPlan(tx, regionId, period, total.figures),
    proRataShare: total.figures.proRataShare ?? '0',
    totals: { ...toGroupFacts(total, 'region'), name: frozen.region_name },
    ...(await gatherEarlier(tx, regionId, period)),
    bundles: { bundleCount: bundles.bundles, partCount: bundles.parts },
    seasonNote: choices.seasonNote,
    rankTables: RANK_TABLES.flatMap((t) => toRankTable(groups, t)),
    sectors: groups.filter((g) => g.split === 'sector' && g.key !== '').map((g) => toGroupFacts(g, 'sector')),
    behind: (await listBehind(tx, regionId, period)).map(toBehindFacts),
    starting,
    startDueCount: startRate.of,
    startedCount: startRate.count,
    startRate: startRate.value,
    problems: {
      raisedCount: problems.length,
      ...(await gatherProblemCounts(tx, regionId, period)),
      raised: problems,
    },
    reporting: await gatherReporting(tx, regionId, period),
    evidence: await gatherEvidence(tx, regionId, period),
    amendments,
    requests: choices.requests,
    replyByOn: choices.replyByOn,
    switches: { ...settings.switches, ...withoutUndefined(choices.switches) },
  };
  return { facts, freezeId: frozen.freeze_id };
}

/** Months only: a problem is closed in a month and open at its end. */
async function gatherProblemCounts(tx: Tx, regionId: number, period: string) {
  if (!/^\d{4}-\d{2}$/.test(period)) return { closedCount: null, openCount: null, overdueCount: null };
  const { closed, open, overdue } = await countProblemsOf(tx, regionId, period);
  return { closedCount: closed, openCount: open, overdueCount: overdue };
}

const withoutUndefined = (switches: BulletinChoices['switches']): Partial<BulletinFacts['switches']> =>
  Object.fromEntries(Object.entries(switches).filter(([, on]) => on !== undefined));

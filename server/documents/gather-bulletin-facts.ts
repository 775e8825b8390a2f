import type { BulletinFacts } from '#core/documents/bulletin/bulletin-facts.ts';
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
import { deriveOtherRate } from '#core/progress/public.ts';
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
import { RANK_TABLES, toGroupFacts, toRankTable } from './bulletin-groups.ts';
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

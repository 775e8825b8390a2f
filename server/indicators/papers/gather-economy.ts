import { readFigure } from '#core/indicators/board-row.ts';
import { getLatestDue } from '#core/indicators/due-months.ts';
import type {
  EconomyFacts,
  EconomyMatch,
  EconomyRevision,
  EconomyShortfall,
  EconomyTarget,
} from '#core/indicators/papers/economy-facts.ts';
import type { IndicatorSubject, RegionLevel } from '#core/indicators/subject.ts';
import { pickJudgingTarget } from '#core/indicators/target.ts';
import { compare, getPreviousPeriod, type PeriodId, toFraction } from '#core/platform/public.ts';
import { type Ctx, chinaDay, type Tx } from '#server/platform/public.ts';
import { type Board, loadBoard, requireSubject } from '../board.view.ts';
import { listOrgNames } from '../history.queries.ts';
import { findMatches } from '../matches.view.ts';
import { loadMonthFrame, readTargets, readValues, toCellOf } from '../panel-facts.ts';
import { findFreezeBefore, listRevised } from '../revised.queries.ts';
import { deriveShortfallLine } from '../shortfalls.view.ts';
import { listSourceUnits } from '../source-units.ts';
import { listBelow } from '../subjects.queries.ts';
import type { TargetRow } from '../targets.queries.ts';
import { readContributions, readEconomyRows, readEconomyValues, type TargetsOf } from './read-economy.ts';

/**
 * Everything that papers about the economy of a month say. A frozen month is read as it was frozen, however often, so that what is
 * written from it stays the same; an open one as it stands now, and says so.
 */
export async function gatherEconomyFacts(tx: Tx, ctx: Ctx, period: PeriodId): Promise<EconomyFacts> {
  const { regionId } = ctx.actor;
  const subject = await requireSubject(tx, regionId, null);
  const frame = await loadMonthFrame(tx, regionId, period, ctx.today);
  const board = await loadBoard(tx, { frame, subject, group: null });
  const targetsOf = await readTargets(tx, frame, null);
  const below = await listBelow(tx, regionId, subject.id, 'region');
  const cellOf = await readEconomyValues(tx, board, below);
  const { level } = subject;
  return {
    period,
    isFrozen: frame.freeze !== null,
    frozenOn: frame.freeze && chinaDay(frame.freeze.frozenAt),
    regionName: subject.name,
    regionWord: `全${level === 'city' ? '市' : level === 'province' ? '省' : subject.name.slice(-1)}`,
    peerWord: level === null ? '地区' : REGION_WORDS[level],
    belowWord: BELOW_WORDS[level ?? 'county'],
    rows: readEconomyRows(board, below, { cellOf, targetsOf }),
    contributions: await readContributions(tx, board),
    ...(await readShortfalls(tx, board, targetsOf)),
    matches: await readMatches(tx, board, ctx.today),
    revisions: await readRevisions(tx, board),
  };
}

const REGION_WORDS: Record<RegionLevel, string> = {
  ...{
    nation: '国家',
    province: '省（区、市）',
    city: '市（州）',
    county: '县（市、区）',
    town: '镇（街道）',
  },
};
const BELOW_WORDS: Record<RegionLevel, string> = {
  ...{ nation: '省（区、市）', province: '市（州）', city: '县（市、区）' },
  ...{ county: '镇（街道、园区）', town: '村（社区）' },
};

async function readMatches(tx: Tx, { frame, subject }: Board, today: string): Promise<EconomyMatch[]> {
  const { pairs, cellOf } = await findMatches(tx, frame, { subjectId: subject.id, today });
  const definitionOf = new Map(frame.definitions.indicators.map((one) => [one.code, one]));
  const idOf = (code: string, period: PeriodId): string[] => {
    const indicator = definitionOf.get(code);
    const id = indicator && readFigure(indicator, subject.id, period, cellOf).valueId;
    return id ? [id] : [];
  };
  return pairs.map(({ main, support, lag, history, sentence, verdict }) => {
    const period = history.at(-1)?.period ?? frame.period;
    return {
      ...{ sentence, verdict },
      valueIds: [...idOf(main.code, period), ...idOf(support.code, backBy(period, lag))],
    };
  });
}

const backBy = (period: PeriodId, months: number): PeriodId =>
  months === 0 ? period : backBy(getPreviousPeriod(period), months - 1);

async function readRevisions(tx: Tx, board: Board): Promise<EconomyRevision[]> {
  const { frame, subject } = board;
  const before = await findFreezeBefore(tx, frame.regionId, frame.period);
  if (before === undefined) return [];
  const rows = await listRevised(tx, {
    ...{ regionId: frame.regionId, subjectIds: [subject.id], after: before.lastValueId },
    ...{ upTo: frame.freeze?.lastValueId ?? null, until: frame.period },
  });
  const definitionOf = new Map(frame.definitions.indicators.map((one) => [one.code, one]));
  return rows.flatMap((row): EconomyRevision[] => {
    const indicator = definitionOf.get(row.indicatorCode);
    if (!indicator) return [];
    return [
      {
        ...{ indicator, subjectName: row.subjectName, period: row.period, valueId: row.valueId },
        ...{ earlierValueId: row.earlierValueId, reason: row.reason, unitName: row.orgName },
        before: { value: row.beforeValue, growth: row.beforeGrowth },
        after: { value: row.value, growth: row.growth },
      },
    ];
  });
}

/** Targets of the own region with those who answer for them, and who is behind: the own region by its units, the towns by themselves. */
async function readShortfalls(
  tx: Tx,
  { frame, subject }: Board,
  targetsOf: TargetsOf,
): Promise<Pick<EconomyFacts, 'shortfalls' | 'targets'>> {
  const { indicators } = frame.definitions;
  const below = await listBelow(tx, frame.regionId, subject.id, 'region');
  const year = Number(frame.period.slice(0, 4));
  const dues = [...new Set(indicators.map((one) => getLatestDue(one, frame.period)))];
  const rows = await readValues(tx, frame, {
    subjectIds: [subject, ...below].map(({ id }) => id),
    periods: [...dues, ...dues.map((due) => `${year - 1}${due.slice(4)}`), `${year - 1}-12`],
  });
  const cellOf = toCellOf(frame, rows);
  const judged = [subject, ...below].flatMap((of) =>
    indicators.flatMap((indicator) => {
      const target = pickJudgingTarget(targetsOf(indicator.code, of.id)) as TargetRow | null;
      return target === null ? [] : [{ indicator, subject: of, target }];
    }),
  );
  const orgIds = judged.flatMap(({ target }) => [target.leadOrgId ?? [], target.supportingOrgIds].flat());
  const names = await listOrgNames(tx, frame.regionId, [...new Set(orgIds)]);
  const units = await listSourceUnits(tx, frame.regionId);
  const leadOf = (indicator: Judged['indicator'], target: TargetRow) =>
    (target.leadOrgId && names.get(target.leadOrgId)) || units.of(indicator)?.name || '';
  return {
    shortfalls: judged
      .flatMap((one): EconomyShortfall[] => {
        const { indicator, target, subject: of } = one;
        const line = target.value === null ? null : deriveShortfallLine(frame, cellOf, one);
        if (line?.shortfall == null || toFraction(line.shortfall).num <= 0n) return [];
        const isOwn = of.id === subject.id;
        return [
          {
            ...{ indicator, isOwn, subjectName: of.shortName, target: target.value ?? '0' },
            unitName: isOwn ? leadOf(indicator, target) || of.shortName : of.shortName,
            ...{ period: line.period, completion: line.completion, proRataGap: line.proRataGap },
            ...{ shortfall: line.shortfall, requiredPerMonth: line.requiredPerMonth },
            requiredGrowthPercent: line.requiredGrowthPercent,
            figure: readFigure(indicator, of.id, line.period, cellOf),
          },
        ];
      })
      .sort((a, b) => compare(toFraction(a.proRataGap ?? '0'), toFraction(b.proRataGap ?? '0'))),
    targets: judged.filter((one) => one.subject.id === subject.id).map(toTarget),
  };

  function toTarget({ indicator, target }: Judged): EconomyTarget {
    const { value, growth, rank, basis } = target;
    return {
      ...{ indicator, value, growth, rank, basis },
      leadOrgId: target.leadOrgId ?? units.of(indicator)?.id ?? null,
      leadName: leadOf(indicator, target),
      supportingNames: target.supportingOrgIds.flatMap((id) => names.get(id) ?? []),
    };
  }
}

interface Judged {
  indicator: Board['frame']['definitions']['indicators'][number];
  subject: IndicatorSubject;
  target: TargetRow;
}

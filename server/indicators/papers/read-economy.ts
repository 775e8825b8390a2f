import { rankPeers } from '#core/indicators/board.ts';
import { type CellOf, readFigure } from '#core/indicators/board-row.ts';
import { deriveContributions } from '#core/indicators/contribution.ts';
import { getLatestDue, listDueMonths, yearBefore } from '#core/indicators/due-months.ts';
import type { Indicator } from '#core/indicators/indicator.ts';
import { getGrowthChange } from '#core/indicators/indicator-growth.ts';
import {
  type EconomyContribution,
  type EconomyRow,
  type NamedFigure,
  PART_KINDS,
  type YearStanding,
} from '#core/indicators/papers/economy-facts.ts';
import {
  averageGrowth,
  type DecimalText,
  getPreviousPeriod,
  multiply,
  type PeriodId,
  toDecimalText,
  toFraction,
} from '#core/platform/public.ts';
import type { Tx } from '#server/platform/public.ts';
import type { Board } from '../board.view.ts';
import { listMonths, type readTargets, readValues, toCellOf } from '../panel-facts.ts';
import { listBelow, type Member } from '../subjects.queries.ts';

const YEARS = 4;
export type TargetsOf = Awaited<ReturnType<typeof readTargets>>;
const back = (period: PeriodId, years: number): PeriodId =>
  `${Number(period.slice(0, 4)) - years}${period.slice(4)}`;

/** Values of four years: the own ones month by month, those of the others at the months that places are worked out from. */
export async function readEconomyValues(
  tx: Tx,
  { frame, subject, peers, upper }: Board,
  below: readonly Member[],
): Promise<CellOf> {
  const { indicators } = frame.definitions;
  const year = Number(frame.period.slice(0, 4));
  const own = await readValues(tx, frame, {
    subjectIds: [subject.id],
    periods: [
      ...listMonths(`${year - YEARS}-01`, `${year - 1}-12`),
      ...listMonths(`${year}-01`, frame.period),
    ],
  });
  const dues = indicators.flatMap((one) => {
    const due = getLatestDue(one, frame.period);
    return [due, getLatestDue(one, getPreviousPeriod(due))];
  });
  const months = dues.flatMap((due) => Array.from({ length: YEARS + 1 }, (_, at) => back(due, at)));
  const others = await readValues(tx, frame, {
    subjectIds: [...peers, ...upper].map(({ id }) => id).filter((id) => id !== subject.id),
    periods: [...new Set(months)],
  });
  const under = await readValues(tx, frame, {
    subjectIds: below.map(({ id }) => id),
    periods: [...new Set(dues.flatMap((due) => [due, yearBefore(due)]))],
  });
  return toCellOf(frame, own, others, under);
}

const toNamed =
  (indicator: Indicator, period: PeriodId, cellOf: CellOf) =>
  ({ id, name, shortName, isOwn }: Member): NamedFigure => ({
    ...{ key: String(id), name: shortName, fullName: name, isOwn },
    figure: readFigure(indicator, id, period, cellOf),
  });

/** Every indicator of the board with its neighbours, its years and its months. */
export function readEconomyRows(
  board: Board,
  below: readonly Member[],
  { cellOf, targetsOf }: { cellOf: CellOf; targetsOf: TargetsOf },
): EconomyRow[] {
  const { subject, peers, upper } = board;
  const definitionOf = new Map(board.frame.definitions.indicators.map((one) => [one.code, one]));
  return board.rows.flatMap((row): EconomyRow[] => {
    const indicator = definitionOf.get(row.code);
    if (!indicator) return [];
    const { period } = row;
    const named = toNamed(indicator, period, cellOf);
    const read = (at: PeriodId) => readFigure(indicator, subject.id, at, cellOf);
    const ranking = rankPeers(indicator, indicator.rankBy, period, { peers, cellOf, targetsOf, upper });
    const lastYear = read(yearBefore(period));
    const year = period.slice(0, 4);
    return [
      {
        ...{ indicator, row, ranking, periodBefore: getLatestDue(indicator, getPreviousPeriod(period)) },
        below: orderBelow(indicator, period, below.map(named), {
          ...{ peers: below, cellOf, targetsOf, upper: [subject, ...upper] },
        }),
        upper: upper.map((one) => ({
          ...named(one),
          growthChange: moveOf(indicator, one.id, period, cellOf),
        })),
        peers: peers.map(named),
        growthLastYear: lastYear.growth,
        lastYearValueId: lastYear.valueId,
        twoYearGrowth: averageOf(row.figure.growth, lastYear.growth),
        years: listYears(board, indicator, period, { cellOf, targetsOf }),
        months: {
          thisYear: listDueMonths(indicator, `${year}-01`, period).map(read),
          lastYear: listDueMonths(indicator, `${Number(year) - 1}-01`, `${Number(year) - 1}-12`).map(read),
        },
      },
    ];
  });
}

function moveOf(indicator: Indicator, id: number, period: PeriodId, cellOf: CellOf): DecimalText | null {
  const growthAt = (at: PeriodId) => readFigure(indicator, id, at, cellOf).growth;
  return getGrowthChange(growthAt(period), growthAt(getLatestDue(indicator, getPreviousPeriod(period))));
}

function orderBelow(
  indicator: Indicator,
  period: PeriodId,
  regions: NamedFigure[],
  facts: Parameters<typeof rankPeers>[3],
): EconomyRow['below'] {
  const ranking = rankPeers(indicator, indicator.rankBy, period, facts);
  return ranking === null || ranking.rankedCount === 0 ? null : { regions, ranking };
}

function averageOf(now: DecimalText | null, before: DecimalText | null): DecimalText | null {
  if (now === null || before === null) return null;
  const shares = [now, before].map((one) => multiply(toFraction(one), { num: 1n, den: 100n }));
  const average = averageGrowth(shares);
  return average && toDecimalText(multiply(average, { num: 100n, den: 1n }));
}

function listYears(
  { subject, peers, upper }: Board,
  indicator: Indicator,
  period: PeriodId,
  { cellOf, targetsOf }: { cellOf: CellOf; targetsOf: TargetsOf },
): YearStanding[] {
  return Array.from({ length: YEARS }, (_, ago): YearStanding => {
    const at = back(period, YEARS - 1 - ago);
    // A completed share of an earlier year would need that year's target: such places are told of this year alone.
    const isToldApart = indicator.rankBy === 'completion' && at !== period;
    const ranking = isToldApart
      ? null
      : rankPeers(indicator, indicator.rankBy, at, { peers, cellOf, targetsOf, upper });
    const entry = ranking?.entries.find(({ key }) => key === String(subject.id));
    const isRanked = ranking !== null && ranking.rankedCount > 1 && entry?.rank != null;
    const end = getLatestDue(indicator, `${at.slice(0, 4)}-12`);
    const whole = end > period ? null : readFigure(indicator, subject.id, end, cellOf);
    return {
      ...{ year: Number(at.slice(0, 4)), period: at, figure: readFigure(indicator, subject.id, at, cellOf) },
      ...{ rankText: isRanked ? entry.rankText : null, ranked: isRanked ? ranking.rankedCount : 0 },
      wholeYear: whole !== null && whole.valueId !== null ? whole : null,
    };
  });
}

/** Which industries, areas, enterprises and parts hold back or pull (IN-17): of every whole that has parts with figures. */
export async function readContributions(tx: Tx, board: Board): Promise<EconomyContribution[]> {
  const { frame, subject } = board;
  const found: EconomyContribution[] = [];
  const below = await Promise.all(
    (['sector', 'region', 'enterprise-group'] as const).map(async (kind) => ({
      kind,
      subjects: await listBelow(tx, frame.regionId, subject.id, kind),
    })),
  );
  const dues = [...new Set(board.rows.map(({ period }) => period))];
  const cellOf = toCellOf(
    frame,
    await readValues(tx, frame, {
      subjectIds: [subject, ...below.flatMap(({ subjects }) => subjects)].map(({ id }) => id),
      periods: [...new Set(dues.flatMap((due) => [due, yearBefore(due)]))],
    }),
  );
  for (const { code, period, figure: whole } of board.rows) {
    const indicator = frame.definitions.indicators.find((one) => one.code === code);
    if (!indicator) continue;
    const parts = frame.definitions.indicators.filter(({ partOf }) => partOf === code);
    const sets = [
      ...below.map(({ kind, subjects }) => ({
        by: kind,
        parts:
          indicator.alongHierarchy === 'sum'
            ? subjects.map(({ id, shortName }) => ({
                ...{ key: String(id), name: shortName },
                figure: readFigure(indicator, id, period, cellOf),
              }))
            : [],
      })),
      {
        by: 'indicator' as const,
        parts: parts.map((one) => ({
          ...{ key: one.code, name: one.name },
          figure: readFigure(one, subject.id, period, cellOf),
        })),
      },
    ];
    for (const { by, parts: of } of sets) {
      const result = of.length === 0 ? null : deriveContributions(whole, of);
      if (result && result.counted > 0) found.push({ code, by, period, whole, parts: of, result });
    }
  }
  return found.sort((a, b) => PART_KINDS.indexOf(a.by) - PART_KINDS.indexOf(b.by));
}

import { type DecimalText, getPreviousPeriod, type PeriodId } from '#core/platform/public.ts';
import type { Light, RankedEntry } from '#core/progress/public.ts';
import { deriveTargetStanding, type TargetStanding } from './annual-target.ts';
import { getLatestDue, isDueIn, listDueMonths, monthOf, yearBefore } from './due-months.ts';
import type { Indicator } from './indicator.ts';
import { deriveGrowthPercent, getGrowthChange } from './indicator-growth.ts';
import { findLight, judgeIndicator, type LightFacts } from './indicator-light.ts';
import type { IndicatorRules } from './indicator-rules.ts';
import { type Extreme, findExtreme, findSignChange, type SeriesPoint } from './lowest-since.ts';
import { deriveSingleMonths, type SingleMonth } from './single-month.ts';
import type { StandingValue } from './standing-value.ts';
import { deriveRatio, deriveSubjectFigure, type KeyFigure, type SubjectFigure } from './subject-figure.ts';
import { pickJudgingTarget, type StandingTarget } from './target.ts';

/** Standing values, asked for by indicator, subject and period. */
export type CellOf = (indicator: string, subjectId: number, period: PeriodId) => StandingValue | null;

export interface UpperFigure {
  name: string;
  value: DecimalText | null;
  growth: DecimalText | null;
  /** Own growth less theirs, in points. */
  gap: DecimalText | null;
}

export interface BoardRank {
  rank: number | null;
  rankText: string;
  move: RankedEntry['move'];
  reason: string | null;
  by: NonNullable<Indicator['rankBy']>;
  ranked: number;
  listed: number;
  gapToAhead: DecimalText | null;
  /** Against the upper level's own figure; null where there is none. */
  gapToAverage: DecimalText | null;
}

/** An indicator of one subject on the board: everything that a line of it says. */
export interface BoardRow {
  code: string;
  /** The period that the line shows: the latest at which the indicator has a figure. */
  period: PeriodId;
  figure: SubjectFigure;
  /** Growth less that of the period before, in points. */
  growthChange: DecimalText | null;
  single: SingleMonth | null;
  target: StandingTarget | null;
  standing: TargetStanding;
  upper: UpperFigure[];
  rank: BoardRank | null;
  /** What the little line draws: growths of what adds up over the year, levels of the rest. */
  series: SeriesPoint[];
  seriesOf: 'growth' | 'value';
  extreme: Extreme | null;
  signChange: 'to-positive' | 'to-negative' | null;
  light: Light;
  reasons: string[];
  wayToGreen: string[];
  /** Since which period, and for how many in a row, the light has been what it is. */
  lightSince: PeriodId;
  periodsInRow: number;
}

export interface RowInputs {
  indicator: Indicator;
  period: PeriodId;
  subjectId: number;
  cellOf: CellOf;
  upper: readonly { id: number; name: string }[];
  targets: readonly StandingTarget[];
  rules: IndicatorRules;
  /** The order of regions at a period; null where the indicator is not ranked. */
  rankAt: (period: PeriodId) => BoardRank | null;
}

/** Two years of months and the one before; of quarters and longer periods all since two years before. */
const SERIES_PERIODS = 25;

/** The figure of a subject at a period; a ratio without a published value is worked out from its parts. */
export function readFigure(
  indicator: Indicator,
  subjectId: number,
  period: PeriodId,
  cellOf: CellOf,
): SubjectFigure {
  const now = cellOf(indicator.code, subjectId, period);
  const lastYear = cellOf(indicator.code, subjectId, yearBefore(period));
  const figure = deriveSubjectFigure(indicator, period, { now, lastYear });
  if (figure.value !== null || indicator.ratioOf === null) return figure;
  return { ...figure, value: readRatio(indicator.ratioOf, subjectId, period, cellOf) };
}

function readRatio(
  [part, whole]: readonly [string, string],
  subjectId: number,
  period: PeriodId,
  cellOf: CellOf,
): DecimalText | null {
  return deriveRatio(
    cellOf(part, subjectId, period)?.value ?? null,
    cellOf(whole, subjectId, period)?.value ?? null,
  );
}

/** Of the figure only what lights, series and an order of regions look at: of thousands nothing else is worked out. */
export function readKeyFigure(
  indicator: Indicator,
  subjectId: number,
  period: PeriodId,
  cellOf: CellOf,
): KeyFigure {
  const now = cellOf(indicator.code, subjectId, period);
  const value = now?.value ?? null;
  const ratio =
    value === null && indicator.ratioOf ? readRatio(indicator.ratioOf, subjectId, period, cellOf) : null;
  const publishedPercent = now?.growth ?? null;
  if (indicator.growth === 'none' || publishedPercent !== null || value === null)
    return { value: value ?? ratio, growth: publishedPercent };
  const before = now?.base ?? cellOf(indicator.code, subjectId, yearBefore(period))?.value ?? null;
  return { value, growth: deriveGrowthPercent({ value, before, publishedPercent }) };
}

/** What a line says of the subject alone: worked out while what stands beside it is still being read. */
export interface OwnPart {
  line: Omit<BoardRow, 'upper' | 'rank' | keyof Streak>;
  /** Null where a place is aimed at: then the light looks at the order of regions, too. */
  streak: Streak | null;
  read: Read;
}

type OwnInputs = Omit<RowInputs, 'upper' | 'rankAt'>;
type Streak = Pick<BoardRow, 'light' | 'reasons' | 'wayToGreen' | 'lightSince' | 'periodsInRow'>;

/** One line of the board (handbook 3.7, IN-01 to IN-06). */
export const deriveBoardRow = (q: RowInputs): BoardRow => completeRow(deriveOwnPart(q), q);

/**
 * The line without those above and beside (handbook 3.7): the figure of the latest period at which the indicator has one, its change in
 * points, single month, standing against the target of the year, series with extremes, and the light with its streak. Of `cellOf` only
 * the subject's own cells are asked for.
 */
export function deriveOwnPart(q: OwnInputs): OwnPart {
  const { indicator, subjectId, cellOf } = q;
  const period = getLatestDue(indicator, q.period);
  const read = remember((at) => readKeyFigure(indicator, subjectId, at, cellOf));
  const figure = readFigure(indicator, subjectId, period, cellOf);
  const before = read(getLatestDue(indicator, getPreviousPeriod(period)));
  const target = pickJudgingTarget(q.targets);
  const { series, seriesOf } = listSeries(indicator, period, read);
  const line = {
    code: indicator.code,
    period,
    figure,
    growthChange: getGrowthChange(figure.growth, before.growth),
    single: findSingle(indicator, period, read),
    target,
    standing: deriveTargetStanding({
      indicator,
      target: target?.value ?? null,
      done: figure.value,
      monthsDone: monthOf(period),
      restBefore: findRestBefore(indicator, subjectId, period, figure, cellOf),
    }),
    series: series.slice(-13),
    seriesOf,
    extreme: findExtreme(series, 'lowest') ?? findExtreme(series, 'highest'),
    signChange: seriesOf === 'growth' ? findSignChange(series) : null,
  };
  const streak =
    target?.rank == null ? judgeStreak({ ...q, rankAt: () => null }, period, target, read) : null;
  return { line, streak, read };
}

/** The same line with those above and beside. */
export function completeRow({ line, streak, read }: OwnPart, q: RowInputs): BoardRow {
  const { period, figure, target } = line;
  return {
    ...line,
    upper: q.upper.map(({ id, name }) => {
      const theirs = readKeyFigure(q.indicator, id, period, q.cellOf);
      const gap = getGrowthChange(figure.growth, theirs.growth);
      return { name, value: theirs.value, growth: theirs.growth, gap };
    }),
    rank: q.rankAt(period),
    ...(streak ?? judgeStreak(q, period, target, read)),
  };
}

type Read = (period: PeriodId) => KeyFigure;

/** The light, the series and the months before look at the same figures. */
function remember(read: Read): Read {
  const known = new Map<PeriodId, KeyFigure>();
  return (period) => {
    const found = known.get(period);
    if (found) return found;
    const figure = read(period);
    known.set(period, figure);
    return figure;
  };
}

/** The light, and since which period of the year it has been what it is. */
function judgeStreak(
  q: Pick<RowInputs, 'indicator' | 'rules' | 'rankAt'>,
  period: PeriodId,
  target: StandingTarget | null,
  read: Read,
): Streak {
  const factsAt = (at: PeriodId): LightFacts => {
    const rank = target?.rank == null ? null : (q.rankAt(at)?.rank ?? null);
    return { indicator: q.indicator, period: at, figure: read(at), target, rank };
  };
  const last = judgeIndicator(factsAt(period), q.rules);
  const earlier = listDueMonths(q.indicator, `${period.slice(0, 4)}-01`, getPreviousPeriod(period)).reverse();
  const other = earlier.findIndex((at) => findLight(factsAt(at), q.rules) !== last.light);
  const same = [period, ...(other < 0 ? earlier : earlier.slice(0, other))];
  return { ...last, lightSince: same.at(-1) as PeriodId, periodsInRow: same.length };
}

const listSeriesMonths = (indicator: Indicator, period: PeriodId): PeriodId[] =>
  listDueMonths(indicator, `${Number(period.slice(0, 4)) - 2}-01`, period).slice(-SERIES_PERIODS);

/** The months of its own subject that a line looks at: those of its series, each with the year before. */
export function listRowMonths(indicator: Indicator, month: PeriodId): PeriodId[] {
  const series = listSeriesMonths(indicator, getLatestDue(indicator, month));
  return [...new Set(series.flatMap((at) => [at, yearBefore(at)]))];
}

function listSeries(
  indicator: Indicator,
  period: PeriodId,
  read: Read,
): { series: SeriesPoint[]; seriesOf: BoardRow['seriesOf'] } {
  const figures = listSeriesMonths(indicator, period).map((at) => {
    const { value, growth } = read(at);
    return { period: at, value, growth };
  });
  const known = figures.findIndex(({ value, growth }) => value !== null || growth !== null);
  const shown = known < 0 ? [] : figures.slice(known);
  const seriesOf =
    indicator.growth !== 'none' && shown.some(({ growth }) => growth !== null) ? 'growth' : 'value';
  return { series: shown.map((one) => ({ period: one.period, value: one[seriesOf] })), seriesOf };
}

/** 单月 of a cumulative indicator by months; null for all others. */
function findSingle(indicator: Indicator, period: PeriodId, read: Read): SingleMonth | null {
  if (indicator.kind !== 'cumulative' || indicator.every !== 'month') return null;
  const [before, year] = [getPreviousPeriod(period), period.slice(0, 4)];
  const months = before.startsWith(year) && isDueIn(indicator, before) ? [before, period] : [period];
  const values = months.map((at) => ({ period: at, value: read(at).value }));
  return deriveSingleMonths(values, indicator.hasNoJanuary).at(-1) ?? null;
}

/** Last year's amount of the months that are left: its whole year less the base of this year's figure. */
function findRestBefore(
  indicator: Indicator,
  subjectId: number,
  period: PeriodId,
  figure: SubjectFigure,
  cellOf: CellOf,
): DecimalText | null {
  const whole = cellOf(indicator.code, subjectId, `${Number(period.slice(0, 4)) - 1}-12`)?.value ?? null;
  return getGrowthChange(whole, figure.before);
}

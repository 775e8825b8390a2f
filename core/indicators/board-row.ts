import { type DecimalText, getPreviousPeriod, type PeriodId } from '#core/platform/public.ts';
import type { Light, RankedEntry } from '#core/progress/public.ts';
import { deriveTargetStanding, type TargetStanding } from './annual-target.ts';
import { getLatestDue, listDueMonths, monthOf, yearBefore } from './due-months.ts';
import type { Indicator } from './indicator.ts';
import { getGrowthChange } from './indicator-growth.ts';
import { judgeIndicator } from './indicator-light.ts';
import type { IndicatorRules } from './indicator-rules.ts';
import { type Extreme, findExtreme, findSignChange, type SeriesPoint } from './lowest-since.ts';
import { deriveSingleMonths, type SingleMonth } from './single-month.ts';
import type { StandingValue } from './standing-value.ts';
import { deriveRatio, deriveSubjectFigure, type SubjectFigure } from './subject-figure.ts';
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
  const at = (of: PeriodId) => cellOf(indicator.code, subjectId, of);
  const figure = deriveSubjectFigure(indicator, period, {
    now: at(period),
    lastYear: at(yearBefore(period)),
  });
  if (figure.value !== null || indicator.ratioOf === null) return figure;
  const [part, whole] = indicator.ratioOf.map((code) => cellOf(code, subjectId, period)?.value ?? null);
  return { ...figure, value: deriveRatio(part ?? null, whole ?? null) };
}

/** One line of the board (handbook 3.7, IN-01 to IN-06). */
export function deriveBoardRow(q: RowInputs): BoardRow {
  const { indicator, subjectId, cellOf } = q;
  const period = getLatestDue(indicator, q.period);
  const read = remember((at) => readFigure(indicator, subjectId, at, cellOf));
  const figure = read(period);
  const before = read(getLatestDue(indicator, getPreviousPeriod(period)));
  const target = pickJudgingTarget(q.targets);
  const rank = q.rankAt(period);
  const { series, seriesOf } = listSeries(indicator, period, read);
  const lights = listLights(q, period, target, read);
  const last = lights[0] as LightAt;
  const streak = lights.findIndex(({ light }) => light !== last.light);
  const inRow = streak < 0 ? lights.length : streak;
  return {
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
    upper: q.upper.map(({ id, name }) => {
      const theirs = readFigure(indicator, id, period, cellOf);
      const gap = getGrowthChange(figure.growth, theirs.growth);
      return { name, value: theirs.value, growth: theirs.growth, gap };
    }),
    rank,
    series: series.slice(-13),
    seriesOf,
    extreme: findExtreme(series, 'lowest') ?? findExtreme(series, 'highest'),
    signChange: seriesOf === 'growth' ? findSignChange(series) : null,
    light: last.light,
    reasons: last.reasons,
    wayToGreen: last.wayToGreen,
    lightSince: (lights[inRow - 1] as LightAt).period,
    periodsInRow: inRow,
  };
}

type Read = (period: PeriodId) => SubjectFigure;

/** The light, the series and the months before look at the same figures. */
function remember(read: Read): Read {
  const known = new Map<PeriodId, SubjectFigure>();
  return (period) => {
    const found = known.get(period);
    if (found) return found;
    const figure = read(period);
    known.set(period, figure);
    return figure;
  };
}
type LightAt = ReturnType<typeof judgeIndicator> & { period: PeriodId };

/** Lights of the year's periods, the latest first. */
function listLights(q: RowInputs, period: PeriodId, target: StandingTarget | null, read: Read): LightAt[] {
  const months = listDueMonths(q.indicator, `${period.slice(0, 4)}-01`, period).reverse();
  return months.map((at) => {
    const rank = target?.rank == null ? null : (q.rankAt(at)?.rank ?? null);
    const facts = { indicator: q.indicator, period: at, figure: read(at), target, rank };
    return { ...judgeIndicator(facts, q.rules), period: at };
  });
}

function listSeries(
  indicator: Indicator,
  period: PeriodId,
  read: Read,
): { series: SeriesPoint[]; seriesOf: BoardRow['seriesOf'] } {
  const from = `${Number(period.slice(0, 4)) - 2}-01`;
  const figures = listDueMonths(indicator, from, period).slice(-SERIES_PERIODS).map(read);
  const known = figures.findIndex(({ value, growth }) => value !== null || growth !== null);
  const shown = known < 0 ? [] : figures.slice(known);
  const seriesOf =
    indicator.growth !== 'none' && shown.some(({ growth }) => growth !== null) ? 'growth' : 'value';
  return { series: shown.map((one) => ({ period: one.period, value: one[seriesOf] })), seriesOf };
}

/** 单月 of a cumulative indicator by months; null for all others. */
function findSingle(indicator: Indicator, period: PeriodId, read: Read): SingleMonth | null {
  if (indicator.kind !== 'cumulative' || indicator.every !== 'month') return null;
  const from = `${period.slice(0, 4)}-01`;
  const before = getPreviousPeriod(period);
  const values = [before, period]
    .filter((at) => at >= from)
    .map((at) => ({ period: at, value: read(at).value }));
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

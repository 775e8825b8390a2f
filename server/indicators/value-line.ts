import {
  pickStanding,
  type StandingValue,
  standAlone,
  type ValueRow,
} from '#core/indicators/standing-value.ts';
import { type PeriodId, withoutEndingZeros } from '#core/platform/public.ts';

/**
 * An indicator's signed rows of a subject as one text: thousands of narrow rows cost more to carry than to find, and more to keep
 * taken apart than to read again. Rows are `month|id|certainty|value|growth|base`, in no order, with `;` between them.
 */
export interface ValueLine {
  indicatorId: number;
  subjectId: number;
  rows: string;
}

/** What stands at a month of a line. */
export type ReadMonth = (period: PeriodId) => StandingValue | null;

const MONTH_LENGTH = 7;
/** A line of a few months is looked through for each; one of years is asked for so many that it pays to know where they stand. */
const LONG_LINE = 400;

/** Opens a line for months to be read from it, one after the other or the same again. */
export function openLine(line: ValueLine): ReadMonth {
  const { rows } = line;
  if (rows.length < LONG_LINE) return (period) => pickAt(line, period, findStarts(rows, period));
  const starts = indexMonths(rows);
  return (period) => pickAt(line, period, starts.get(period));
}

/** Where rows begin: nearly always one, which needs no list. */
type Starts = number | number[] | undefined;

const withStart = (starts: Starts, at: number): Starts =>
  starts === undefined ? at : typeof starts === 'number' ? [starts, at] : [...starts, at];

function pickAt(line: ValueLine, period: PeriodId, starts: Starts): StandingValue | null {
  if (starts === undefined) return null;
  if (typeof starts === 'number') return standAlone(readRow(line, period, starts));
  return pickStanding(starts.map((at) => readRow(line, period, at)));
}

function indexMonths(rows: string): Map<PeriodId, Starts> {
  const starts = new Map<PeriodId, Starts>();
  for (let at = 0; at < rows.length; at = nextRow(rows, at)) {
    const period = rows.slice(at, at + MONTH_LENGTH);
    starts.set(period, withStart(starts.get(period), at));
  }
  return starts;
}

/** Nothing else in a line looks like a month. */
function findStarts(rows: string, period: PeriodId): Starts {
  let starts: Starts;
  for (let at = rows.indexOf(period); at >= 0; at = rows.indexOf(period, nextRow(rows, at)))
    starts = withStart(starts, at);
  return starts;
}

function nextRow(rows: string, at: number): number {
  const end = rows.indexOf(';', at);
  return end < 0 ? rows.length : end + 1;
}

/** By the places of its bars: a row split into a list and that into names costs twice as much. */
function readRow({ rows, indicatorId, subjectId }: ValueLine, period: PeriodId, from: number): StandingValue {
  const id = from + MONTH_LENGTH + 1;
  const certainty = rows.indexOf('|', id) + 1;
  const value = rows.indexOf('|', certainty) + 1;
  const growth = rows.indexOf('|', value) + 1;
  const base = rows.indexOf('|', growth) + 1;
  const semicolon = rows.indexOf(';', base);
  return {
    id: rows.slice(id, certainty - 1),
    indicatorId,
    subjectId,
    period,
    value: readFigure(rows, value, growth - 1),
    growth: readFigure(rows, growth, base - 1),
    base: readFigure(rows, base, semicolon < 0 ? rows.length : semicolon),
    certainty: readCertainty(rows, certainty, value - 1),
    revisions: 0,
  };
}

/** Nearly all are verified: ten thousand rows need no text of their own for it. */
const readCertainty = (rows: string, from: number, end: number): StandingValue['certainty'] =>
  rows.startsWith('verified', from) ? 'verified' : (rows.slice(from, end) as StandingValue['certainty']);

/** Without the zeros that end a fraction; null of nothing. */
function readFigure(rows: string, from: number, end: number): string | null {
  if (end <= from) return null;
  const figure = rows.slice(from, end);
  return rows.charCodeAt(end - 1) === ZERO ? withoutEndingZeros(figure) : figure;
}

const ZERO = 48;

/** All rows of a line, each for itself. */
export function readRows(line: ValueLine): ValueRow[] {
  const found: ValueRow[] = [];
  for (let at = 0; at < line.rows.length; at = nextRow(line.rows, at)) {
    const period = line.rows.slice(at, at + MONTH_LENGTH);
    const { revisions: _, ...row } = readRow(line, period, at);
    found.push(row);
  }
  return found;
}

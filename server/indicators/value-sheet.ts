import {
  pickStanding,
  type Standings,
  type StandingValue,
  standAlone,
  type ValueRow,
} from '#core/indicators/standing-value.ts';
import { type PeriodId, withoutEndingZeros } from '#core/platform/public.ts';

/**
 * The signed rows of a month as one text: thousands of narrow rows cost more to carry than to find, and more to keep taken apart than to
 * read again. Rows are `indicator|subject|id|certainty|value|growth|base`, in no order, with `;` between them.
 */
export interface ValueSheet {
  period: PeriodId;
  rows: string;
}

/** What stands in the cells of months, each month on one sheet: places are noted at the first question, a row is read when it is asked for. */
export function openSheets(sheets: readonly ValueSheet[]): Standings {
  let places: Places | undefined;
  return {
    at: (indicatorId, subjectId, period) => {
      places ??= notePlaces(sheets);
      const cell = findCell(places, indicatorId, subjectId, period);
      const first = places.first[cell];
      if (!first) return null;
      const { rows } = sheets[cell % sheets.length] as ValueSheet;
      const row = readRow(rows, first - 1, indicatorId, subjectId, period);
      const later = places.later.get(cell);
      return later ? pickStanding([row, ...readEach(rows, later, row)]) : standAlone(row);
    },
  };
}

const readEach = (rows: string, places: readonly number[], { indicatorId, subjectId, period }: ValueRow) =>
  places.map((place) => readRow(rows, place - 1, indicatorId, subjectId, period));

/** Where the rows of a cell begin, cells numbered by indicator, subject and sheet: lists in lists cost several times as much. */
interface Places {
  indicators: ReadonlyMap<number, number>;
  subjects: ReadonlyMap<number, number>;
  sheets: ReadonlyMap<PeriodId, number>;
  /** Of the first row one more than its place, so that 0 is none. */
  first: Int32Array;
  /** Of cells that were signed more than once the other rows. */
  later: ReadonlyMap<number, number[]>;
}

/** −1 of what no row is about. */
function findCell(places: Places, indicatorId: number, subjectId: number, period: PeriodId): number {
  const indicator = places.indicators.get(indicatorId);
  const subject = places.subjects.get(subjectId);
  const sheet = places.sheets.get(period);
  if (indicator === undefined || subject === undefined || sheet === undefined) return -1;
  return (indicator * places.subjects.size + subject) * places.sheets.size + sheet;
}

/** Of each row its indicator, subject, sheet and place follow one another. */
const NOTED = 4;

function notePlaces(sheets: readonly ValueSheet[]): Places {
  const [indicators, subjects] = [new Map<number, number>(), new Map<number, number>()];
  const noted: number[] = [];
  for (const [sheet, { rows }] of sheets.entries())
    for (let from = 0; from < rows.length; from = nextRow(rows, from)) {
      const subject = rows.indexOf('|', from) + 1;
      const place = rows.indexOf('|', subject) + 1;
      noted.push(numberOf(indicators, readId(rows, from)), numberOf(subjects, readId(rows, subject)));
      noted.push(sheet, place + 1);
    }
  const first = new Int32Array(indicators.size * subjects.size * sheets.length);
  const later = new Map<number, number[]>();
  for (let at = 0; at < noted.length; at += NOTED) {
    const [indicator, subject] = [noted[at] as number, noted[at + 1] as number];
    const cell = (indicator * subjects.size + subject) * sheets.length + (noted[at + 2] as number);
    const place = noted[at + 3] as number;
    if (first[cell] === 0) first[cell] = place;
    else later.set(cell, [...(later.get(cell) ?? []), place]);
  }
  return {
    indicators,
    subjects,
    sheets: new Map(sheets.map(({ period }, at) => [period, at])),
    first,
    later,
  };
}

/** Numbers in the order in which ids come up. */
function numberOf(known: Map<number, number>, id: number): number {
  const found = known.get(id);
  if (found !== undefined) return found;
  known.set(id, known.size);
  return known.size - 1;
}

const BAR = 124;
const ZERO = 48;

/** The whole number that begins at a place and ends at a bar. */
function readId(rows: string, from: number): number {
  let id = 0;
  for (let at = from; at < rows.length; at += 1) {
    const code = rows.charCodeAt(at);
    if (code === BAR) break;
    id = id * 10 + code - ZERO;
  }
  return id;
}

function nextRow(rows: string, at: number): number {
  const end = rows.indexOf(';', at);
  return end < 0 ? rows.length : end + 1;
}

/** By the places of its bars: a row split into a list and that into names costs twice as much. */
function readRow(
  rows: string,
  id: number,
  indicatorId: number,
  subjectId: number,
  period: PeriodId,
): StandingValue {
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

/** All rows of a sheet, each for itself. */
export function readRows({ period, rows }: ValueSheet): ValueRow[] {
  const found: ValueRow[] = [];
  for (let from = 0; from < rows.length; from = nextRow(rows, from)) {
    const subject = rows.indexOf('|', from) + 1;
    const place = rows.indexOf('|', subject) + 1;
    const { revisions: _, ...row } = readRow(rows, place, readId(rows, from), readId(rows, subject), period);
    found.push(row);
  }
  return found;
}

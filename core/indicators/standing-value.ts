import type { DecimalText, PeriodId } from '#core/platform/public.ts';

/** A row of the ledger of values: what was signed, when, for which cell. */
export interface ValueRow {
  id: string;
  indicatorId: number;
  subjectId: number;
  period: PeriodId;
  value: DecimalText | null;
  growth: DecimalText | null;
  base: DecimalText | null;
  certainty: 'forecast' | 'preliminary' | 'verified';
}

/** The row that stands for a cell, and how many signed ones it took the place of. */
export interface StandingValue extends ValueRow {
  revisions: number;
}

const isVoid = ({ value, growth }: ValueRow): boolean => value === null && growth === null;

/**
 * Which of a cell's rows stands (two clocks, handbook 3.7): what was published before what was forecast, and of those the later.
 * A row without value and growth takes the cell back: what stood before it does not stand any more. Rows are of one cell, in the
 * order of their ids; what came after a freeze is left out by the caller.
 */
export function pickStanding(rows: readonly ValueRow[]): StandingValue | null {
  const actual = rows.filter(({ certainty }) => certainty !== 'forecast');
  const last = actual.at(-1);
  if (last) return toStanding(last, actual.length - 1);
  const forecast = rows.at(-1);
  return forecast === undefined ? null : toStanding(forecast, rows.length - 1);
}

/** Written out: to spread a row costs ten times as much, and there are ten thousand. */
function toStanding(row: ValueRow, revisions: number): StandingValue | null {
  const { id, indicatorId, subjectId, period, value, growth, base, certainty } = row;
  return isVoid(row)
    ? null
    : { id, indicatorId, subjectId, period, value, growth, base, certainty, revisions };
}

/** What stands, asked for by indicator, subject and month. */
export interface Standings {
  at: (indicatorId: number, subjectId: number, period: PeriodId) => StandingValue | null;
}

/** Ids are whole numbers as text. */
const byId = (a: ValueRow, b: ValueRow): number =>
  a.id.length - b.id.length || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

type Line = Map<PeriodId, ValueRow | ValueRow[]>;

/** The standing value of every cell among rows, in whatever order they come; those of a cell count in the order of their ids. */
export function pickStandings(rows: Iterable<ValueRow>): Standings {
  const lines = new Map<number, Map<number, Line>>();
  for (const row of rows) {
    const line = findLine(lines, row);
    const cell = line.get(row.period);
    if (cell === undefined) line.set(row.period, row);
    else if (Array.isArray(cell)) cell.push(row);
    else line.set(row.period, [cell, row]);
  }
  const at: Standings['at'] = (indicatorId, subjectId, period) => {
    const cell = lines.get(indicatorId)?.get(subjectId)?.get(period);
    if (cell === undefined) return null;
    // Nearly every cell was signed once.
    if (Array.isArray(cell)) return pickStanding(cell.sort(byId));
    return toStanding(cell, 0);
  };
  return { at };
}

function findLine(lines: Map<number, Map<number, Line>>, { indicatorId, subjectId }: ValueRow): Line {
  let subjects = lines.get(indicatorId);
  if (subjects === undefined) {
    subjects = new Map();
    lines.set(indicatorId, subjects);
  }
  let line = subjects.get(subjectId);
  if (line === undefined) {
    line = new Map();
    subjects.set(subjectId, line);
  }
  return line;
}

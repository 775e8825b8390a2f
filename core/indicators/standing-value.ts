import { type DecimalText, groupBy, type PeriodId } from '#core/platform/public.ts';

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

/** Ids are whole numbers as text. */
const byId = (a: ValueRow, b: ValueRow): number =>
  a.id.length - b.id.length || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/**
 * Which of a cell's rows stands (two clocks, handbook 3.7): what was published before what was forecast, and of those the later.
 * A row without value and growth takes the cell back: what stood before it does not stand any more. Rows are of one cell, in
 * whatever order; what came after a freeze is left out by the caller.
 */
export function pickStanding(rows: readonly ValueRow[]): StandingValue | null {
  // Nearly every cell was signed once.
  if (rows.length === 1) return standAlone(toStanding(rows[0] as ValueRow, 0));
  const actual = rows.filter(({ certainty }) => certainty !== 'forecast');
  const counted = (actual.length > 0 ? actual : rows).toSorted(byId);
  const last = counted.at(-1);
  return last === undefined ? null : standAlone(toStanding(last, counted.length - 1));
}

/** The only row of a cell stands, unless it takes the cell back. */
export const standAlone = (row: StandingValue): StandingValue | null => (isVoid(row) ? null : row);

/** Written out: to spread a row costs ten times as much, and there are ten thousand. */
function toStanding(row: ValueRow, revisions: number): StandingValue {
  const { id, indicatorId, subjectId, period, value, growth, base, certainty } = row;
  return { id, indicatorId, subjectId, period, value, growth, base, certainty, revisions };
}

/** What stands, asked for by indicator, subject and month. */
export interface Standings {
  at: (indicatorId: number, subjectId: number, period: PeriodId) => StandingValue | null;
}

/** The standing value of every cell among rows, in whatever order they come. */
export function pickStandings(rows: Iterable<ValueRow>): Standings {
  const cells = groupBy(
    rows,
    ({ indicatorId, subjectId, period }) => `${indicatorId}:${subjectId}:${period}`,
  );
  return {
    at: (indicatorId, subjectId, period) =>
      pickStanding(cells.get(`${indicatorId}:${subjectId}:${period}`) ?? []),
  };
}

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
  if (last) return isVoid(last) ? null : { ...last, revisions: actual.length - 1 };
  const forecast = rows.at(-1);
  return forecast === undefined || isVoid(forecast) ? null : { ...forecast, revisions: rows.length - 1 };
}

export type CellKey = `${number}:${number}:${PeriodId}`;
export const toCellKey = (indicatorId: number, subjectId: number, period: PeriodId): CellKey =>
  `${indicatorId}:${subjectId}:${period}`;

/** The standing value of every cell among rows that are in the order of their ids. */
export function pickStandings(rows: readonly ValueRow[]): Map<CellKey, StandingValue> {
  const cells = new Map<CellKey, ValueRow[]>();
  for (const row of rows) {
    const key = toCellKey(row.indicatorId, row.subjectId, row.period);
    const cell = cells.get(key);
    if (cell) cell.push(row);
    else cells.set(key, [row]);
  }
  const standings = new Map<CellKey, StandingValue>();
  for (const [key, cell] of cells) {
    const standing = pickStanding(cell);
    if (standing) standings.set(key, standing);
  }
  return standings;
}

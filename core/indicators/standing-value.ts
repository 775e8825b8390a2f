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

/** Subjects of a province and months of two thousand years, each with room: a number hashes and compares faster than text. */
const [SUBJECTS, MONTHS] = [4_194_304, 32_768];

/** Months as numbers, remembered: the same few hundred are asked for ten thousand times. */
const monthNumbers = new Map<PeriodId, number>();
const MOST_KNOWN = 5_000;
function toMonthNumber(period: PeriodId): number {
  const known = monthNumbers.get(period);
  if (known !== undefined) return known;
  const month = Number(period.slice(0, 4)) * 12 + Number(period.slice(5, 7));
  if (monthNumbers.size >= MOST_KNOWN) monthNumbers.clear();
  monthNumbers.set(period, month);
  return month;
}

/** A cell as one number; exact up to 2⁵³ for tens of thousands of indicators. */
export function toCellKey(indicatorId: number, subjectId: number, period: PeriodId): number {
  return (indicatorId * SUBJECTS + subjectId) * MONTHS + toMonthNumber(period);
}

/** The standing value of every cell among rows; those of one cell are in the order of their ids. */
export function pickStandings(rows: Iterable<ValueRow>): Map<number, StandingValue> {
  const cells = new Map<number, ValueRow | ValueRow[]>();
  for (const row of rows) {
    const key = toCellKey(row.indicatorId, row.subjectId, row.period);
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, row);
    else if (Array.isArray(cell)) cell.push(row);
    else cells.set(key, [cell, row]);
  }
  const standings = new Map<number, StandingValue>();
  for (const [key, cell] of cells) {
    // Nearly every cell was signed once.
    const standing = Array.isArray(cell)
      ? pickStanding(cell)
      : isVoid(cell)
        ? null
        : { ...cell, revisions: 0 };
    if (standing) standings.set(key, standing);
  }
  return standings;
}

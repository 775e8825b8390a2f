/** What can be reached in one row: the column that each control stands in, from left to right. */
export type ControlRow = readonly { column: number }[];
export interface ControlAt {
  row: number;
  place: number;
}

const PAGE_ROWS = 10;

const clamp = (value: number, last: number): number => Math.max(0, Math.min(last, value));

/** The control of this row that stands nearest to the column; the first of equals. */
function nearestOf(row: ControlRow, column: number): number {
  const gaps = row.map((one) => Math.abs(one.column - column));
  return Math.max(0, gaps.indexOf(Math.min(...gaps)));
}

/**
 * Where a key leads from a control of a table: up and down keep to the column as far as there is one, left and right stay
 * in the row, Home and End too, with Ctrl to the first and the last row. Null for any other key. No row is empty.
 */
export function nextControl(
  rows: readonly ControlRow[],
  at: ControlAt,
  key: string,
  isWhole = false,
): ControlAt | null {
  const row = rows[at.row];
  if (!row) return null;
  const last = rows.length - 1;
  const inRow = (to: number): ControlAt => ({ row: at.row, place: clamp(to, row.length - 1) });
  const toRow = (to: number): ControlAt => {
    const next = clamp(to, last);
    return next === at.row
      ? at
      : { row: next, place: nearestOf(rows[next] ?? [], row[at.place]?.column ?? 0) };
  };
  switch (key) {
    case 'ArrowLeft':
      return inRow(at.place - 1);
    case 'ArrowRight':
      return inRow(at.place + 1);
    case 'ArrowUp':
      return toRow(at.row - 1);
    case 'ArrowDown':
      return toRow(at.row + 1);
    case 'PageUp':
      return toRow(at.row - PAGE_ROWS);
    case 'PageDown':
      return toRow(at.row + PAGE_ROWS);
    case 'Home':
      return isWhole ? { row: 0, place: 0 } : inRow(0);
    case 'End':
      return isWhole ? { row: last, place: (rows[last]?.length ?? 1) - 1 } : inRow(row.length);
    default:
      return null;
  }
}

/** A printed table as it is given, as it is read, and the verdicts on its cells. */
import { isEmptyMark, normalizeFigureText } from '#core/platform/public.ts';
import type { FigureOutcome } from './figure-kind.ts';
import type { PrintedColumn, PrintedColumnRole } from './printed-table-columns.ts';
import type { PrintedRow } from './printed-table-rows.ts';

export interface PrintedTable {
  /** One text for each column, the levels of a head joined. */
  heads: readonly string[];
  /** Shown texts below the head. */
  rows: readonly (readonly string[])[];
  /** Months gone by (截至10月底: 10), for pro rata; null when the table does not say. */
  months: string | null;
  /** 万元 or 亿元 where it stands above the table. */
  unit: string;
  /** What the columns are, when the caller knows; otherwise found from the heads. */
  roles?: readonly (PrintedColumnRole | null)[];
}

export interface PrintedCellCheck extends FigureOutcome {
  /** Counted from 0 in `rows` and `heads`. */
  row: number;
  column: number;
  kind: string;
  /** The cell as printed. */
  printed: string;
}

export interface PrintedTableChecks {
  columns: PrintedColumn[];
  rows: PrintedRow[];
  /** Row by row, from left to right; cells without a figure are not checked. */
  cells: PrintedCellCheck[];
}

/** A table ready for the checks of its cells. */
export interface ReadTable {
  columns: PrintedColumn[];
  rows: PrintedRow[];
  cells: readonly (readonly string[])[];
  months: string | null;
}

/** The cell with the unit of its column behind it, unless it names one itself. */
export function readCell(table: ReadTable, row: number, column: PrintedColumn): string {
  const cell = normalizeFigureText(table.cells[row]?.[column.column] ?? '');
  return column.unit === '' || cell === '' || isEmptyMark(cell) || /[万亿元%]/.test(cell)
    ? cell
    : `${cell}${column.unit}`;
}

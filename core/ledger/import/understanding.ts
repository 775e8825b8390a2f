import type { LedgerField } from '../ledger-fields.ts';
import type { HeadBlock } from './find-head.ts';
import type { Grid } from './grid.ts';
import type { RawSheet, RawWorkbook } from './raw-sheet.ts';

export type RowKind = 'data' | 'group' | 'subtotal' | 'note' | 'blank' | 'header';

/** What one column of a table was understood to be. All positions are zero-based. */
export interface ColumnReading {
  column: number;
  /** Head texts from top to bottom as a person reads them, each level once. */
  levels: string[];
  field: LedgerField | null;
  /** As printed, from the head or from the note above the table. */
  unit: string | null;
  confidence: number;
  /** A second field that fits nearly as well, or the one this column lost to another column. */
  rival: LedgerField | null;
  /** Number of the side-by-side block, 0 for the first. */
  block: number;
}

export interface TableReading {
  head: HeadBlock | null;
  /** First and last row below the head. */
  firstRow: number;
  lastRow: number;
  columns: ColumnReading[];
}

export interface RowReading {
  row: number;
  kind: RowKind;
  confidence: number;
  /** Index of the table it belongs to; -1 above the first head. */
  table: number;
  /** The row whose project this row continues (merged downwards over serial and name). */
  continues: number | null;
  /** A share of the sum above it (其中：续建), added to nothing. */
  isShare?: boolean;
}

export interface SheetReading {
  name: string;
  sheet: RawSheet;
  grid: Grid;
  rowCount: number;
  columnCount: number;
  titles: string[];
  tables: TableReading[];
  rows: RowReading[];
}

export interface WorkbookReading {
  workbook: RawWorkbook;
  sheets: SheetReading[];
}

/** The table that a row belongs to, or the first one for rows above it. */
export function tableOfRow(sheet: SheetReading, row: RowReading): TableReading | undefined {
  return sheet.tables[Math.max(0, row.table)];
}

/** The column of a block that holds a field. */
export function findColumn(table: TableReading, field: LedgerField, block = 0): ColumnReading | undefined {
  return table.columns.find((column) => column.field === field && column.block === block);
}

/** Number of side-by-side blocks, at least 1. */
export function countBlocks(table: TableReading): number {
  return table.columns.reduce((most, column) => Math.max(most, column.block + 1), 1);
}

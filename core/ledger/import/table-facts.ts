import { LEDGER_FIELDS } from '../ledger-fields.ts';
import type { Grid } from './grid.ts';
import { type ColumnProfile, profileColumns, shareOf } from './profile-columns.ts';
import { type ColumnContext, readValue, type ValueReading } from './read-value.ts';
import { findTableYear } from './settle-years.ts';
import type { RowReading, SheetReading, TableReading } from './understanding.ts';

/** One table with what its checks and readers need, worked out once. */
export interface TableFacts {
  grid: Grid;
  table: TableReading;
  rows: RowReading[];
  dataRows: RowReading[];
  profiles: ColumnProfile[];
  contexts: ColumnContext[];
  /** Columns of figures by their cells, although no field asks for figures. */
  numericColumns: Set<number>;
  /** The cell as its column asks, read once. */
  valueAt(row: number, column: number): ValueReading;
}

export interface SheetFacts {
  sheet: SheetReading;
  grid: Grid;
  sheetYear: number | null;
  tables: TableFacts[];
}

/** Rates written as 0.85 under a head that does not say %: all between 0 and 2 in size. */
function isFractionColumn(grid: Grid, rows: RowReading[], column: number, unit: string | null): boolean {
  if (unit === '%') return false;
  let seen = 0;
  for (const row of rows) {
    const text = grid.text(row.row, column);
    if (text === '') continue;
    if (text.includes('%')) return false;
    const value = Number(text);
    if (Number.isNaN(value)) continue;
    if (Math.abs(value) > 3) return false;
    seen++;
  }
  return seen > 0;
}

function buildTableFacts(
  grid: Grid,
  sheet: SheetReading,
  table: TableReading,
  index: number,
  sheetYear: number | null,
): TableFacts {
  const rows = sheet.rows.filter((row) => row.table === index);
  const dataRows = rows.filter((row) => row.kind === 'data');
  const profiles = profileColumns(
    grid,
    dataRows.map((row) => row.row),
  );
  const contexts = table.columns.map((column) => ({
    column,
    sheetYear,
    asFraction:
      column.field !== null &&
      LEDGER_FIELDS[column.field].kind === 'rate' &&
      isFractionColumn(grid, dataRows, column.column, column.unit),
  }));
  const numericColumns = new Set<number>();
  for (const column of table.columns) {
    const profile = profiles[column.column] as ColumnProfile;
    if (column.field === 'serial' || column.field === 'project_code' || column.field === 'phone') continue;
    if (profile.filled >= 3 && shareOf(profile.figures, profile.filled) >= 0.7)
      numericColumns.add(column.column);
  }
  const valueAt = rememberValues(grid, contexts);
  return { grid, table, rows, dataRows, profiles, contexts, numericColumns, valueAt };
}

function rememberValues(grid: Grid, contexts: ColumnContext[]): TableFacts['valueAt'] {
  const byRow: (ValueReading | undefined)[][] = [];
  // Offices repeat their words: units, persons, dates and kinds are read once per column and text.
  const byText = contexts.map(() => new Map<string, ValueReading>());
  return (row, column) => {
    const cells = byRow[row] ?? new Array<ValueReading | undefined>(contexts.length).fill(undefined);
    byRow[row] = cells;
    const known = cells[column];
    if (known) return known;
    const cell = grid.raw(row, column);
    const same = typeof cell === 'string' ? byText[column]?.get(cell) : undefined;
    const made = same ?? readValue(cell, contexts[column] as ColumnContext);
    if (typeof cell === 'string' && !same) byText[column]?.set(cell, made);
    cells[column] = made;
    return made;
  };
}

/** Facts by the reading they were made of: the checks and the drafts ask for the same ones. */
const madeFacts = new WeakMap<SheetReading, SheetFacts>();

export function buildSheetFacts(sheet: SheetReading): SheetFacts {
  const known = madeFacts.get(sheet);
  if (known) return known;
  const made = deriveSheetFacts(sheet);
  madeFacts.set(sheet, made);
  return made;
}

function deriveSheetFacts(sheet: SheetReading): SheetFacts {
  const { grid } = sheet;
  const columns = sheet.tables.flatMap((table) => table.columns);
  const sheetYear = findTableYear([...sheet.titles, sheet.name], columns);
  return {
    sheet,
    grid,
    sheetYear,
    tables: sheet.tables.map((table, index) => buildTableFacts(grid, sheet, table, index, sheetYear)),
  };
}

import { countNewHeadWords, isRepeatedHead } from './classify-rows.ts';
import { findHead, type HeadBlock } from './find-head.ts';
import { buildGrid, type Grid } from './grid.ts';
import { listTitleUnits } from './head-unit.ts';
import type { RawSheet, RawWorkbook } from './raw-sheet.ts';
import { type FixedReading, listRows, readTable } from './read-table.ts';
import { isSerial } from './row-labels.ts';
import type { RowKind, RowReading, SheetReading, WorkbookReading } from './understanding.ts';

/** Rows between `from` and the head: titles, notes of units, blanks. */
function readRowsAbove(grid: Grid, from: number, until: number, table: number): RowReading[] {
  const rows: RowReading[] = [];
  for (let row = from; row < until; row++) {
    const kind: RowKind = grid.isBlankRow(row) ? 'blank' : 'note';
    rows.push({ row, kind, confidence: kind === 'blank' ? 1 : 0.9, table, continues: null });
  }
  return rows;
}

/** The end of a table: where another head begins, less the titles that stand above that head. */
function findTableEnd(grid: Grid, head: HeadBlock): { end: number; next: number | null } {
  for (let row = head.bottom + 1; row < grid.rowCount; row++) {
    const words = countNewHeadWords(grid, row);
    if (words === 0 || isRepeatedHead(grid, head, grid.cells(row))) continue;
    let top = row;
    while (top > head.bottom + 1 && grid.cells(top - 1).length === 1 && !isSerial(grid.text(top - 1, 0)))
      top--;
    const isBlankAbove = grid.isBlankRow(top - 1);
    // A narrow head is believed below a blank row only.
    const isParted = isBlankAbove || (top < row && words >= 3);
    if (top > head.bottom + 1 && isParted) return { end: top - 1, next: top };
  }
  return { end: grid.rowCount - 1, next: null };
}

function headRows(head: HeadBlock, table: number): RowReading[] {
  return listRows(head.top, head.bottom).map((row) => ({
    row,
    kind: 'header' as const,
    confidence: head.confidence,
    table,
    continues: null,
  }));
}

function textsAbove(grid: Grid, from: number, until: number): string[] {
  return listRows(from, until - 1).flatMap((row) => grid.cells(row).map((cell) => cell.text));
}

/**
 * Understands one sheet: which rows are heads, groups, subtotals, notes and data, and what each column means
 * (handbook 5, last paragraph). Every row down to the last non-blank one is given a kind; nothing is dropped.
 */
export function understandSheet(sheet: RawSheet, fixed: FixedReading = {}): SheetReading {
  const grid = buildGrid(sheet);
  const reading: SheetReading = {
    name: sheet.name,
    sheet,
    grid,
    rowCount: grid.rowCount,
    columnCount: grid.columnCount,
    titles: [],
    tables: [],
    rows: [],
  };
  let from = 0;
  while (from < grid.rowCount) {
    const index = reading.tables.length;
    const head = fixed.head !== undefined && index === 0 ? fixed.head : findHead(grid, from);
    const top = head ? head.top : from;
    const above = textsAbove(grid, from, top);
    reading.rows.push(...readRowsAbove(grid, from, top, index === 0 ? -1 : index));
    reading.titles.push(...above);
    if (head) reading.rows.push(...headRows(head, index));
    const { end, next } = head ? findTableEnd(grid, head) : { end: grid.rowCount - 1, next: null };
    const units = above.flatMap((text) => listTitleUnits(text));
    const { table, rows } = readTable(grid, head, end, above, units, index, fixed);
    reading.tables.push(table);
    reading.rows.push(...rows);
    from = next ?? grid.rowCount;
  }
  return reading;
}

export function understandWorkbook(workbook: RawWorkbook): WorkbookReading {
  return { workbook, sheets: workbook.sheets.map((sheet) => understandSheet(sheet)) };
}

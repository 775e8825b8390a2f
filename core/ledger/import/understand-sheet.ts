import { countNewHeadWords, isRepeatedHead } from './classify-rows.ts';
import { findHead, type HeadBlock } from './find-head.ts';
import { buildGrid, type Grid } from './grid.ts';
import { isMoneyUnit, listTitleUnits } from './head-unit.ts';
import type { RawSheet, RawWorkbook } from './raw-sheet.ts';
import { type FixedReading, listRows, readTable } from './read-table.ts';
import { isFigure, isNumberedLabel, isSerial } from './row-labels.ts';
import type { RowKind, RowReading, SheetReading, WorkbookReading } from './understanding.ts';

/** 一、续建项目 right above the head is the heading of the rows below it. */
function isHeadingAboveHead(grid: Grid, row: number): boolean {
  const cells = grid.cells(row);
  return cells.length === 1 && isNumberedLabel(cells[0]?.text ?? '');
}

/** 石桥镇 over the head printed again makes 城关镇 right over the first head the heading of its rows. */
function settleHeadingAboveHead({ grid, rows, tables }: SheetReading): void {
  const head = tables[0]?.head;
  const own = head ? rows.find(({ row }) => row === head.top - 1) : undefined;
  const label = own ? grid.cells(own.row) : [];
  if (own?.kind !== 'note' || label.length !== 1 || (label[0]?.text.length ?? 0) > 15) return;
  const again = rows.filter(
    (row, at) => row.kind === 'header' && row.row > (head?.bottom ?? 0) && rows[at - 1]?.kind !== 'header',
  );
  const isHeaded = (row: RowReading): boolean =>
    rows.some((one) => one.row === row.row - 1 && one.kind === 'group');
  if (again.length === 0 || !again.every(isHeaded)) return;
  own.kind = 'group';
  own.table = 0;
}

/** Rows between `from` and the head of a table: titles, notes of units, its first heading, blanks. */
function readRowsAbove(grid: Grid, from: number, until: number, index: number): RowReading[] {
  return listRows(from, until - 1).map((row): RowReading => {
    const isHeading = row === until - 1 && isHeadingAboveHead(grid, row);
    const kind: RowKind = grid.isBlankRow(row) ? 'blank' : isHeading ? 'group' : 'note';
    const table = index === 0 && !isHeading ? -1 : index;
    return { row, kind, confidence: kind === 'blank' ? 1 : 0.9, table, continues: null };
  });
}

interface TableEnd {
  end: number;
  /** Where the next table begins; null at the end of the sheet. */
  next: number | null;
  /** The next table has no head of its own: only the unit changes from there. */
  keepsHead: boolean;
}

const moneyUnits = (units: string[]): string[] => units.filter(isMoneyUnit);

/** 二、基础设施类（单位：亿元） below figures in 万元. */
function changesUnit(grid: Grid, row: number, units: string[]): boolean {
  const cells = grid.cells(row);
  if (cells.length === 0 || cells.length > 3 || cells.some(({ text }) => isFigure(text))) return false;
  if (countNewHeadWords(grid, row) > 0) return false;
  const [noted] = moneyUnits(cells.flatMap(({ text }) => listTitleUnits(text)));
  const [known] = moneyUnits(units);
  return noted !== undefined && known !== undefined && noted !== known;
}

/**
 * The end of a table: where another head begins, less the titles that stand above that head, or where a note gives the
 * figures below it another unit of money than `units`, those noted above the table.
 */
function findTableEnd(grid: Grid, from: number, head: HeadBlock, units: string[]): TableEnd {
  for (let row = from; row < grid.rowCount; row++) {
    if (row > from && changesUnit(grid, row, units)) {
      const head = findHead(grid, row + 1, Math.min(grid.rowCount, row + 4));
      return { end: row - 1, next: row, keepsHead: head === null || head.confidence < 0.85 };
    }
    const words = countNewHeadWords(grid, row);
    if (words === 0 || isRepeatedHead(grid, head, grid.cells(row))) continue;
    let top = row;
    while (top > from && grid.cells(top - 1).length === 1 && !isSerial(grid.text(top - 1, 0))) top--;
    const isBlankAbove = grid.isBlankRow(top - 1);
    // A narrow head is believed below a blank row only.
    const isParted = isBlankAbove || (top < row && words >= 3);
    if (top > from && isParted) return { end: top - 1, next: top, keepsHead: false };
  }
  return { end: grid.rowCount - 1, next: null, keepsHead: false };
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

/** The units noted above a table; where they name no money, those of the heading in its first row. */
function findUnits(grid: Grid, above: string[], first: number): string[] {
  const units = above.flatMap((text) => listTitleUnits(text));
  if (moneyUnits(units).length > 0) return units;
  const heading = first < grid.rowCount ? grid.cells(first) : [];
  return heading.length <= 3 ? [...units, ...heading.flatMap(({ text }) => listTitleUnits(text))] : units;
}

/** Reads the table that begins at `from`, under the head `kept` of the table before it where it has none of its own. */
function readNextTable(
  reading: SheetReading,
  from: number,
  kept: HeadBlock | null,
  fixed: FixedReading,
): TableEnd {
  const { grid, tables } = reading;
  const index = tables.length;
  const head = kept ?? (fixed.head !== undefined && index === 0 ? fixed.head : findHead(grid, from));
  const top = head && !kept ? head.top : from;
  const above = textsAbove(grid, from, top);
  reading.rows.push(...readRowsAbove(grid, from, top, index));
  // Without a year of its own a second table is of the sheet's year.
  const titles = [...above, ...reading.titles];
  reading.titles.push(...above);
  if (head && !kept) reading.rows.push(...headRows(head, index));
  const first = kept ? from : head ? head.bottom + 1 : 0;
  const units = findUnits(grid, above, first);
  const end = head
    ? findTableEnd(grid, first, head, units)
    : { end: grid.rowCount - 1, next: null, keepsHead: false };
  const span = { first, end: end.end };
  const { table, rows } = readTable(grid, head, span, titles, units, index, fixed);
  tables.push(table);
  reading.rows.push(...rows);
  return end;
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
  let kept: HeadBlock | null = null;
  while (from < grid.rowCount) {
    const next = readNextTable(reading, from, kept, fixed);
    kept = next.keepsHead ? (reading.tables.at(-1)?.head ?? null) : null;
    from = next.next ?? grid.rowCount;
  }
  settleHeadingAboveHead(reading);
  return reading;
}

export function understandWorkbook(workbook: RawWorkbook): WorkbookReading {
  return { workbook, sheets: workbook.sheets.map((sheet) => understandSheet(sheet)) };
}

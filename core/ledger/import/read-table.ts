import { LEDGER_FIELDS, type LedgerField } from '../ledger-fields.ts';
import { assignFields } from './assign-fields.ts';
import { judgeRow, type RowContext } from './classify-rows.ts';
import { readColumnHeads } from './column-heads.ts';
import { settleContinued } from './continued-rows.ts';
import { settleFieldRows } from './field-rows.ts';
import type { HeadBlock } from './find-head.ts';
import type { Grid, GridCell } from './grid.ts';
import { profileColumns, shareOf } from './profile-columns.ts';
import {
  depthOfLabel,
  hasCountTail,
  isFigure,
  isNoteLabel,
  isSerial,
  isSignatureLabel,
  isTotalLabel,
} from './row-labels.ts';
import { isTotalOfOthers } from './row-sums.ts';
import { settleShares, settleUnnumberedSums } from './settle-sums.ts';
import { settleYears } from './settle-years.ts';
import type { ColumnReading, RowKind, RowReading, TableReading } from './understanding.ts';

/** A column as a person laid it down. */
export interface FixedColumn {
  column: number;
  /** Numbers of the tables that it holds for; null: every table of the sheet. */
  tables: ReadonlySet<number> | null;
  field: LedgerField | null;
  /** Absent: as printed. */
  unit?: string | null;
}

/** What a person has laid down for a sheet; it outweighs everything that is read from the cells. */
export interface FixedReading {
  /** Zero-based rows of the first table's head; null: the sheet has none. */
  head?: HeadBlock | null;
  columns?: readonly FixedColumn[];
  rows?: Map<number, RowKind>;
}

const SUBJECT_FIELDS: LedgerField[] = [
  'name',
  'task',
  'target',
  'content_scale',
  'region',
  'responsible_unit',
  'category',
];

export function listRows(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
}

function findSubjectColumn(columns: ColumnReading[], serialColumn: number | null): number {
  for (const field of SUBJECT_FIELDS) {
    const found = columns.find((column) => column.field === field);
    if (found) return found.column;
  }
  return serialColumn === null ? 0 : serialColumn + 1;
}

function buildRowContext(
  grid: Grid,
  head: HeadBlock | null,
  columns: ColumnReading[],
  titles: string[],
): RowContext {
  const serialColumn = columns.find((column) => column.field === 'serial')?.column ?? null;
  const nameColumn = findSubjectColumn(columns, serialColumn);
  const field = columns[nameColumn]?.field;
  return {
    grid,
    head,
    serialColumn,
    nameColumn,
    namesPlaces: field === 'region' || field === 'responsible_unit' || field === 'department',
    titles: new Set(titles),
  };
}

function shareOfSerials(grid: Grid, context: RowContext, rows: number[]): number {
  if (context.serialColumn === null) return 0;
  const column = context.serialColumn;
  const filled = rows.filter((row) => !grid.isBlankRow(row));
  return shareOf(filled.filter((row) => isSerial(grid.covered(row, column))).length, filled.length);
}

/** After the last row of figures only single texts follow: these are notes, not headings. */
function settleTrailingNotes(grid: Grid, rows: RowReading[]): void {
  const last = rows.findLastIndex((row) => row.kind === 'data' || row.kind === 'subtotal');
  let noted = false;
  for (const reading of rows.slice(last + 1)) {
    if (reading.kind === 'note') noted = true;
    if (reading.kind !== 'group') continue;
    const text = grid.cells(reading.row)[0]?.text ?? '';
    if (noted || text.length > 15 || !/^[一二三四五六七八九十(]/.test(text)) reading.kind = 'note';
  }
}

function isLooseFoot(text: string, column: number): boolean {
  if (/^(20\d\d|二〇..)年\d{0,2}/.test(text) && text.length <= 12) return true;
  return (text.length > 12 || column > 2) && /[。;；:：]|^20\d\d年|^\d+[.、]/.test(text);
}

/** A single sentence below a note, at the foot of a table, is a note as well. */
function settleFoot(grid: Grid, rows: RowReading[]): void {
  for (let at = rows.length - 1; at >= 0; at--) {
    const reading = rows[at] as RowReading;
    if (reading.kind === 'blank') continue;
    const cells = grid.cells(reading.row);
    const first = cells[0];
    const signed = cells.every((cell) => isSignatureLabel(cell.text) || isNoteLabel(cell.text));
    const single =
      cells.length === 1 && first !== undefined && reading.kind === 'data' && !isSerial(first.text);
    // 2.①项目含二期； goes on with the note above it.
    const isFurther =
      single && rows[at - 1]?.kind === 'note' && /^[(]?\d{1,2}[.、)].*[\u4e00-\u9fff]{3}/.test(first.text);
    if (single && (isFurther || isLooseFoot(first.text, first.column))) reading.kind = 'note';
    else if (reading.kind !== 'note' && !signed) return;
  }
}

function settleTotals(grid: Grid, rows: RowReading[]): void {
  const data = rows.filter((row) => row.kind === 'data');
  for (const reading of [data[0], data.at(-1)]) {
    if (!reading) continue;
    const others = data.filter((row) => row !== reading).map((row) => row.row);
    if (others.length > 400 || !isTotalOfOthers(grid, reading.row, others)) continue;
    reading.kind = 'subtotal';
    reading.confidence = 0.8;
    return;
  }
}

const WORD_KINDS = new Set(['text', 'unit', 'person', 'date', 'code']);

function isColumnOfWords(column: ColumnReading | undefined): boolean {
  return !!column?.field && column.field !== 'serial' && WORD_KINDS.has(LEDGER_FIELDS[column.field].kind);
}

/** The numbering of a row's label; 0 when it has none. */
function depthOfRow(context: RowContext, row: number): number {
  return depthOfLabel(context.grid.cells(row)[0]?.text ?? '');
}

/**
 * 二 | 标准厂房 | 9000 | 县经信局 with no rows of its own beneath it is a project, not the sum of others: the next row is no row of
 * data and its heading is not deeper. 社会事业（0个） is an empty group.
 */
function settleLeaves(context: RowContext, rows: RowReading[], columns: ColumnReading[]): void {
  const { grid } = context;
  // 2026 under 起止年限 says whose the figures are as much as a word does.
  const isWord = ({ text, column }: GridCell): boolean => !isFigure(text) || isColumnOfWords(columns[column]);
  const filled = rows.filter((row) => row.kind !== 'blank' && row.kind !== 'note');
  const withRows = filled.filter((row, at) => row.kind === 'subtotal' && filled[at + 1]?.kind === 'data');
  filled.forEach((reading, at) => {
    const cells = grid.cells(reading.row);
    const depth = depthOfRow(context, reading.row);
    if (reading.kind !== 'subtotal' || depth === 0 || cells.some(({ text }) => isTotalLabel(text))) return;
    const words = cells.filter(isWord);
    // 一、产业项目 and its sums say nothing but their name; a project says whose it is.
    if (words.length < 3 || words.some(({ text }) => hasCountTail(text)) || withRows.includes(reading))
      return;
    const next = filled[at + 1];
    if (next?.kind === 'subtotal' && depthOfRow(context, next.row) > depth) return;
    if (next?.kind === 'group') return;
    reading.kind = 'data';
    reading.confidence = 0.7;
  });
}

export function readTable(
  grid: Grid,
  head: HeadBlock | null,
  span: { first: number; end: number },
  titles: string[],
  units: string[],
  index: number,
  fixed: FixedReading = {},
): { table: TableReading; rows: RowReading[] } {
  const numbers = listRows(span.first, span.end);
  const columns = readColumnHeads(grid, head, units);
  const sample = numbers.length > 2000 ? numbers.slice(0, 2000) : numbers;
  // Before two columns contend for 本年: 2027年计划 is none of them.
  settleYears(columns, [...titles, grid.sheet.name]);
  assignFields(columns, profileColumns(grid, sample), units);
  settleFieldRows(grid, columns, sample);
  fixColumns(columns, fixed, index);
  const context = buildRowContext(grid, head, columns, titles);
  const serialShare = shareOfSerials(grid, context, numbers);
  const rows: RowReading[] = numbers.map((row) => ({
    row,
    ...judgeRow(context, row, serialShare),
    table: index,
    continues: null,
  }));
  settleContinued(context, columns, rows);
  if (head === null && isProse(grid, rows)) {
    for (const reading of rows) if (reading.kind !== 'blank') reading.kind = 'note';
  }
  settleShares(context, rows, serialShare);
  settleUnnumberedSums(context, rows);
  settleLeaves(context, rows, columns);
  settleFoot(grid, rows);
  settleTrailingNotes(grid, rows);
  if (context.serialColumn === null) settleTotals(grid, rows);
  fixRows(rows, fixed);
  return { table: { head, firstRow: span.first, lastRow: span.end, columns }, rows };
}

/** Columns as a person laid them down; a field given to one column is taken from the column that had it. */
function fixColumns(columns: ColumnReading[], fixed: FixedReading, table: number): void {
  const own = (fixed.columns ?? []).filter(({ tables }) => tables === null || tables.has(table));
  for (const { column: at, field, unit } of own) {
    const column = columns[at];
    if (!column) continue;
    const former = columns.find(
      (other) => field !== null && other !== column && other.field === field && other.block === column.block,
    );
    if (
      former &&
      field !== null &&
      !LEDGER_FIELDS[field].repeats &&
      !own.some((one) => one.column === former.column)
    ) {
      former.field = null;
      former.confidence = 0;
    }
    Object.assign(column, { field, rival: null, confidence: 1, ...(unit === undefined ? {} : { unit }) });
  }
}

function fixRows(rows: RowReading[], fixed: FixedReading): void {
  for (const reading of rows) {
    const kind = fixed.rows?.get(reading.row);
    if (kind === undefined) continue;
    reading.kind = kind;
    reading.confidence = 1;
  }
}

/** A cover, a page of instructions: single texts under one another, no head. */
function isProse(grid: Grid, rows: RowReading[]): boolean {
  const filled = rows.filter((row) => row.kind !== 'blank');
  const single = filled.filter((row) => grid.cells(row.row).length === 1);
  return grid.columnCount === 1 || single.length >= filled.length * 0.8;
}

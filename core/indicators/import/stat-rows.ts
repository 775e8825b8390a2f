import type { RawCell } from '#core/ledger/public.ts';
import { readLabel } from './stat-label.ts';
import type { NameIndex } from './stat-names.ts';
import { isPeriodNumber } from './stat-period.ts';
import { listFilled, type StatSheet } from './stat-sheet.ts';
import { isNoteLine, toLabelText } from './stat-text.ts';

/** A table of a sheet: lines above it, its head, its rows of data and what divides them. */
export interface StatTable {
  titles: number[];
  heads: number[];
  rows: FigureRow[];
}
export interface FigureRow {
  row: number;
  /** Lines inside the table under which the row stands: 一、规模以上工业. */
  section: number | null;
}
export interface TablesOfSheet {
  tables: StatTable[];
  notes: number[];
  /** Lines of text that belong to no table. */
  loose: number[];
}

type RowKind = 'blank' | 'note' | 'head' | 'line' | 'data';

const asText = (cell: RawCell): string => (cell === null ? '' : typeof cell === 'string' ? cell : cell.value);

/** A head of time among numbers: 2016, 2016.1, 201609, or a date. */
export function isTimeCell(sheet: StatSheet, row: number, column: number): boolean {
  const cell = sheet.raw(row, column);
  if (cell !== null && typeof cell !== 'string' && cell.type === 'date') return true;
  return isPeriodNumber(asText(cell).trim()) || isPeriodNumber(toLabelText(sheet.shown(row, column)));
}

function classify(sheet: StatSheet, row: number): RowKind {
  const filled = listFilled(sheet, row);
  const [first] = filled;
  if (first === undefined) return 'blank';
  if (isNoteLine(sheet.shown(row, first)) && filled.length <= 2) return 'note';
  let figures = 0;
  let times = 0;
  let missing = 0;
  for (const column of filled) {
    const { kind } = sheet.figure(row, column);
    if (kind === 'figure') figures += 1;
    if (kind === 'figure' && isTimeCell(sheet, row, column)) times += 1;
    if (kind === 'missing' || kind === 'error') missing += 1;
  }
  if (figures === 0 && missing === 0) return filled.length === 1 ? 'line' : 'head';
  // Years side by side are a head; a year with figures or gaps beside it is a row.
  if (missing === 0 && figures === times && figures >= 2) return 'head';
  if (missing === 0 && isMonthRow(sheet, row, filled)) return 'head';
  if (figures === 1 && times === 1 && missing === 0) return filled.length === 1 ? 'line' : 'data';
  return 'data';
}

/** 望川县 | 约三百 below a head is a row of data whose figure cannot be read, and no head. */
function refineKind(
  sheet: StatSheet,
  row: number,
  { kind, isBelowHead, index }: { kind: RowKind; isBelowHead: boolean; index: NameIndex },
): RowKind {
  if (kind !== 'head' || !isBelowHead) return kind;
  const [first, ...rest] = listFilled(sheet, row).map((column) => readLabel(sheet.shown(row, column), index));
  if (first?.rest !== '' || (first.subjects.length === 0 && first.indicators.length === 0)) return kind;
  const isLabel = rest.some(
    ({ subjects, indicators, period, measure, units }) =>
      subjects.length + indicators.length + units.length > 0 ||
      measure !== null ||
      period.month !== undefined ||
      period.year !== undefined,
  );
  return isLabel ? kind : 'data';
}

/** 月份 | 1 | 2 | … | 12 */
function isMonthRow(sheet: StatSheet, row: number, filled: readonly number[]): boolean {
  const [first, ...rest] = filled;
  if (first === undefined || rest.length < 3 || !/月/.test(sheet.shown(row, first))) return false;
  return rest.every((column) => /^([1-9]|1[0-2])$/.test(sheet.shown(row, column)));
}

/** 单位：亿元 beside or above a head is a line of it and no head. */
const isUnitLine = (sheet: StatSheet, row: number): boolean =>
  listFilled(sheet, row).every((column) =>
    /^(计量)?单位[:：]|^[(（]?\d{4}年|^金额单位/.test(sheet.shown(row, column)),
  );

interface Open {
  table: StatTable;
  section: number | null;
}

/** Rows of a sheet in their order become tables: lines, a head of one or more rows, data until the next head. */
export function findTables(sheet: StatSheet, index: NameIndex): TablesOfSheet {
  const found: TablesOfSheet = { tables: [], notes: [], loose: [] };
  let titles: number[] = [];
  let heads: number[] = [];
  let open: Open | null = null;
  let pending: number[] = [];
  const close = () => {
    open = null;
    heads = [];
    titles = [];
  };
  for (let row = 0; row < sheet.rowCount; row++) {
    const isBelowHead = open !== null || heads.length > 0;
    const kind = refineKind(sheet, row, { kind: classify(sheet, row), isBelowHead, index });
    if (kind === 'blank') continue;
    if (kind === 'note') {
      found.notes.push(row);
      continue;
    }
    const isLine: boolean = kind === 'line' || (kind === 'head' && isUnitLine(sheet, row));
    if (isLine) {
      if (open) pending.push(row);
      else if (heads.length > 0 && kind === 'line' && !isUnitLine(sheet, row)) heads.push(row);
      else titles.push(row);
      continue;
    }
    if (kind === 'head') {
      if (open) {
        close();
        titles = pending;
        pending = [];
      }
      heads.push(row);
      continue;
    }
    if (!open) {
      open = { table: { titles, heads, rows: [] }, section: null };
      found.tables.push(open.table);
      const last: number | undefined = heads.at(-1);
      // 工业 | alone below the head names what the rows speak of.
      if (
        last !== undefined &&
        heads.length > 1 &&
        listFilled(sheet, last).length === 1 &&
        saysWhat(sheet, last, index)
      ) {
        heads.pop();
        open.section = last;
      }
    }
    const above: number | undefined = pending.pop();
    if (above !== undefined) open.section = above;
    found.loose.push(...pending);
    pending = [];
    open.table.rows.push({ row, section: open.section });
  }
  // Lines below the last row speak about the table, also those that do not begin with 注.
  found.notes.push(...pending);
  if (!open) found.loose.push(...titles, ...heads);
  return found;
}

function saysWhat(sheet: StatSheet, row: number, index: NameIndex): boolean {
  const [column = 0] = listFilled(sheet, row);
  const facts = readLabel(sheet.shown(row, column), index);
  return facts.indicators.length > 0 || facts.subjects.length > 0 || facts.period.year !== undefined;
}

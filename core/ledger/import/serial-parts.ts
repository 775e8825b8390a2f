import Big from 'big.js';
import { LEDGER_FIELDS } from '../ledger-fields.ts';
import { shownOf } from './raw-sheet.ts';
import type { TableFacts } from './table-facts.ts';
import { type ColumnReading, findColumn, type RowReading } from './understanding.ts';

/** A project numbered 1 over rows numbered 1-1, 1-2 (1.1, 1.2, （1）（2）, ① ②). */
export interface NumberedParts {
  whole: RowReading;
  parts: RowReading[];
  /** Whether the amounts of the whole are the sums of its parts, or blank; else all rows stay projects of their own. */
  addsUp: boolean;
}

const WHOLE = /^\d{1,4}$/;
/** （1）and ① beneath 1. */
const PART_BELOW = /^(?:[(]\d{1,3}[)]|[①-⑳])$/;
/** 1-1 typed into a cell of dates has become 1月1日. */
const PART = /^(\d{1,4})(?:[-.—–]\d{1,3}|月\d{1,2}日)$/;

function findYuan(table: TableFacts, row: RowReading, column: ColumnReading): Big | null {
  const reading = table.valueAt(row.row, column.column);
  return reading.ok && reading.value?.kind === 'amount' ? new Big(reading.value.yuan) : null;
}

function decideAddsUp(table: TableFacts, whole: RowReading, parts: RowReading[]): boolean {
  const amounts = table.table.columns.filter(
    ({ field }) => field !== null && LEDGER_FIELDS[field].kind === 'amount' && !LEDGER_FIELDS[field].repeats,
  );
  return amounts.every((column) => {
    const total = findYuan(table, whole, column);
    if (total === null) return true;
    return parts.reduce((sum, part) => sum.plus(findYuan(table, part, column) ?? 0), new Big(0)).eq(total);
  });
}

/** A circled number as it stands: made comparable it would lose its ring and be a project's own number. */
export function readSerial(table: TableFacts, row: number, column: number): string {
  const shown = shownOf(table.grid.raw(row, column))?.trim() ?? '';
  return /^[①-⑳]$/.test(shown) ? shown : table.grid.text(row, column);
}

function listParts(table: TableFacts): NumberedParts[] {
  const serial = findColumn(table.table, 'serial');
  if (!serial || !findColumn(table.table, 'name') || findColumn(table.table, 'parent_name')) return [];
  const found: NumberedParts[] = [];
  let open: { number: string; entry: NumberedParts } | null = null;
  for (const row of table.rows) {
    if (row.kind === 'blank') continue;
    const text = row.kind === 'data' ? readSerial(table, row.row, serial.column) : '';
    const part = PART.exec(text)?.[1] ?? (PART_BELOW.test(text) ? open?.number : undefined);
    if (open && part !== undefined && part === open.number) open.entry.parts.push(row);
    else {
      const entry = { whole: row, parts: [], addsUp: false };
      open = WHOLE.test(text) ? { number: text, entry } : null;
      if (open) found.push(entry);
    }
  }
  return found
    .filter(({ parts }) => parts.length > 1)
    .map((entry) => ({ ...entry, addsUp: decideAddsUp(table, entry.whole, entry.parts) }));
}

const known = new WeakMap<TableFacts, NumberedParts[]>();

/** Projects whose parts are told by their running numbers alone (打捆, handbook 8.4), with whether their sums agree. */
export function listNumberedParts(table: TableFacts): NumberedParts[] {
  const found = known.get(table) ?? listParts(table);
  known.set(table, found);
  return found;
}

const wholes = new WeakMap<TableFacts, Map<number, number>>();

/** The row of the bundle by the row of its part; only where the sums agree. */
export function findWholesByPart(table: TableFacts): Map<number, number> {
  const known = wholes.get(table);
  if (known) return known;
  const made = new Map(
    listNumberedParts(table)
      .filter(({ addsUp }) => addsUp)
      .flatMap(({ whole, parts }) => parts.map((part): [number, number] => [part.row, whole.row])),
  );
  wholes.set(table, made);
  return made;
}

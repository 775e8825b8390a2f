import { LEDGER_FIELDS } from '../ledger-fields.ts';
import type { TableFacts } from './table-facts.ts';
import type { ColumnReading } from './understanding.ts';

/**
 * In a file without merged cells a blank below a filled cell may mean the same as above.
 * `filled`: columns in which it surely does (a grouping column left of the running numbers);
 * `possible`: columns in which it may, so that a person is asked.
 */
export interface SameAsAbove {
  filled: Set<number>;
  possible: Set<number>;
}

const GROUPING = new Set([
  'category',
  'sector',
  'region',
  'level',
  'nature',
  'funding',
  'parent_name',
  'list_name',
]);
const SHARED = new Set([
  'lead_unit',
  'responsible_unit',
  'department',
  'sponsor',
  'leader_in_charge',
  'sponsor_unit',
  'deadline',
  'name',
  'content_scale',
  'task',
]);

function countBlanks(
  facts: TableFacts,
  { column, block }: ColumnReading,
): { blanks: number; firstFilled: boolean } {
  let blanks = 0;
  // Where one of two tables side by side has ended, its blanks say nothing.
  const own = facts.table.columns.filter((one) => one.block === block);
  const isOver = (row: number): boolean =>
    own.length < facts.table.columns.length && own.every((one) => facts.grid.covered(row, one.column) === '');
  // In a whole table of plain rows the profile has counted already.
  const filled = facts.profiles[column]?.filled ?? 0;
  if (filled === facts.dataRows.length) return { blanks: 0, firstFilled: filled > 0 };
  for (const { row, continues } of facts.dataRows)
    if (continues === null && facts.grid.covered(row, column) === '' && !isOver(row)) blanks++;
  const first = facts.dataRows[0];
  return { blanks, firstFilled: first !== undefined && facts.grid.covered(first.row, column) !== '' };
}

function isGroupingColumn(facts: TableFacts, column: ColumnReading, serial: number | null): boolean {
  if (column.field === null) return serial !== null && column.column < serial;
  if (column.field === 'serial') return false;
  if (serial !== null && column.column < serial) return true;
  const subject = facts.table.columns.find((other) => other.field === 'name' || other.field === 'task');
  return GROUPING.has(column.field) && subject !== undefined && column.column < subject.column;
}

const WORDS = new Set(['text', 'unit', 'person', 'date']);

/** A column of words, in which 〃 and 同上 mean the cell above; among figures nothing is taken over. */
export function isDittoColumn(facts: TableFacts, column: number): boolean {
  const field = facts.table.columns[column]?.field ?? null;
  return field !== null && field !== 'serial' && WORDS.has(LEDGER_FIELDS[field].kind);
}

export function findSameAsAbove(facts: TableFacts): SameAsAbove {
  const found: SameAsAbove = { filled: new Set(), possible: new Set() };
  if (facts.grid.hasMerges || facts.dataRows.length < 2) return found;
  const serial = facts.table.columns.find((column) => column.field === 'serial')?.column ?? null;
  for (const column of facts.table.columns) {
    const { blanks, firstFilled } = countBlanks(facts, column);
    if (
      blanks === 0 ||
      !firstFilled ||
      (blanks === facts.dataRows.length - (firstFilled ? 1 : 0) - 0 && facts.dataRows.length > 30)
    )
      continue;
    if (isGroupingColumn(facts, column, serial)) found.filled.add(column.column);
    else if (column.field !== null && SHARED.has(column.field)) found.possible.add(column.column);
  }
  return found;
}

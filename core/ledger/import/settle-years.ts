import type { LedgerField } from '../ledger-fields.ts';
import { findSheetYear } from './read-value.ts';
import type { ColumnReading } from './understanding.ts';

const OF_DONE: ReadonlySet<LedgerField> = new Set<LedgerField>(['ytd_done', 'month_done', 'quarter_done']);
const OF_YEAR: ReadonlySet<LedgerField> = new Set<LedgerField>([
  ...OF_DONE,
  'annual_plan',
  'ytd_plan',
  'month_plan',
]);
const MONTHS = /\d月|季度|上半年|同期/;

const yearOf = (column: ColumnReading): number | null => findSheetYear(column.levels.toReversed());

function listYears(columns: readonly ColumnReading[], fields: ReadonlySet<LedgerField>): number[] {
  return columns.flatMap((column) => {
    const year = column.field !== null && fields.has(column.field) ? yearOf(column) : null;
    return year === null ? [] : [year];
  });
}

/**
 * The year that a table is about: of the texts above it (title, sheet name), else of its heads. 截至2025年底 names the year
 * before; among 2026年完成 and 2027年计划 the one with work done in it counts, the latest; of plans alone the earliest.
 */
export function findTableYear(texts: string[], columns: readonly ColumnReading[]): number | null {
  const above = findSheetYear(texts);
  if (above !== null) return above;
  const done = listYears(columns, OF_DONE);
  if (done.length > 0) return Math.max(...done);
  const planned = listYears(columns, OF_YEAR);
  if (planned.length > 0) return Math.min(...planned);
  const base = columns.find((column) => column.field === 'cumulative_to_last_year_end');
  const ended = base ? yearOf(base) : null;
  if (ended !== null) return ended + 1;
  return findSheetYear(columns.flatMap((column) => column.levels));
}

/** 2025年完成 beside 总投资 is an amount of another year; among indicators of 2026 it is last year's figure. */
function settleActual(column: ColumnReading, tableYear: number, isOfMoney: boolean): void {
  const year = yearOf(column);
  if (year === null || year >= tableYear) return;
  const isBasis = !isOfMoney && year === tableYear - 1;
  column.field = isBasis ? 'last_year_value' : null;
  if (!isBasis) column.confidence = 0;
}

/** 2025年完成投资 in a ledger of 2026 is not this year's; 2027年计划 is next year's. Changes the columns in place. */
export function settleYears(columns: ColumnReading[], texts: string[]): void {
  const tableYear = findTableYear(texts, columns);
  if (tableYear === null) return;
  const isOfMoney = columns.some(({ field }) => field === 'total_investment');
  for (const column of columns) {
    if (column.field === 'actual') {
      settleActual(column, tableYear, isOfMoney);
      continue;
    }
    if (column.field === null || !OF_YEAR.has(column.field)) continue;
    const year = yearOf(column);
    if (year === null || year === tableYear) continue;
    const isPlan = !OF_DONE.has(column.field);
    if (isPlan && year === tableYear + 1) column.field = 'next_year_plan';
    else if (!isPlan && year === tableYear - 1 && MONTHS.test(column.levels.join('')))
      column.field = 'last_year_value';
    else {
      column.field = null;
      column.confidence = 0;
    }
  }
}

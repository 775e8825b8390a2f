import { parseColumnLetters, type RawSheet, shownOf, toColumnLetters } from '#core/ledger/public.ts';

export interface SheetPiece {
  columns: string[];
  rows: { number: number; isHead: boolean; cells: (string | null)[] }[];
  marked: { row: number; column: string };
}

const ROWS_AROUND = 4;
const COLUMNS_BEFORE = 5;
const COLUMNS_AFTER = 3;
const MOST_HEAD_ROWS = 4;

function listNumbers(from: number, until: number): number[] {
  return Array.from({ length: Math.max(0, until - from + 1) }, (_, index) => from + index);
}

/** What a cell shows; inside a merged area, what the area shows. */
function shownAt(sheet: RawSheet, row: number, column: number): string | null {
  const own = shownOf(sheet.rows[row]?.[column]);
  if (own !== null) return own;
  const merge = sheet.merges.find(
    (m) => row >= m.top && row <= m.bottom && column >= m.left && column <= m.right,
  );
  return merge ? shownOf(sheet.rows[merge.top]?.[merge.left]) : null;
}

/**
 * The piece of a sheet around a cell: the rows of the head (found by the import), four rows on both sides, the
 * two first columns (serial and name) and the columns next to it. Null when the address is none. `headRows` zero-based.
 */
export function cutSheetPiece(
  sheet: RawSheet,
  address: string,
  headRows: readonly number[],
): SheetPiece | null {
  const match = /^([A-Za-z]{1,3})([1-9]\d{0,6})$/.exec(address);
  const column = parseColumnLetters(match?.[1] ?? '');
  if (match === null || column === null) return null;
  const row = Number(match[2]) - 1;
  const width = sheet.rows.reduce((widest, cells) => Math.max(widest, cells?.length ?? 0), column + 1);
  const near = listNumbers(Math.max(0, column - COLUMNS_BEFORE), Math.min(width - 1, column + COLUMNS_AFTER));
  const columns = [...new Set([0, 1, ...near])].filter((c) => c < width && !sheet.hiddenColumns.includes(c));
  if (!columns.includes(column)) columns.push(column);
  columns.sort((a, b) => a - b);
  const heads = headRows.filter((r) => r < row).slice(-MOST_HEAD_ROWS);
  const last = Math.min(Math.max(sheet.rows.length - 1, row), row + ROWS_AROUND);
  const around = listNumbers(Math.max(0, row - ROWS_AROUND), last);
  const numbers = [...new Set([...heads, ...around])].sort((a, b) => a - b);
  return {
    columns: columns.map(toColumnLetters),
    rows: numbers.map((r) => ({
      number: r + 1,
      isHead: heads.includes(r),
      cells: columns.map((c) => shownAt(sheet, r, c)),
    })),
    marked: { row: row + 1, column: toColumnLetters(column) },
  };
}

import { isPlain, rememberByText, toComparable } from './normal-text.ts';
import { type Merge, type RawCell, type RawSheet, shownOf } from './raw-sheet.ts';

export interface GridCell {
  column: number;
  /** Last column the cell spans (merged). */
  right: number;
  /** Last row the cell spans. */
  bottom: number;
  text: string;
}

/** A sheet seen as rows of comparable texts, merges known; made once per sheet. */
export interface Grid {
  sheet: RawSheet;
  rowCount: number;
  columnCount: number;
  hasMerges: boolean;
  raw(row: number, column: number): RawCell;
  /** The cell's own comparable text, '' when blank. */
  text(row: number, column: number): string;
  /** The text it shows, counting the merged cell that covers it. */
  covered(row: number, column: number): string;
  mergeAt(row: number, column: number): Merge | undefined;
  /** Own non-blank cells of a row, left to right. */
  cells(row: number): GridCell[];
  isBlankRow(row: number): boolean;
}

/** Whole columns merged are formatting gone wrong, not a cell of a table. */
const MAX_MERGED_CELLS = 200_000;

function toMergeIndex(merges: Merge[], rowCount: number, columnCount: number): Map<number, Merge> {
  const index = new Map<number, Merge>();
  for (const merge of merges) {
    // A merge to the end of the sheet is formatting, not a table cell, beyond what is filled.
    const bottom = Math.min(merge.bottom, rowCount - 1);
    const right = Math.min(merge.right, columnCount - 1);
    const kept = { ...merge, bottom, right };
    if ((bottom - merge.top + 1) * (right - merge.left + 1) > MAX_MERGED_CELLS) continue;
    for (let row = merge.top; row <= bottom; row++) {
      for (let column = merge.left; column <= right; column++) index.set(row * 16384 + column, kept);
    }
  }
  return index;
}

function measureSheet(sheet: RawSheet): { rowCount: number; columnCount: number } {
  let rowCount = 0;
  let columnCount = 0;
  for (let row = 0; row < sheet.rows.length; row++) {
    const cells = sheet.rows[row] ?? [];
    for (let column = cells.length - 1; column >= 0; column--) {
      const shown = shownOf(cells[column]);
      if (shown === null || shown.trim() === '') continue;
      rowCount = row + 1;
      if (column >= columnCount) columnCount = column + 1;
      break;
    }
  }
  return { rowCount, columnCount };
}

export function buildGrid(sheet: RawSheet): Grid {
  const { rowCount, columnCount } = measureSheet(sheet);
  const merges = toMergeIndex(sheet.merges, rowCount, columnCount);
  const normal = rememberByText(toComparable);
  const texts: string[][] = [];
  const blankRow: string[] = new Array(columnCount).fill('');
  const textsOf = (row: number): string[] => {
    const known = texts[row];
    if (known) return known;
    const cells = sheet.rows[row];
    if (!cells || cells.length === 0) return blankRow;
    const made: string[] = new Array(columnCount);
    for (let column = 0; column < columnCount; column++) {
      const shown = shownOf(cells[column]);
      made[column] = shown === null ? '' : isPlain(shown) ? shown : normal(shown);
    }
    texts[row] = made;
    return made;
  };
  const text = (row: number, column: number): string => textsOf(row)[column] ?? '';
  // A row is judged by several rules one after the other: its cells are listed once.
  let listed: { row: number; cells: GridCell[] } = { row: -1, cells: [] };
  const listCells = (row: number): GridCell[] => {
    const found: GridCell[] = [];
    textsOf(row).forEach((own, column) => {
      if (own === '') return;
      const merge = mergeAt(row, column);
      found.push({ column, right: merge?.right ?? column, bottom: merge?.bottom ?? row, text: own });
    });
    return found;
  };
  const mergeAt = (row: number, column: number): Merge | undefined =>
    merges.size === 0 ? undefined : merges.get(row * 16384 + column);
  return {
    sheet,
    rowCount,
    columnCount,
    hasMerges: merges.size > 0,
    raw: (row, column) => sheet.rows[row]?.[column] ?? null,
    text,
    covered: (row, column) => {
      const own = text(row, column);
      const merge = own === '' ? mergeAt(row, column) : undefined;
      return merge ? text(merge.top, merge.left) : own;
    },
    mergeAt,
    cells: (row) => {
      if (listed.row !== row) listed = { row, cells: listCells(row) };
      return listed.cells;
    },
    isBlankRow: (row) => textsOf(row).every((own) => own === ''),
  };
}

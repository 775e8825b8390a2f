import { buildGrid, type RawCell, type RawSheet, shownOf, toCellAddress } from '#core/ledger/public.ts';
import { readFigure, type StatFigure } from './stat-figure.ts';

/** A sheet as it is read: what each cell holds, which merged cell covers it, what it is as data. */
export interface StatSheet {
  name: string;
  rowCount: number;
  columnCount: number;
  raw: (row: number, column: number) => RawCell;
  shown: (row: number, column: number) => string;
  /** What the merged cell that covers it shows. */
  covered: (row: number, column: number) => string;
  figure: (row: number, column: number) => StatFigure;
  place: (row: number, column: number) => string;
  hasMergesIn: (row: number) => boolean;
}

export function openStatSheet(sheet: RawSheet): StatSheet {
  const grid = buildGrid(sheet);
  const raw = (row: number, column: number): RawCell => sheet.rows[row]?.[column] ?? null;
  const shown = (row: number, column: number): string => (shownOf(raw(row, column)) ?? '').trim();
  const figures = new Map<number, StatFigure>();
  const mergedRows = new Set<number>();
  for (const { top, bottom, left, right } of sheet.merges)
    if (right > left) for (let row = top; row <= Math.min(bottom, top + 50); row++) mergedRows.add(row);
  return {
    name: sheet.name,
    rowCount: grid.rowCount,
    columnCount: grid.columnCount,
    raw,
    shown,
    covered: (row, column) => {
      const own = shown(row, column);
      const merge = own === '' ? grid.mergeAt(row, column) : undefined;
      return merge ? shown(merge.top, merge.left) : own;
    },
    figure: (row, column) => {
      const key = row * 16384 + column;
      const known = figures.get(key);
      if (known) return known;
      const read = readFigure(raw(row, column));
      figures.set(key, read);
      return read;
    },
    place: (row, column) => toCellAddress(sheet.name, row, column),
    hasMergesIn: (row) => mergedRows.has(row),
  };
}

/** Own filled columns of a row. */
export function listFilled(sheet: StatSheet, row: number): number[] {
  const columns: number[] = [];
  for (let column = 0; column < sheet.columnCount; column++)
    if (sheet.shown(row, column) !== '') columns.push(column);
  return columns;
}

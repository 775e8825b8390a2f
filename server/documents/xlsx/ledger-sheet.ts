import { measureLetters } from '#core/documents/title-lines.ts';

/** A ledger-like table for Excel: official layout, values as exact text. */
export interface SheetColumn {
  /**
   * Heads from top to bottom. Equal neighbours at one level (below equal parents) are merged across, and a
   * head that is repeated down its column is merged down; all columns have as many levels.
   */
  heads: string[];
  widthLetters: number;
  /** `number`: decimal text in the unit that the head names; `date`: ISO date; everything else is text. */
  kind: 'text' | 'number' | 'date';
  /** Decimals shown of a number; null: as many as there are. */
  digits: number | null;
  align: 'left' | 'center' | 'right';
}

export type SheetRowRole = 'data' | 'group' | 'subtotal' | 'total';

export interface SheetRow {
  role: SheetRowRole;
  /** One value a column; null is an empty cell. */
  cells: readonly (string | null)[];
}

export interface LedgerSheet {
  sheetName: string;
  title: string;
  /** Left part of the line under the title, for example 填报单位 or the date. */
  madeBy: string | null;
  /** Right part: 单位：万元. */
  unitNote: string | null;
  columns: SheetColumn[];
  /** Columns at the left that stay in view and are printed on every page. */
  frozenColumns: number;
  notes: string[];
  paper: 'a3' | 'a4';
  landscape: boolean;
}

/** Chinese letters that a page takes across at the smallest print that is still read without effort (about 6.5 points). */
const READABLE_LETTERS = { a3: { lying: 160, upright: 112 }, a4: { lying: 112, upright: 78 } } as const;

/** A page breaks between columns, so that less than its width may be taken. */
const SURE_SHARE = 0.9;

/** Pages side by side: one where it can be read, more for a wide ledger, with its first columns on each. */
export function derivePagesWide(sheet: LedgerSheet): number {
  const widths = sheet.columns.map((column) => column.widthLetters + 0.5);
  const most = READABLE_LETTERS[sheet.paper][sheet.landscape ? 'lying' : 'upright'];
  const repeated = widths.slice(0, sheet.frozenColumns).reduce((sum, width) => sum + width, 0);
  const total = widths.reduce((sum, width) => sum + width, 0);
  if (total <= most || sheet.frozenColumns === 0 || repeated * 2 >= most) return 1;
  return Math.ceil((total - repeated) / (most - repeated));
}

/** Last column of the title and of the line under it: of all columns, or of those that surely stand on the first of several pages. */
export function deriveTitleEnd(sheet: LedgerSheet): number {
  const last = sheet.columns.length - 1;
  const pages = derivePagesWide(sheet);
  if (pages === 1) return last;
  const widths = sheet.columns.map((column) => column.widthLetters + 0.5);
  const total = widths.reduce((sum, width) => sum + width, 0);
  const repeated = widths.slice(0, sheet.frozenColumns).reduce((sum, width) => sum + width, 0);
  const page = ((total + (pages - 1) * repeated) / pages) * SURE_SHARE;
  let end = sheet.frozenColumns;
  let taken = widths.slice(0, end + 1).reduce((sum, width) => sum + width, 0);
  while (end < last && taken + (widths[end + 1] ?? 0) <= page) {
    end += 1;
    taken += widths[end] ?? 0;
  }
  return end;
}

const LINE_POINTS = 13.5;
const ROOM_POINTS = 4.5;
const HIGHEST_POINTS = 400;

/** Height in points of a row whose cells wrap inside their columns: LibreOffice and WPS do not work it out. */
export function deriveRowHeight(columns: readonly SheetColumn[], cells: readonly (string | null)[]): number {
  let lines = 1;
  for (const [index, column] of columns.entries()) {
    const text = cells[index];
    // Most cells are shorter than half their column; only the others are measured.
    if (text && (text.length * 2 > column.widthLetters || text.includes('\n')))
      lines = Math.max(lines, countLines(text, column.widthLetters));
  }
  return Math.min(HIGHEST_POINTS, Math.max(18, lines * LINE_POINTS + ROOM_POINTS));
}

function countLines(text: string, widthLetters: number): number {
  return text
    .split('\n')
    .reduce((lines, line) => lines + Math.max(1, Math.ceil(measureLetters(line) / widthLetters)), 0);
}

/** Height of every level of the head; merged heads have the room of all their columns and levels. */
export function deriveHeadHeights(columns: readonly SheetColumn[]): number[] {
  const levels = columns[0]?.heads.length ?? 0;
  const merged = deriveMergedHeads(columns);
  return Array.from({ length: levels }, (_, level) => {
    const alone = columns.map((column, index) => {
      const isMerged = merged.some(
        (head) =>
          level >= head.startRow && level <= head.endRow && index >= head.startCol && index <= head.endCol,
      );
      return isMerged ? null : (column.heads[level] ?? null);
    });
    return deriveRowHeight(columns, alone);
  });
}

export interface MergedHead {
  startRow: number;
  endRow: number;
  startCol: number;
  endCol: number;
}

function isSamePath(a: SheetColumn, b: SheetColumn, level: number): boolean {
  return a.heads.slice(0, level + 1).join('\u0000') === b.heads.slice(0, level + 1).join('\u0000');
}

function countDown(column: SheetColumn, level: number): number {
  let rows = 1;
  while (column.heads[level + rows] === column.heads[level]) rows += 1;
  return rows;
}

/**
 * Merged rectangles of the head, rows counted from 0 at its first level. A head goes down as far as it is
 * repeated in its own column and across as far as its neighbours repeat the same heads down to that level.
 */
export function deriveMergedHeads(columns: readonly SheetColumn[]): MergedHead[] {
  const levels = columns[0]?.heads.length ?? 0;
  const merged: MergedHead[] = [];
  const taken = new Set<string>();
  for (let level = 0; level < levels; level += 1) {
    for (const [index, column] of columns.entries()) {
      if (taken.has(`${level}/${index}`)) continue;
      const down = countDown(column, level);
      let across = 1;
      const next = () => columns[index + across];
      for (
        let other = next();
        other && isSamePath(column, other, level + down - 1) && countDown(other, level) === down;
        other = next()
      ) {
        across += 1;
      }
      const isLeaf = level + down === levels;
      if (isLeaf) across = 1;
      for (let y = level; y < level + down; y += 1)
        for (let x = index; x < index + across; x += 1) taken.add(`${y}/${x}`);
      if (down > 1 || across > 1) {
        merged.push({
          startRow: level,
          endRow: level + down - 1,
          startCol: index,
          endCol: index + across - 1,
        });
      }
    }
  }
  return merged;
}

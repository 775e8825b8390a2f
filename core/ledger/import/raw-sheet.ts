/** A workbook as it was found: what each cell shows, nothing converted. Made by `server/ledger/read-workbook.ts`. */
export type RawCellType = 'text' | 'number' | 'date' | 'boolean' | 'error';

export interface RawValueCell {
  /** What Excel would show in a column that is wide enough. */
  shown: string;
  type: RawCellType;
  /** Number as exact decimal text, date as `YYYY-MM-DD`, text as stored. */
  value: string;
  format?: string;
  formula?: true;
  /** A formula whose result the file does not hold. */
  uncached?: true;
  /** A number of more than 15 digits: Excel has already replaced the last ones by zeros. */
  lostDigits?: true;
}

/** A plain string is a text cell: by far the most frequent, so it costs no object. */
export type RawCell = string | RawValueCell | null;

/** Zero-based, ends included. */
export interface Merge {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export interface RawSheet {
  name: string;
  /** Rows may be shorter than the sheet is wide, and a missing row is blank. */
  rows: RawCell[][];
  merges: Merge[];
  hiddenRows: number[];
  hiddenColumns: number[];
  hidden: boolean;
}

export interface RawWorkbook {
  format: 'xlsx' | 'xls' | 'csv';
  sheets: RawSheet[];
}

export function shownOf(cell: RawCell | undefined): string | null {
  if (cell === null || cell === undefined) return null;
  const shown = typeof cell === 'string' ? cell : cell.shown;
  return shown === '' ? null : shown;
}

/** 0 → A, 25 → Z, 26 → AA. */
export function toColumnLetters(column: number): string {
  let letters = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return letters;
}

/** A → 0, AA → 26; anything else gives null. */
export function parseColumnLetters(letters: string): number | null {
  if (!/^[A-Za-z]{1,3}$/.test(letters)) return null;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** `Sheet!C12` of zero-based row and column. */
export function toCellAddress(sheetName: string, row: number, column: number): string {
  return `${sheetName}!${toColumnLetters(column)}${row + 1}`;
}

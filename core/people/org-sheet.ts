/** Texts of a sheet as they are shown, with its merged cells; zero-based, ends included. */
export interface PlainSheet {
  name: string;
  rows: readonly (readonly (string | null)[])[];
  merges: readonly { top: number; left: number; bottom: number; right: number }[];
}

export interface OwnCell {
  column: number;
  right: number;
  text: string;
}

/** A sheet that answers what a cell shows, merges counted. */
export interface OrgSheet {
  name: string;
  rowCount: number;
  columnCount: number;
  /** The text that covers the cell, also from a merge. */
  covered: (row: number, column: number) => string;
  /** First row of the merge over this cell. */
  mergeTop: (row: number, column: number) => number | undefined;
  /** Own cells of a row, left to right, blank ones left out. */
  own: (row: number) => OwnCell[];
  letters: (column: number) => string;
}

const INVISIBLE = /[\u200b-\u200f\u2028-\u202f\u2060\ufeff\u00ad]/g;
const HAN = '[\\u3400-\\u9fff]';
const SPACE_BETWEEN_HAN = new RegExp(`(?<=${HAN})[\\s\\u3000]+(?=${HAN})`, 'gu');

/** Half-width without any blank, for comparing words. */
export const comparable = (text: string): string =>
  text.normalize('NFKC').replace(INVISIBLE, '').replace(/\s+/g, '');

/** A name as it is written: blanks inside Chinese words (发 改 局) and at the ends taken out. */
export const toName = (text: string): string =>
  text.replace(INVISIBLE, '').replace(SPACE_BETWEEN_HAN, '').replace(/\s+/g, ' ').trim();

/** 1. 2、（三） 四、 ① in front of a name; 一中, 第二医院 stay. */
export const stripNumbering = (text: string): string =>
  text
    .trim()
    .replace(
      /^(?:[（(](?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）]|(?:\d{1,3}|[一二三四五六七八九十]{1,3})[、.．)）])\s*/,
      '',
    )
    .replace(/^[①-⑳]\s*/, '');

function toLetters(column: number): string {
  let letters = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return letters;
}

/** Makes a plain sheet answer; merges over whole columns are formatting and end with what is filled. */
export function openOrgSheet(sheet: PlainSheet): OrgSheet {
  const columnCount = sheet.rows.reduce((most, row) => Math.max(most, row.length), 0);
  const rowCount = sheet.rows.length;
  const index = new Map<number, PlainSheet['merges'][number]>();
  for (const merge of sheet.merges)
    for (let row = merge.top; row <= Math.min(merge.bottom, rowCount - 1); row += 1)
      for (let column = merge.left; column <= Math.min(merge.right, columnCount - 1); column += 1)
        index.set(row * 16_384 + column, merge);
  const textAt = (row: number, column: number): string => sheet.rows[row]?.[column]?.trim() ?? '';
  const mergeAt = (row: number, column: number) => index.get(row * 16_384 + column);
  return {
    name: sheet.name,
    rowCount,
    columnCount,
    covered: (row, column) => {
      const own = textAt(row, column);
      const merge = own === '' ? mergeAt(row, column) : undefined;
      return merge ? textAt(merge.top, merge.left) : own;
    },
    mergeTop: (row, column) => mergeAt(row, column)?.top,
    own: (row) =>
      (sheet.rows[row] ?? []).flatMap((_, column) => {
        const text = textAt(row, column);
        return text === '' ? [] : [{ column, right: mergeAt(row, column)?.right ?? column, text }];
      }),
    letters: toLetters,
  };
}

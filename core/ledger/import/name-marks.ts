import { shownOf } from './raw-sheet.ts';
import type { TableFacts } from './table-facts.ts';
import { findColumn } from './understanding.ts';

const MARKS = '★☆▲△●○◆◇■□※';
const LEADING_MARK = new RegExp(`^[${MARKS}*＊#＃]+\\s*`);
const TRAILING_MARK = new RegExp(`\\s*[${MARKS}*＊#＃]+$`);
const NUMBER = /^(\d{1,3}\s*[.．、]\s*(?=\D)|[(（]\d{1,3}[)）]\s*)/;

/** A line broken for the width of its cell: 城区⏎供水 is one word, a blank typed between words stays. */
export function joinBrokenLines(text: string): string {
  if (!text.includes('\n')) return text.trim();
  return text.trim().replace(/[^\S\n]*\r?\n[^\S\n]*/g, (_, at: number) => {
    const [before = '', after = ''] = [text.trim()[at - 1], text.trim().slice(at).trimStart()[0]];
    return /[\x21-\x7e]/.test(before) && /[\x21-\x7e]/.test(after) ? ' ' : '';
  });
}

/**
 * Whether names carry the running number themselves (1.标准厂房): most rows of data do, and no column numbers them.
 * A single 2.5万吨冷库 or 1号桥 among plain names is a name.
 */
function areNumbered(table: TableFacts, column: number): boolean {
  if (table.table.columns.some(({ field }) => field === 'serial')) return false;
  const texts = table.dataRows.map((row) => table.grid.text(row.row, column)).filter((text) => text !== '');
  return texts.length > 0 && texts.filter((text) => NUMBER.test(text)).length >= texts.length * 0.8;
}

const FOOTNOTE = /[①-⑳]+$/;

/** The marks of footnotes that the table explains below: 冷链园① with ①含二期 in a note. */
function listFootnotes(table: TableFacts): Set<string> {
  const notes = table.rows.filter(({ kind }) => kind === 'note').map(({ row }) => row);
  return new Set(
    notes.flatMap((row) =>
      table.grid
        .cells(row)
        .flatMap(({ column }) => (shownOf(table.grid.raw(row, column)) ?? '').match(/[①-⑳]/g) ?? []),
    ),
  );
}

/** Takes from a project's name what is none of it: marks of a legend (★) or a footnote, a running number, line breaks. */
export function buildNameReader(table: TableFacts, block: number): (text: string) => string {
  const column = findColumn(table.table, 'name', block)?.column;
  const isNumbered = column !== undefined && areNumbered(table, column);
  const footnotes = listFootnotes(table);
  return (text) => {
    const whole = joinBrokenLines(text);
    const noted = [...(FOOTNOTE.exec(whole)?.[0] ?? '')];
    const plain =
      noted.length > 0 && noted.every((mark) => footnotes.has(mark)) ? whole.replace(FOOTNOTE, '') : whole;
    const bare = plain.replace(LEADING_MARK, '').replace(TRAILING_MARK, '');
    return (isNumbered ? bare.replace(NUMBER, '') : bare).trim() || whole;
  };
}

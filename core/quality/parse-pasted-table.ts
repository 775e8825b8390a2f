/** A table pasted as text (from Excel, Word or a web page) → heads and rows for check-printed-table. */
import { normalizeFigureText } from '#core/platform/public.ts';
import { parsePrintedFigure } from './printed-figure.ts';
import type { PrintedTable } from './printed-table.ts';

export type PastedTable =
  | {
      ok: true;
      table: PrintedTable /** Row of the text, from 0, where the rows of the table begin. */;
      firstRow: number;
    }
  | { ok: false; reason: string };

const MAX_ROWS = 2000;
const MAX_COLUMNS = 60;

/**
 * Cells are divided by tabs, else by `|`, else by two blanks or more. The head is everything above the first row
 * with at least two figures; its levels are joined, a blank cell of an upper level taking the text to its left.
 * Lines above that have a single cell are titles: from them come the unit (单位：万元) and the month (1—10月, 截至10月底).
 */
export function parsePastedTable(text: string): PastedTable {
  const lines = text
    .replaceAll('\r\n', '\n')
    .split('\n')
    .map((line) => line.replace(/\s+$/, ''));
  const filled = lines.filter((line) => line.trim() !== '' && !/^[\s|:+-]+$/.test(line));
  if (filled.length > MAX_ROWS) return { ok: false, reason: `表格超过${MAX_ROWS}行` };
  const rows = filled.map(splitCells);
  if (rows.some((row) => row.length > MAX_COLUMNS)) return { ok: false, reason: `表格超过${MAX_COLUMNS}列` };
  const firstFigures = rows.findIndex((row) => row.length > 1 && countFigures(row) >= 2);
  if (firstFigures < 0) return { ok: false, reason: '没有找到带数字的行，请连同表头一起粘贴' };
  // A group row may stand between the head and the first figures.
  const firstRow = rows.slice(0, firstFigures).findLastIndex((row) => countFilled(row) > 1) + 1;
  if (firstRow === 0) return { ok: false, reason: '没有找到表头，请连同表头一起粘贴' };
  const above = rows.slice(0, firstRow);
  const titles = above.filter((row) => countFilled(row) <= 1).map((row) => row.join(''));
  const heads = above.filter((row) => countFilled(row) > 1);
  const all = `${titles.join(' ')} ${heads.flat().join(' ')}`;
  return {
    ok: true,
    firstRow,
    table: {
      heads: joinHeads(heads, Math.max(...rows.map((row) => row.length))),
      rows: rows.slice(firstRow),
      months: findMonths(titles.join(' '), heads.flat().join(' ')),
      unit: /单位[:：]?\s*(万元|亿元|元)/.exec(all)?.[1] ?? '',
    },
  };
}

function splitCells(line: string): string[] {
  if (line.includes('\t')) return line.split('\t').map((cell) => cell.trim());
  const trimmed = line.trim();
  if (trimmed.includes('|'))
    return trimmed
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => cell.trim());
  return trimmed.split(/\s{2,}/);
}

const countFilled = (row: readonly string[]): number => row.filter((cell) => cell !== '').length;

function countFigures(row: readonly string[]): number {
  return row.filter((cell) => /\d/.test(normalizeFigureText(cell)) && parsePrintedFigure(cell, true).ok)
    .length;
}

function joinHeads(levels: readonly (readonly string[])[], width: number): string[] {
  const spread = levels.map((level, depth) => {
    let last = '';
    return Array.from({ length: width }, (_, column) => {
      const own = level[column] ?? '';
      if (own !== '') last = own;
      return depth < levels.length - 1 ? last : own;
    });
  });
  return Array.from({ length: width }, (_, column) => {
    const texts = spread.map((level) => level[column] ?? '').filter((head) => head !== '');
    return [...new Set(texts)].join('');
  });
}

const RANGE_OR_CUT_OFF = /(?:\d{1,2}月?\s*[-~～至到]\s*|截[至止]\D{0,6})(1[0-2]|[1-9])月/;
const ALONE = /(?<!\d)(1[0-2]|[1-9])月(?!\d)/;

/** 1—10月, 截至10月底, 上半年, 前三季度 → months gone by; a lone 10月 counts in titles only. Null when nothing says so. */
export function findMonths(titles: string, heads = ''): string | null {
  const [title, head] = [normalizeFigureText(titles.slice(0, 200)), normalizeFigureText(heads.slice(0, 200))];
  const month = (RANGE_OR_CUT_OFF.exec(title) ?? RANGE_OR_CUT_OFF.exec(head) ?? ALONE.exec(title))?.[1];
  if (month !== undefined) return month;
  if (title.includes('上半年')) return '6';
  if (/前三季度|[1一]\s*[-至]\s*[3三]季度/.test(title)) return '9';
  return /一季度|第1季度/.test(title) ? '3' : null;
}

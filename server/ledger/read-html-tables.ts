import type { RawCell, RawSheet } from '#core/ledger/import/raw-sheet.ts';
import { countOfAttribute, decodeEntities, listMarkupTokens, type MarkupToken } from './markup-tokens.ts';
import { refuseDamaged, refuseTooLarge } from './workbook-refusals.ts';
import { MAX_COLUMNS, MAX_ROWS } from './xlsx-sheet.ts';

const BREAK = new Set(['br', 'p', 'div', 'li']);

/** A table being read; cells of rows above that reach down hold their place. */
interface OpenTable {
  sheet: RawSheet;
  column: number;
  cell: { text: string; row: number; column: number } | null;
  /** By column the last row that a cell above reaches down to. */
  heldTo: number[];
}

const tidyText = (text: string): string =>
  decodeEntities(text)
    .split('\u0001')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .join('\n')
    .trim();

const isFilled = (sheet: RawSheet): boolean => sheet.rows.some((row) => row.some((cell) => cell !== null));

function openTable(above: string[]): OpenTable {
  const rows: RawCell[][] = above.map((line) => [line]);
  const sheet: RawSheet = { name: '', rows, merges: [], hiddenRows: [], hiddenColumns: [], hidden: false };
  return { sheet, column: 0, cell: null, heldTo: [] };
}

function openRow(table: OpenTable, attributes: string): void {
  const { rows, hiddenRows } = table.sheet;
  if (rows.length >= MAX_ROWS) throw refuseTooLarge(`超过 ${MAX_ROWS} 行`, `more than ${MAX_ROWS} rows`);
  rows.push([]);
  table.column = 0;
  if (/display\s*:\s*none/i.test(attributes)) hiddenRows.push(rows.length - 1);
}

function openCell(table: OpenTable, attributes: string): void {
  if (table.sheet.rows.length === 0) openRow(table, '');
  const row = table.sheet.rows.length - 1;
  while ((table.heldTo[table.column] ?? -1) >= row) table.column++;
  const [left, wide] = [table.column, countOfAttribute(attributes, 'colspan', 1)];
  const tall = countOfAttribute(attributes, 'rowspan', 1);
  const right = left + wide - 1;
  if (right >= MAX_COLUMNS)
    throw refuseTooLarge(`超过 ${MAX_COLUMNS} 列`, `more than ${MAX_COLUMNS} columns`);
  const bottom = row + tall - 1;
  if (right > left || bottom > row) table.sheet.merges.push({ top: row, left, bottom, right });
  for (let column = left; column <= right; column++) table.heldTo[column] = bottom;
  table.cell = { text: '', row, column: left };
  table.column = right + 1;
}

function closeCell(table: OpenTable): void {
  const { cell, sheet } = table;
  table.cell = null;
  if (!cell) return;
  const cells = sheet.rows[cell.row] as RawCell[];
  while (cells.length < cell.column) cells.push(null);
  cells[cell.column] = tidyText(cell.text) || null;
}

function readTag(table: OpenTable, token: MarkupToken): void {
  const { kind, name, attributes } = token;
  if (name === 'td' || name === 'th') {
    closeCell(table);
    if (kind === 'open') openCell(table, attributes);
  } else if (name === 'tr') {
    closeCell(table);
    if (kind === 'open') openRow(table, attributes);
  } else if (table.cell && BREAK.has(name)) table.cell.text += '\u0001';
}

/**
 * The tables of a web page as sheets, in their order: older systems export such pages under the name .xls. Spans become merged
 * cells; lines of text above a table (its title, 单位：万元) are its first rows. Empty when the page has no table with text.
 */
export function readHtmlTables(html: string, name: string): RawSheet[] {
  const open: OpenTable[] = [];
  const found: RawSheet[] = [];
  let above = '';
  const takeAbove = (): string[] => {
    const lines = tidyText(above)
      .split('\n')
      .filter((line) => line !== '' && line.length <= 200);
    above = '';
    return lines.slice(-10);
  };
  let isInTitle = false;
  for (const token of listMarkupTokens(html, ['script', 'style'])) {
    const table = open.at(-1);
    if (token.kind === 'text') {
      if (table?.cell) table.cell.text += token.text;
      else if (!isInTitle) above += token.text;
    } else if (token.name === 'table' && token.kind === 'open') {
      const made = openTable(table ? [] : takeAbove());
      open.push(made);
      found.push(made.sheet);
    } else if (token.name === 'table') {
      if (table) closeCell(table);
      open.pop();
    } else if (token.name === 'title' || token.name === 'xml') isInTitle = token.kind === 'open';
    else if (table) readTag(table, token);
    else if (BREAK.has(token.name) || /^h\d$/.test(token.name)) above += '\u0001';
  }
  // Rows that a cut-off download has lost must not be missed in silence.
  if (open.length > 0)
    throw refuseDamaged('网页表格没有结束，可能没有下载完整', 'a web table without its end');
  const sheets = found.filter(isFilled);
  for (const [at, sheet] of sheets.entries()) sheet.name = sheets.length > 1 ? `表${at + 1}` : name;
  return sheets;
}

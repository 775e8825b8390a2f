import { toIsoOfSerial } from '#core/ledger/import/date-format.ts';
import { getNumberFormat, type NumberFormat, showGeneral } from '#core/ledger/import/number-format.ts';
import {
  type Merge,
  parseColumnLetters,
  type RawCell,
  type RawSheet,
} from '#core/ledger/import/raw-sheet.ts';
import { refuseDamaged, refuseTooLarge } from './workbook-refusals.ts';
import { decodeXml, readAttribute, readRichText, type XlsxParts } from './xlsx-parts.ts';
import { unpackChunks, type ZipEntry } from './zip-archive.ts';

export const MAX_ROWS = 200_000;
export const MAX_COLUMNS = 500;

const GENERAL = getNumberFormat('General');
const ROW = /<(?:\w+:)?row\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?row>)/g;
const CELL = /<(?:\w+:)?c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g;
const VALUE = /<(?:\w+:)?v(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?v>/;
const FORMULA = /<(?:\w+:)?f[\s/>]/;
const REFERENCE = /\br="([A-Z]{1,3})(\d{1,7})"/;
const TYPE = /\bt="(\w+)"/;
const STYLE = /\bs="(\d+)"/;

interface SheetScan {
  sheet: RawSheet;
  parts: XlsxParts;
  /** Rows seen so far, for files that leave out row numbers. */
  lastRow: number;
  filledRows: number;
}

/** Numbers as people typed them: 15 significant digits, since the rest is noise of the binary fraction. */
function toPlainNumber(text: string, value: number): string {
  if (/^-?\d+$/.test(text)) return text;
  return showGeneral(value);
}

function readNumber(text: string, format: NumberFormat, dayShift: number, formula: boolean): RawCell {
  const value = Number(text);
  if (Number.isNaN(value)) return text;
  const flag = formula ? { formula: true as const } : {};
  if (format.isDate) {
    const serial = value + dayShift;
    const iso = toIsoOfSerial(serial);
    if (iso !== null)
      return { shown: format.show(serial), type: 'date', value: iso, format: format.code, ...flag };
  }
  const plain = toPlainNumber(text, value);
  const digits = /^-?(\d+)$/.exec(plain)?.[1] ?? '';
  if (digits.length > 15) return { shown: plain, type: 'number', value: plain, lostDigits: true, ...flag };
  if (format === GENERAL) return { shown: plain, type: 'number', value: plain, ...flag };
  return { shown: format.show(value), type: 'number', value: plain, format: format.code, ...flag };
}

function readCell(attributes: string, body: string, parts: XlsxParts): RawCell {
  const type = TYPE.exec(attributes)?.[1] ?? 'n';
  const formula = FORMULA.test(body);
  if (type === 'inlineStr') return readRichText(body) || null;
  const found = VALUE.exec(body)?.[1];
  if (found === undefined && formula)
    return { shown: '', type: 'text', value: '', formula: true, uncached: true };
  if (found === undefined || found === '') return null;
  if (type === 's') return parts.texts[Number(found)] || null;
  const text = decodeXml(found);
  if (type === 'str')
    return formula ? { shown: text, type: 'text', value: text, formula: true } : text || null;
  if (type === 'e')
    return { shown: text, type: 'error', value: text, ...(formula ? { formula: true as const } : {}) };
  if (type === 'b') {
    const shown = text === '1' || text === 'true' ? 'TRUE' : 'FALSE';
    return { shown, type: 'boolean', value: shown };
  }
  const format = parts.formats[Number(STYLE.exec(attributes)?.[1] ?? -1)] ?? GENERAL;
  if (type === 'd') {
    const iso = text.slice(0, 10);
    return { shown: iso, type: 'date', value: iso };
  }
  return readNumber(text.trim(), format, parts.dayShift, formula);
}

function readRow(scan: SheetScan, attributes: string, body: string): void {
  const row = Number(readAttribute(attributes, 'r') ?? scan.lastRow + 2) - 1;
  scan.lastRow = row;
  if (/hidden\s*=\s*["'](1|true)/.test(attributes)) scan.sheet.hiddenRows.push(row);
  const cells: RawCell[] = [];
  let filled = false;
  let next = 0;
  for (const match of body.matchAll(CELL)) {
    const own = match[1] as string;
    const reference = REFERENCE.exec(own);
    const column = reference ? (parseColumnLetters(reference[1] as string) ?? next) : next;
    next = column + 1;
    if (match[2] === undefined || match[2] === '') continue;
    const cell = readCell(own, match[2], scan.parts);
    if (cell === null) continue;
    if (column >= MAX_COLUMNS)
      throw refuseTooLarge(`“${scan.sheet.name}”超过 ${MAX_COLUMNS} 列`, `more than ${MAX_COLUMNS} columns`);
    while (cells.length < column) cells.push(null);
    cells[column] = cell;
    filled = true;
  }
  if (!filled) return;
  if (++scan.filledRows > MAX_ROWS)
    throw refuseTooLarge(`“${scan.sheet.name}”超过 ${MAX_ROWS} 行`, `more than ${MAX_ROWS} rows`);
  while (scan.sheet.rows.length < row) scan.sheet.rows.push([]);
  scan.sheet.rows[row] = cells;
}

function parseRange(reference: string): Merge | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d+):\$?([A-Z]{1,3})\$?(\d+)$/.exec(reference);
  if (!match) return null;
  const left = parseColumnLetters(match[1] as string);
  const right = parseColumnLetters(match[3] as string);
  if (left === null || right === null) return null;
  return { top: Number(match[2]) - 1, left, bottom: Number(match[4]) - 1, right };
}

function readColumns(sheet: RawSheet, xml: string): void {
  for (const match of xml.matchAll(/<(?:\w+:)?col\s([^>]*?)\/?>/g)) {
    const attributes = match[1] ?? '';
    if (!/hidden\s*=\s*["'](1|true)/.test(attributes)) continue;
    const last = Math.min(Number(readAttribute(attributes, 'max')), MAX_COLUMNS);
    for (let column = Number(readAttribute(attributes, 'min')); column <= last; column++)
      sheet.hiddenColumns.push(column - 1);
  }
}

/** Handles the complete rows at the start of `text` and gives back what is left. */
function takeRows(scan: SheetScan, text: string): string {
  let end = 0;
  ROW.lastIndex = 0;
  for (let match = ROW.exec(text); match; match = ROW.exec(text)) {
    readRow(scan, match[1] as string, match[2] ?? '');
    end = ROW.lastIndex;
  }
  return end === 0 ? text : text.slice(end);
}

function finishSheet(scan: SheetScan, tail: string): void {
  for (const match of tail.matchAll(/<(?:\w+:)?mergeCell\s([^>]*?)\/?>/g)) {
    const merge = parseRange(readAttribute(match[1] ?? '', 'ref') ?? '');
    if (merge) scan.sheet.merges.push(merge);
  }
  if (!/<\/(?:\w+:)?worksheet>/.test(tail))
    throw refuseDamaged(`工作表“${scan.sheet.name}”不完整`, 'a sheet is cut off');
}

/** Cells of one sheet, read piece by piece: formatted blank rows cost time, not memory. */
export async function readXlsxSheet(
  bytes: Buffer,
  entry: ZipEntry,
  parts: XlsxParts,
  place: { name: string; hidden: boolean },
): Promise<RawSheet> {
  const sheet: RawSheet = { ...place, rows: [], merges: [], hiddenRows: [], hiddenColumns: [] };
  const scan: SheetScan = { sheet, parts, lastRow: -1, filledRows: 0 };
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  let inRows = false;
  for await (const chunk of unpackChunks(bytes, entry)) {
    rest += decoder.decode(chunk, { stream: true });
    if (!inRows) {
      const start = /<(?:\w+:)?sheetData\s*\/?>/.exec(rest);
      if (!start) continue;
      readColumns(sheet, rest.slice(0, start.index));
      rest = rest.slice(start.index + start[0].length);
      inRows = true;
    }
    rest = takeRows(scan, rest);
  }
  rest += decoder.decode();
  finishSheet(scan, inRows ? takeRows(scan, rest) : rest);
  return sheet;
}

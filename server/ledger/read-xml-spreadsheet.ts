import { getNumberFormat, showGeneral } from '#core/ledger/import/number-format.ts';
import type { RawCell, RawSheet } from '#core/ledger/import/raw-sheet.ts';
import {
  countOfAttribute,
  decodeEntities,
  findAttribute,
  listMarkupTokens,
  type MarkupToken,
} from './markup-tokens.ts';
import { refuseDamaged, refuseTooLarge } from './workbook-refusals.ts';
import { MAX_COLUMNS, MAX_ROWS } from './xlsx-sheet.ts';

/** What the format calls by name. */
const NAMED_FORMATS: Record<string, string> = {
  Percent: '0.00%',
  Fixed: '0.00',
  Standard: '#,##0.00',
  Scientific: '0.00E+00',
  'Short Date': 'yyyy/m/d',
  'Long Date': 'yyyy"年"m"月"d"日"',
  'General Date': 'yyyy/m/d h:mm',
};

interface Reading {
  sheets: RawSheet[];
  formats: Map<string, string>;
  style: string;
  row: number;
  column: number;
  cellStyle: string;
  isFormula: boolean;
  type: string;
  text: string | null;
}

function showDate(iso: string, code: string): RawCell {
  const day = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  if (!day) return iso;
  const serial = Date.UTC(Number(day[1]), Number(day[2]) - 1, Number(day[3])) / 86_400_000 + 25_569;
  const format = getNumberFormat(code);
  return {
    shown: (format.isDate ? format : getNumberFormat('yyyy/m/d')).show(serial),
    type: 'date',
    value: day[0],
  };
}

function toCell(reading: Reading): RawCell {
  const text = decodeEntities(reading.text ?? '');
  if (text === '') return null;
  const code = reading.formats.get(reading.cellStyle) ?? 'General';
  if (reading.type === 'Error') return { shown: text, type: 'error', value: text };
  if (reading.type === 'DateTime') return showDate(text, code);
  const value = Number(text);
  if (reading.type !== 'Number' || Number.isNaN(value)) return text;
  const plain = /^-?\d+$/.test(text) ? text : showGeneral(value);
  if (plain.replace('-', '').replace(/\..*$/, '').length > 15)
    return { shown: plain, type: 'number', value: plain, lostDigits: true };
  const format = getNumberFormat(code);
  const shown = format.isDate ? plain : format.show(value);
  return { shown, type: 'number', value: plain, ...(reading.isFormula ? { formula: true as const } : {}) };
}

function openCell(reading: Reading, sheet: RawSheet, attributes: string): void {
  const own = findAttribute(attributes, 'Index');
  reading.column = own === null ? reading.column + 1 : Number(own) - 1;
  if (reading.column >= MAX_COLUMNS)
    throw refuseTooLarge(`超过 ${MAX_COLUMNS} 列`, `more than ${MAX_COLUMNS} columns`);
  reading.cellStyle = findAttribute(attributes, 'StyleID') ?? '';
  reading.isFormula = findAttribute(attributes, 'Formula') !== null;
  const right = reading.column + countOfAttribute(attributes, 'MergeAcross', 0);
  const bottom = reading.row + countOfAttribute(attributes, 'MergeDown', 0);
  if (right > reading.column || bottom > reading.row)
    sheet.merges.push({ top: reading.row, left: reading.column, bottom, right });
}

function closeData(reading: Reading, sheet: RawSheet): void {
  const cells = sheet.rows[reading.row] as RawCell[];
  while (cells.length < reading.column) cells.push(null);
  cells[reading.column] = toCell(reading);
  reading.text = null;
}

function openRow(reading: Reading, sheet: RawSheet, attributes: string): void {
  const own = findAttribute(attributes, 'Index');
  reading.row = own === null ? reading.row + 1 : Number(own) - 1;
  if (reading.row >= MAX_ROWS) throw refuseTooLarge(`超过 ${MAX_ROWS} 行`, `more than ${MAX_ROWS} rows`);
  while (sheet.rows.length <= reading.row) sheet.rows.push([]);
  reading.column = -1;
  if (findAttribute(attributes, 'Hidden') === '1') sheet.hiddenRows.push(reading.row);
}

function openTag(reading: Reading, name: string, attributes: string): void {
  const sheet = reading.sheets.at(-1);
  if (name === 'style') reading.style = findAttribute(attributes, 'ID') ?? '';
  else if (name === 'numberformat') {
    const format = findAttribute(attributes, 'Format') ?? 'General';
    reading.formats.set(reading.style, NAMED_FORMATS[format] ?? format);
  } else if (name === 'worksheet') {
    const title = findAttribute(attributes, 'Name') ?? `表${reading.sheets.length + 1}`;
    reading.sheets.push({
      name: title,
      rows: [],
      merges: [],
      hiddenRows: [],
      hiddenColumns: [],
      hidden: false,
    });
    reading.row = -1;
  } else if (!sheet) return;
  else if (name === 'visible') reading.text = '';
  else if (name === 'row') openRow(reading, sheet, attributes);
  else if (name === 'cell' && reading.row >= 0) openCell(reading, sheet, attributes);
  else if (name === 'data' && reading.column >= 0) {
    reading.type = findAttribute(attributes, 'Type') ?? 'String';
    reading.text = '';
  }
}

function readToken(reading: Reading, token: MarkupToken): void {
  const name = token.name.replace(/^.*:/, '');
  const sheet = reading.sheets.at(-1);
  if (token.kind === 'text') {
    if (reading.text !== null) reading.text += token.text;
  } else if (token.kind === 'open') openTag(reading, name, token.attributes);
  else if (name === 'data' && sheet && reading.text !== null) closeData(reading, sheet);
  else if (name === 'visible' && sheet) {
    sheet.hidden = /hidden/i.test(reading.text ?? '');
    reading.text = null;
  }
}

/** Sheets of an XML spreadsheet of 2003, which older systems export under the name .xls. */
export function readXmlSpreadsheet(xml: string): RawSheet[] {
  const reading: Reading = {
    sheets: [],
    formats: new Map(),
    style: '',
    row: -1,
    column: -1,
    cellStyle: '',
    isFormula: false,
    type: 'String',
    text: null,
  };
  let isWhole = false;
  for (const token of listMarkupTokens(xml, [])) {
    readToken(reading, token);
    if (token.kind === 'close' && /(^|:)workbook$/.test(token.name)) isWhole = true;
  }
  if (!isWhole && reading.sheets.length > 0)
    throw refuseDamaged('XML 表格没有结束，可能没有下载完整', 'an XML spreadsheet without its end');
  return reading.sheets;
}

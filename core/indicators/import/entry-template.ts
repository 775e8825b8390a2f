/** The entry workbook of a month: one row an indicator and region, with what stood a month and a year ago. */
import {
  type RawCell,
  type RawSheet,
  type RawWorkbook,
  shownOf,
  toCellAddress,
} from '#core/ledger/public.ts';
import { formatPeriod, type PeriodId, refuse } from '#core/platform/public.ts';
import type { FilingCell } from '../filing.ts';
import type { Indicator } from '../indicator.ts';
import { hasTooManyDecimals, readFigure } from './stat-figure.ts';

export const ENTRY_SHEET = '填报';
export const KEEPING_SHEET = '_系统';
export const ENTRY_VERSION = 'luoshi-indicators-1';
export const ENTRY_HEAD_ROW = 2;

export const ENTRY_COLUMNS = [
  { key: 'indicator', head: '指标', width: 26, isOpen: false },
  { key: 'unit', head: '单位', width: 10, isOpen: false },
  { key: 'subject', head: '地区（对象）', width: 16, isOpen: false },
  { key: 'lastYear', head: '上年同期', width: 14, isOpen: false },
  { key: 'lastMonth', head: '上月', width: 14, isOpen: false },
  { key: 'value', head: '本期数', width: 14, isOpen: true },
  { key: 'growth', head: '公布的同比%', width: 14, isOpen: true },
  { key: 'base', head: '可比上年同期', width: 14, isOpen: true },
] as const;
export type EntryKey = (typeof ENTRY_COLUMNS)[number]['key'];
export const ENTRY_NOTE =
  '只填浅色以外的三栏；单位照表；没有的数空着。不要增删行列、不要改表头；填好后在报送页面上传。';

/** One row as the hidden sheet keeps it. */
export interface EntryRow {
  indicator: string;
  subject: string;
}

export interface EntryFinding {
  place: string;
  sentence: string;
}

export interface EntryReading {
  cells: FilingCell[];
  findings: EntryFinding[];
}

const textOf = (cell: RawCell | undefined): string => (shownOf(cell) ?? '').trim();

function refuseTemplate(sentence: string, english: string, code = 'ENTRY_WRONG_TEMPLATE'): Error {
  return refuse('invalid', code, sentence, english, ['在本月报送页面重新下载填报表，填好后上传']);
}

interface Kept {
  filingId: string;
  period: string;
  orgName: string;
  rows: EntryRow[];
}

function readKeeping(workbook: RawWorkbook): Kept {
  const sheet = workbook.sheets.find(({ name }) => name === KEEPING_SHEET);
  const [version, filingId = '', period = '', orgName = ''] = (sheet?.rows[0] ?? []).map(textOf);
  if (!sheet || version !== ENTRY_VERSION)
    throw refuseTemplate(
      '这不是从指标报送下载的填报表',
      'This is not the workbook downloaded from the filing',
    );
  const rows = sheet.rows.slice(1).map((row) => ({ indicator: textOf(row[0]), subject: textOf(row[1]) }));
  return { filingId, period, orgName, rows };
}

/** Columns and rows as they were given out; whatever was moved is named and nothing is guessed. */
function requireShape(sheet: RawSheet, rows: readonly { name: string; subject: string }[]): void {
  const heads = sheet.rows[ENTRY_HEAD_ROW] ?? [];
  ENTRY_COLUMNS.forEach(({ head }, column) => {
    if (textOf(heads[column]) !== head)
      throw refuseTemplate(
        `“${toCellAddress(sheet.name, ENTRY_HEAD_ROW, column)}”应是“${head}”，现在是“${textOf(heads[column]) || '空'}”：表头被移动或改过`,
        'The columns of the workbook have been moved or renamed',
        'ENTRY_COLUMNS_MOVED',
      );
  });
  rows.forEach(({ name, subject }, at) => {
    const row = sheet.rows[ENTRY_HEAD_ROW + 1 + at] ?? [];
    if (textOf(row[0]) !== name || textOf(row[2]) !== subject)
      throw refuseTemplate(
        `第${ENTRY_HEAD_ROW + 2 + at}行应是“${name}、${subject}”，现在是“${textOf(row[0])}、${textOf(row[2])}”：行被移动、增删或排序过`,
        'The rows of the workbook have been moved',
        'ENTRY_COLUMNS_MOVED',
      );
  });
}

interface Expected {
  filingId: string;
  period: PeriodId;
  indicators: ReadonlyMap<string, Indicator>;
  subjects: ReadonlyMap<string, { shortName: string }>;
}

/** Reads an entry workbook back: of this filing and month, in the shape in which it was given out. */
export function readEntryWorkbook(workbook: RawWorkbook, expected: Expected): EntryReading {
  const kept = readKeeping(workbook);
  if (kept.period !== expected.period)
    throw refuseTemplate(
      `这是${formatPeriod(kept.period)}的填报表，本次报送是${formatPeriod(expected.period)}`,
      'This workbook is of another month',
      'ENTRY_OTHER_MONTH',
    );
  if (kept.filingId !== expected.filingId)
    throw refuseTemplate(
      `这是${kept.orgName}的填报表`,
      'This workbook is of another department',
      'ENTRY_OTHER_MONTH',
    );
  const sheet = workbook.sheets.find(({ name }) => name === ENTRY_SHEET);
  if (!sheet) throw refuseTemplate(`没有工作表“${ENTRY_SHEET}”`, 'The sheet to fill in is missing');
  const names = kept.rows.map(({ indicator, subject }) => ({
    name: expected.indicators.get(indicator)?.name ?? indicator,
    subject: expected.subjects.get(subject)?.shortName ?? subject,
  }));
  requireShape(sheet, names);
  const findings: EntryFinding[] = [];
  const figureAt = (row: number, key: EntryKey): string | null => {
    const column = ENTRY_COLUMNS.findIndex((one) => one.key === key);
    const cell = sheet.rows[row]?.[column] ?? null;
    const figure = readFigure(cell);
    const place = toCellAddress(sheet.name, row, column);
    if (figure.kind === 'blank' || figure.kind === 'missing') return null;
    if (figure.kind !== 'figure') findings.push({ place, sentence: `“${textOf(cell)}”不是数，没有读取` });
    else if (hasTooManyDecimals(figure.text)) findings.push({ place, sentence: '小数超过六位，没有读取' });
    else return figure.text;
    return null;
  };
  const cells = kept.rows.flatMap(({ indicator, subject }, at): FilingCell[] => {
    const row = ENTRY_HEAD_ROW + 1 + at;
    const [value, growth, base] = [figureAt(row, 'value'), figureAt(row, 'growth'), figureAt(row, 'base')];
    if (value === null && growth === null && base === null) return [];
    const column = ENTRY_COLUMNS.findIndex(
      (one) => one.key === (value === null && growth !== null ? 'growth' : 'value'),
    );
    const place = toCellAddress(sheet.name, row, column);
    return [{ indicator, subject, period: expected.period, value, growth, base, place, reason: '' }];
  });
  const last = ENTRY_HEAD_ROW + kept.rows.length;
  sheet.rows.slice(last + 1).forEach((row, at) => {
    if (row.some((cell) => textOf(cell) !== ''))
      findings.push({ place: toCellAddress(sheet.name, last + 1 + at, 0), sentence: '表外加的行，没有读取' });
  });
  return { cells, findings };
}

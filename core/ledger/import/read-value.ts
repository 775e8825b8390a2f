import {
  clipText,
  type FieldUnit,
  normalizeFigureText,
  parseAmount,
  parseDecimal,
  shiftDecimal,
} from '#core/platform/public.ts';
import { LEDGER_FIELDS, type LedgerFieldKind } from '../ledger-fields.ts';
import { type DateReading, parseDateText } from './parse-date-text.ts';
import type { RawCell } from './raw-sheet.ts';
import { type NamedUnit, splitPersons, splitUnits } from './split-units.ts';
import type { ColumnReading } from './understanding.ts';

/** A cell read as its field asks: money in 元, rates in percent, all figures as exact decimal text. */
export type FieldValue =
  | { kind: 'text'; text: string }
  | { kind: 'amount'; yuan: string }
  | { kind: 'rate'; percent: string }
  | { kind: 'number'; value: string }
  | { kind: 'date'; date: DateReading }
  | { kind: 'units'; units: NamedUnit[]; persons: string[] }
  | { kind: 'persons'; names: string[] };

export type ValueProblemKind =
  | 'mixed'
  | 'unreadable'
  | 'date-words'
  | 'date-ambiguous'
  | 'date-no-year'
  | 'unit-missing';

export type ValueReading =
  | { ok: true; value: FieldValue }
  | { ok: true; value: null }
  | { ok: false; problem: ValueProblemKind; reason: string };

const BLANK: ValueReading = { ok: true, value: null };
const UNIT_KEYS: Record<string, FieldUnit> = { 元: 'yuan', 万元: 'wan', 亿元: 'yi' };

/** What a cell says for reading: the exact number behind the format, else the text shown. */
export function textForReading(cell: RawCell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  return cell.type === 'number' ? cell.value : cell.shown;
}

function failFigure(text: string, reason: string): ValueReading {
  return { ok: false, problem: /\d/.test(text) ? 'mixed' : 'unreadable', reason };
}

function readAmountValue(cell: RawCell, unit: string | null): ValueReading {
  const text = textForReading(cell);
  if (unit === '千元' || unit === '百万元') {
    const plain = parseDecimal(text);
    if (plain.ok)
      return {
        ok: true,
        value: { kind: 'amount', yuan: shiftDecimal(plain.value, unit === '千元' ? 3 : 6) },
      };
  }
  const key = unit === null ? undefined : UNIT_KEYS[unit];
  const reading = parseAmount(text, key ?? 'wan');
  if (!reading.ok) {
    return reading.kind === 'blank' || reading.kind === 'dash' ? BLANK : failFigure(text, reading.reason);
  }
  const namesUnit = /[万亿元]/.test(text);
  if (key === undefined && !namesUnit)
    return { ok: false, problem: 'unit-missing', reason: '金额列没有写明单位' };
  return { ok: true, value: { kind: 'amount', yuan: reading.yuan } };
}

/** Percent as text: 85%, 85 under a head in %, or 0.85 where Excel formats it as a percentage. */
function readRateValue(cell: RawCell, asFraction: boolean): ValueReading {
  const text = textForReading(cell);
  const bare = normalizeFigureText(text);
  const percent =
    cell !== null && typeof cell !== 'string' && cell.shown.includes('%') && cell.type === 'number';
  const figure = bare.replace(/(%|个?百分点)$/, '');
  const reading = parseDecimal(figure);
  if (!reading.ok) {
    if (reading.kind === 'blank' || reading.kind === 'dash') return BLANK;
    // The person is shown the whole cell, 约45%, not the part that is no figure.
    return failFigure(text, reading.reason.replace(`“${clipText(figure)}”`, `“${clipText(bare)}”`));
  }
  const scaled =
    percent || (asFraction && !bare.includes('%')) ? shiftDecimal(reading.value, 2) : reading.value;
  return { ok: true, value: { kind: 'rate', percent: scaled } };
}

function readNumberValue(cell: RawCell): ValueReading {
  const text = textForReading(cell);
  const reading = parseDecimal(normalizeFigureText(text).replace(/(亩|个|平方米|㎡|分|位|名)$/, ''));
  if (reading.ok) return { ok: true, value: { kind: 'number', value: reading.value } };
  return reading.kind === 'blank' || reading.kind === 'dash' ? BLANK : failFigure(text, reading.reason);
}

function readDateValue(cell: RawCell, sheetYear: number | null): ValueReading {
  if (cell !== null && typeof cell !== 'string' && cell.type === 'date') {
    // 2024年6月 shown of a day number names the month; the day behind it is Excel's filling.
    const shown = parseDateText(cell.shown, null);
    const date: DateReading = shown.ok
      ? shown
      : { ok: true, period: cell.value, precision: 'day', edge: null, yearAssumed: false, text: cell.shown };
    return { ok: true, value: { kind: 'date', date } };
  }
  const text = textForReading(cell);
  if (cell !== null && typeof cell !== 'string' && /^20\d\d\.1$/.test(text)) {
    return { ok: false, problem: 'date-ambiguous', reason: `“${text}”可能是1月，也可能是丢了0的10月` };
  }
  const reading = parseDateText(text, sheetYear);
  if (reading.ok) return { ok: true, value: { kind: 'date', date: reading } };
  if (reading.kind === 'blank') return BLANK;
  const problem =
    reading.kind === 'no-year'
      ? 'date-no-year'
      : reading.kind === 'words' || reading.kind === 'range'
        ? 'date-words'
        : 'date-ambiguous';
  return { ok: false, problem, reason: reading.reason };
}

export interface ColumnContext {
  column: ColumnReading;
  sheetYear: number | null;
  /** Rates of this column are written as fractions of one. */
  asFraction: boolean;
}

/** A code in full-width digits, or broken over two lines of its cell; several whole ones stay apart. */
function toPlainCode(text: string): string {
  const pieces = text.normalize('NFKC').split(/\s+/);
  const areWhole = pieces.every((piece) => piece.replace(/\D/g, '').length >= 12);
  return pieces.join(areWhole ? '、' : '');
}

function readByKind(kind: LedgerFieldKind, cell: RawCell, context: ColumnContext): ValueReading {
  const text = textForReading(cell).trim();
  if (text === '') return BLANK;
  if (kind === 'amount') return readAmountValue(cell, context.column.unit);
  if (kind === 'rate') return readRateValue(cell, context.asFraction);
  if (kind === 'number') return readNumberValue(cell);
  if (kind === 'date') return readDateValue(cell, context.sheetYear);
  if (kind === 'code') return { ok: true, value: { kind: 'text', text: toPlainCode(text) } };
  if (kind === 'unit') return { ok: true, value: { kind: 'units', ...splitUnits(text) } };
  if (kind === 'person') return { ok: true, value: { kind: 'persons', names: splitPersons(text) } };
  if (kind === 'either') {
    const number = readNumberValue(cell);
    return number.ok ? number : { ok: true, value: { kind: 'text', text } };
  }
  return { ok: true, value: { kind: 'text', text } };
}

/** A cell as its column's field asks; a column without a field keeps its text. Nothing is guessed. */
export function readValue(cell: RawCell, context: ColumnContext): ValueReading {
  if (cell !== null && typeof cell !== 'string' && cell.type === 'error') {
    return { ok: false, problem: 'unreadable', reason: `公式出错（${clipText(cell.shown)}）` };
  }
  const { field } = context.column;
  return readByKind(field === null ? 'text' : LEDGER_FIELDS[field].kind, cell, context);
}

/** 2024 of 2024年全县重点项目…: the year that dates without one belong to. */
export function findSheetYear(texts: string[]): number | null {
  for (const text of texts) {
    const found = /(20\d\d)年?/.exec(text);
    if (found) return Number(found[1]);
  }
  return null;
}

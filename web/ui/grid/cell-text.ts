import {
  type AmountUnit,
  type FieldUnit,
  formatPrinted,
  fromYuan,
  isIsoDate,
  normalizeFigureText,
  parseAmount,
  parseDecimal,
  shiftDecimal,
} from '#core/platform/public.ts';
import type { CellKind } from './grid-model.ts';

export type CellReading = { ok: true; value: string | null } | { ok: false; problem: string };

const FIELD_UNITS: Record<AmountUnit, FieldUnit> = { 元: 'yuan', 万元: 'wan', 亿元: 'yi' };

/** The plain text of a value: what is typed, copied to Excel and shown while editing. Exact, no separators. */
export function editText(value: string | null, of: CellKind): string {
  if (value === null) return '';
  switch (of.kind) {
    case 'amount':
      return fromYuan(value, FIELD_UNITS[of.unit]);
    case 'percent':
      return shiftDecimal(value, 2);
    case 'choice':
      return of.choices.find((choice) => choice.value === value)?.label ?? value;
    default:
      return value;
  }
}

/** The text in the cell: thousands separators, − for minus, every digit that was typed. */
export function shownText(value: string | null, of: CellKind): string {
  const text = editText(value, of);
  if (text === '') return '';
  if (of.kind === 'date') return text.slice(5);
  return of.kind === 'amount' || of.kind === 'number' || of.kind === 'percent' ? formatPrinted(text) : text;
}

/** Typed or pasted text → value, or the problem in one sentence. Blank empties the cell; nothing is guessed. */
export function readCell(text: string, of: CellKind): CellReading {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: true, value: null };
  switch (of.kind) {
    case 'amount': {
      const reading = parseAmount(trimmed, FIELD_UNITS[of.unit]);
      return reading.ok ? { ok: true, value: reading.yuan } : { ok: false, problem: reading.reason };
    }
    case 'percent': {
      const reading = parseDecimal(normalizeFigureText(trimmed).replace(/%$/, ''));
      return reading.ok
        ? { ok: true, value: shiftDecimal(reading.value, -2) }
        : { ok: false, problem: reading.reason };
    }
    case 'number': {
      const plain = of.unit === '%' ? normalizeFigureText(trimmed).replace(/%$/, '') : trimmed;
      const reading = parseDecimal(plain);
      return reading.ok ? { ok: true, value: reading.value } : { ok: false, problem: reading.reason };
    }
    case 'date':
      return readDate(trimmed);
    case 'choice':
      return readChoice(trimmed, of.choices);
    case 'text':
      return { ok: true, value: text.trim() };
  }
}

/** 2026-10-31, 2026/10/31, 2026.10.31, 2026年10月31日, 20261031. A day without a year is asked about. */
function readDate(text: string): CellReading {
  const parts =
    text.match(/^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/) ?? text.match(/^(\d{4})(\d{2})(\d{2})$/);
  const date = parts ? `${parts[1]}-${parts[2]?.padStart(2, '0')}-${parts[3]?.padStart(2, '0')}` : '';
  return isIsoDate(date)
    ? { ok: true, value: date }
    : { ok: false, problem: `“${text}”不是日期，请写成2026-10-31` };
}

function readChoice(text: string, choices: readonly { value: string; label: string }[]): CellReading {
  const exact = choices.find((choice) => choice.label === text || choice.value === text);
  const begun = choices.filter((choice) => choice.label.startsWith(text));
  const found = exact ?? (begun.length === 1 ? begun[0] : undefined);
  if (found) return { ok: true, value: found.value };
  return { ok: false, problem: `“${text}”不在可选项里：${choices.map((choice) => choice.label).join('、')}` };
}

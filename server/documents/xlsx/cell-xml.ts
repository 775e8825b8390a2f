import type { SheetColumn } from './ledger-sheet.ts';

/** Excel keeps 15 significant digits; a longer number stays text, so that no digit is lost. */
const MOST_DIGITS = 15;
const MOST_LETTERS = 32_767;
const DAY_MS = 86_400_000;
/** Day 0 of Excel's calendar, counted so that days from March 1900 on are right. */
const EXCEL_EPOCH_MS = Date.UTC(1899, 11, 30);

/** A, B … Z, AA …; index from 0. */
export function toColumnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  return `${rest > 0 ? toColumnLetters(rest - 1) : ''}${String.fromCharCode(65 + (index % 26))}`;
}

/** Letters that must not stand as they are; nearly no cell holds one. */
const SPECIAL = /[&<>_\p{Cc}\p{Cs}\uFFFE\uFFFF]/u;

/** Text for a sheet's XML: markup escaped, control characters gone, Excel's own _x…_ escapes taken literally. */
export function toSheetText(text: string): string {
  if (text.length <= MOST_LETTERS && !SPECIAL.test(text)) return text;
  return text
    .slice(0, MOST_LETTERS)
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, (letter) => (letter === '\n' || letter === '\t' ? letter : ''))
    .replace(/_x([0-9A-Fa-f]{4})_/g, '_x005F_x$1_')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}

function toExcelNumber(text: string): string | null {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return null;
  const digits = text.replace(/^-?0*|\./g, '').replace(/^0+/, '');
  return digits.length <= MOST_DIGITS ? text : null;
}

function toExcelDate(text: string): string | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return null;
  const [, year, month, day] = parts.map(Number);
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day));
  // 30 February would be 2 March.
  if (date.getUTCMonth() + 1 !== month || date.getUTCDate() !== day) return null;
  const days = (date.getTime() - EXCEL_EPOCH_MS) / DAY_MS;
  return days > 60 ? String(days) : null;
}

/**
 * One cell. Text is always an inline string, never a formula, whatever it begins with; a number or date that
 * is none, or that Excel could not hold exactly, is text too.
 */
export function toCellXml(
  address: string,
  styleId: string,
  column: SheetColumn,
  value: string | null,
): string {
  if (value === null || value === '') return `<c r="${address}" s="${styleId}"/>`;
  const number =
    column.kind === 'number' ? toExcelNumber(value) : column.kind === 'date' ? toExcelDate(value) : null;
  if (number !== null) return `<c r="${address}" s="${styleId}"><v>${number}</v></c>`;
  return `<c r="${address}" s="${styleId}" t="inlineStr"><is><t xml:space="preserve">${toSheetText(value)}</t></is></c>`;
}

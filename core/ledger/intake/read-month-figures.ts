import { z } from 'zod';
import { isDecimalText, roundHalfAway } from '#core/platform/public.ts';
import { type DraftValue, type LedgerRowDraft, toCanonicalText } from '../import/ledger-row.ts';
import { toArabicMonths } from '../import/normal-text.ts';
import type { SheetReading } from '../import/understanding.ts';
import type { LedgerField } from '../ledger-fields.ts';

/** A cell of a ledger workbook that says what a report of the month asks for; amounts in 元. */
export const MonthCell = z.object({
  field: z.enum([
    'monthAmountYuan',
    'ytdAmountYuan',
    'imageProgress',
    'problems',
    'needsCoordination',
    'nextSteps',
  ]),
  value: z.string(),
  sheet: z.string(),
  address: z.string(),
});
export type MonthCell = z.infer<typeof MonthCell>;

/** What one row says of one month. */
export const MonthFigures = z.object({ period: z.string(), cells: z.array(MonthCell) });
export type MonthFigures = z.infer<typeof MonthFigures>;

const SOURCES: [MonthCell['field'], LedgerField[]][] = [
  ['monthAmountYuan', ['month_done']],
  ['ytdAmountYuan', ['ytd_done']],
  ['imageProgress', ['image_progress', 'progress_text']],
  ['problems', ['problems']],
  ['needsCoordination', ['needs_coordination']],
  ['nextSteps', ['next_steps']],
];
const MOST_CHARACTERS = 2000;

const toPeriod = (year: number, month: number): string | null =>
  month >= 1 && month <= 12 ? `${year}-${String(month).padStart(2, '0')}` : null;

/**
 * The month that a head or title names: of a span the last one (1—10月 is October), 上半年 is June; null when it names none.
 * A year in the words goes before the ledger's.
 */
export function findNamedMonth(written: string, year: number): string | null {
  const text = toArabicMonths(written);
  const own = Number(/(20\d\d)年/.exec(text)?.[1] ?? year);
  const span = /\d{1,2}月?[-—–~至到](\d{1,2})月/.exec(text)?.[1];
  const named = span ?? /(?:^|[^\d-])(\d{1,2})月/.exec(text)?.[1];
  if (named) return toPeriod(own, Number(named));
  if (/上半年/.test(text)) return toPeriod(own, 6);
  return /前三季度/.test(text) ? toPeriod(own, 9) : null;
}

/** The month of the sheet's title, name or note above the table (截至2026年10月). */
export function findSheetMonth(sheet: SheetReading, year: number): string | null {
  for (const text of [...sheet.titles, sheet.name]) {
    const month = findNamedMonth(text, year);
    if (month !== null) return month;
  }
  return null;
}

interface Found {
  field: MonthCell['field'];
  period: string | null;
  value: DraftValue;
}

function toCellValue({ field, value }: Found): string | null {
  if (field !== 'monthAmountYuan' && field !== 'ytdAmountYuan')
    return toCanonicalText(value.value).trim().slice(0, MOST_CHARACTERS) || null;
  if (value.value.kind !== 'amount' || !isDecimalText(value.value.yuan)) return null;
  return roundHalfAway(value.value.yuan, 2).replace(/\.00$/, '');
}

/**
 * 本月完成, 本年累计 and the words of progress of a row, for the latest month that its heads name, else the title; null when no
 * month is named or nothing is filled. They never enter the ledger from here: a report may take them as a draft.
 */
export function readMonthFigures(
  row: LedgerRowDraft,
  titleMonth: string | null,
  year: number,
): MonthFigures | null {
  const found = SOURCES.flatMap(([field, sources]): Found[] => {
    const source = sources.find((name) => (row.values[name] ?? []).length > 0);
    return (source ? (row.values[source] ?? []) : []).map((value) => ({
      field,
      value,
      period: findNamedMonth(value.head, year),
    }));
  });
  const named = found.flatMap(({ period }) => period ?? []).sort();
  const period = named.at(-1) ?? titleMonth;
  if (period === null) return null;
  const cells = new Map<MonthCell['field'], MonthCell>();
  for (const one of found) {
    const value = (one.period ?? period) === period ? toCellValue(one) : null;
    const { sheet, address } = one.value.origin;
    if (value !== null && !cells.has(one.field))
      cells.set(one.field, { field: one.field, value, sheet, address });
  }
  return cells.size > 0 ? { period, cells: [...cells.values()] } : null;
}

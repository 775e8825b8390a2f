import { daysInMonth, fromDayNumber, toDayNumber, toIsoDate } from '#core/platform/public.ts';
import type { DateReading } from '../import/parse-date-text.ts';

const DEKAD_ENDS: Record<string, number> = { X1: 10, X2: 20 };

/** The last day of the period that a date names. */
function lastDayOf(period: string): string | null {
  const [yearText = '', part] = period.split('-');
  const year = Number(yearText);
  if (part === undefined) return toIsoDate(year, 12, 31);
  const quarter = /^Q([1-4])$/.exec(part);
  const month = quarter ? Number(quarter[1]) * 3 : part === 'H1' ? 6 : part === 'H2' ? 12 : Number(part);
  if (!(month >= 1 && month <= 12)) return null;
  const dekad = /-(X[12])$/.exec(period)?.[1];
  return toIsoDate(year, month, dekad ? (DEKAD_ENDS[dekad] ?? 20) : daysInMonth(year, month));
}

/**
 * The day by which a planned date falls due (handbook 3.1 counts by days): a day is itself, a month, quarter or year means
 * its last day, 6月前 the last day before June. Null when the period is not one of these.
 */
export function toDueDay(date: DateReading): string | null {
  if (date.precision === 'day' && date.edge !== 'before') return date.period;
  if (date.edge === 'before') {
    const [year = '', month = '01', day = '01'] = date.period.split('-');
    if (!/^\d\d$/.test(month) || !/^\d\d$/.test(day)) return null;
    return fromDayNumber(toDayNumber(`${year}-${month}-${day}`) - 1);
  }
  return lastDayOf(date.period);
}

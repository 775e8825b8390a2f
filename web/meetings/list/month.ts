import { addDays, daysInMonth, getDateParts, getWeekday, toIsoDate } from '#core/platform/public.ts';

/** Weeks of a month, Monday first, filled up with days of the months beside it. */
export function listWeeks(month: string): string[][] {
  const first = `${month}-01`;
  const { year, month: number } = getDateParts(first);
  const last = toIsoDate(year, number, daysInMonth(year, number));
  const weeks: string[][] = [];
  for (let monday = addDays(first, 1 - getWeekday(first)); monday <= last; monday = addDays(monday, 7))
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(monday, index)));
  return weeks;
}

/** The month so many months later. */
export function addMonths(month: string, count: number): string {
  const { year, month: number } = getDateParts(`${month}-01`);
  const total = year * 12 + number - 1 + count;
  return toIsoDate(Math.floor(total / 12), (total % 12) + 1, 1).slice(0, 7);
}

import {
  addDays,
  addWorkingDays,
  daysInMonth,
  fromDayNumber,
  getDateParts,
  getWeekday,
  type IsoDate,
  isWorkingDay,
  toDayNumber,
  toIsoDate,
  type WorkingCalendar,
} from '#core/platform/public.ts';

/** Last day of a month; months beyond 12 run into the following years. */
export function endOfMonth(year: number, month: number): IsoDate {
  const shifted = month - 1;
  const y = year + Math.floor(shifted / 12);
  const m = (shifted % 12) + 1;
  return toIsoDate(y, m, daysInMonth(y, m));
}

/** Last day of a quarter, 1–4. */
export const endOfQuarter = (year: number, quarter: number): IsoDate => endOfMonth(year, quarter * 3);

/** The same day n months on; the last day of that month when it is shorter. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const { year, month, day } = getDateParts(date);
  const end = endOfMonth(year, month + months);
  const last = getDateParts(end);
  return toIsoDate(last.year, last.month, Math.min(day, last.day));
}

/** A day of a month when there is one; 31 in a month of 30 gives null. */
export function findDay(year: number, month: number, day: number): IsoDate | null {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return toIsoDate(year, month, day);
}

/** Monday of the week of a date. */
export const startOfWeek = (date: IsoDate): IsoDate => addDays(date, 1 - getWeekday(date));

/** The last working day of a week that begins on a Monday; its Friday when the whole week is off. */
export function lastWorkingDayOfWeek(calendar: WorkingCalendar, monday: IsoDate): IsoDate {
  for (let offset = 6; offset >= 0; offset -= 1) {
    const day = addDays(monday, offset);
    if (isWorkingDay(calendar, day)) return day;
  }
  return addDays(monday, 4);
}

/** The working day before a day. */
export const workingDayBefore = (calendar: WorkingCalendar, date: IsoDate): IsoDate =>
  addWorkingDays(calendar, date, -1).date;

/** Holidays that the law fixes by date, for years without a notice. */
const FIXED: Record<string, string> = { 元旦: '01-01', 劳动节: '05-01', 国庆节: '10-01' };

const isOffDay = (calendar: WorkingCalendar, date: IsoDate): boolean =>
  calendar.exceptionalDays.get(date)?.kind === 'holiday';

/** First day off of the next holiday of that name (any, when null) that begins after a date; null when no notice knows it. */
export function findHolidayStart(
  calendar: WorkingCalendar,
  after: IsoDate,
  name: string | null,
): IsoDate | null {
  const first = toDayNumber(after) + 1;
  for (let number = first; number < first + 400; number += 1) {
    const date = fromDayNumber(number);
    const day = calendar.exceptionalDays.get(date);
    if (day?.kind === 'holiday' && (name === null || day.name.includes(name))) {
      const isBeginning = !isOffDay(calendar, fromDayNumber(number - 1));
      if (isBeginning || number > first) return date;
    }
    const isFixed = Object.entries(FIXED).some(
      ([holiday, monthDay]) => date.slice(5) === monthDay && (name === null || holiday.includes(name)),
    );
    if (isFixed && !calendar.coveredYears.has(getDateParts(date).year)) return date;
  }
  return null;
}

/** The last working day before the days off of the next such holiday (国庆节前, 节前). */
export function lastWorkingDayBeforeHoliday(
  calendar: WorkingCalendar,
  date: IsoDate,
  name: string | null,
): IsoDate | null {
  const start = findHolidayStart(calendar, date, name);
  if (start === null) return null;
  let day = addDays(start, -1);
  while (!isWorkingDay(calendar, day) && day > date) day = addDays(day, -1);
  return day;
}

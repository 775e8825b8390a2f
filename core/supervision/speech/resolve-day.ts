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

/** First days off by the lunar calendar for years that no notice covers yet: the eve of 春节, 清明, 端午, 中秋. */
const EXPECTED: ReadonlyMap<string, string> = new Map(
  [
    [
      '春节',
      '2027-02-05 2028-01-25 2029-02-12 2030-02-02 2031-01-22 2032-02-10 2033-01-30 2034-02-18 2035-02-07',
    ],
    [
      '清明',
      '2027-04-05 2028-04-04 2029-04-04 2030-04-05 2031-04-05 2032-04-04 2033-04-04 2034-04-05 2035-04-05',
    ],
    [
      '端午',
      '2027-06-09 2028-05-28 2029-06-16 2030-06-05 2031-06-24 2032-06-12 2033-06-01 2034-06-20 2035-06-10',
    ],
    [
      '中秋',
      '2027-09-15 2028-10-03 2029-09-22 2030-09-12 2031-10-01 2032-09-19 2033-09-08 2034-09-27 2035-09-16',
    ],
  ].flatMap(([name = '', days = '']) => days.split(' ').map((day) => [day, name] as const)),
);

const isOffDay = (calendar: WorkingCalendar, date: IsoDate): boolean =>
  calendar.exceptionalDays.get(date)?.kind === 'holiday';

/**
 * First day off of the next holiday of that name (any, when null) that begins after a date. A year without a notice goes
 * by the law and the lunar calendar; null when those do not know it either.
 */
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
    const expected = EXPECTED.get(date);
    const isExpected = expected !== undefined && (name === null || expected.includes(name));
    if ((isFixed || isExpected) && !calendar.coveredYears.has(getDateParts(date).year)) return date;
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

/** The last day off of the holiday that is on at a date, or else of the next of that name; null when nobody knows it. */
export function findHolidayEnd(
  calendar: WorkingCalendar,
  date: IsoDate,
  name: string | null,
): IsoDate | null {
  const start = findHolidayStart(calendar, addDays(date, -1), name);
  if (start === null) return null;
  let last = start;
  while (!isWorkingDay(calendar, addDays(last, 1))) last = addDays(last, 1);
  return last;
}

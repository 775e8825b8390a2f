// Readers of times that stand on a holiday: before it, after it, by it.
import { addDays, addWorkingDays, getDateParts } from '#core/platform/public.ts';
import {
  findHolidayEnd,
  findHolidayStart,
  lastWorkingDayBeforeHoliday,
  workingDayBefore,
} from './resolve-day.ts';
import { type Read, readCount, readYear } from './time-readers.ts';

/** Festivals without days off: the last working day before them. */
const FIXED_DAYS: Record<string, string> = {
  三八: '03-08',
  妇女节: '03-08',
  植树节: '03-12',
  五四: '05-04',
  青年节: '05-04',
  护士节: '05-12',
  六一: '06-01',
  儿童节: '06-01',
  七一: '07-01',
  建党节: '07-01',
  八一: '08-01',
  建军节: '08-01',
  教师节: '09-10',
};

export const readFixedDay: Read = (groups, anchor) => {
  const { year } = getDateParts(anchor.date);
  const monthDay = FIXED_DAYS[groups.holiday ?? ''] ?? '';
  const own = `${year}-${monthDay}`;
  const day = own > anchor.date ? own : `${year + 1}-${monthDay}`;
  return { dueOn: workingDayBefore(anchor.calendar, day), kind: 'firm' };
};

const HOLIDAYS: [RegExp, string | null][] = [
  [/元旦/, '元旦'],
  [/春节|过年|年前|除夕/, '春节'],
  [/清明/, '清明'],
  [/五一|劳动/, '劳动节'],
  [/端午/, '端午'],
  [/中秋/, '中秋'],
  [/国庆|十一|双节/, '国庆'],
];

const findFestival = (words: string): string | null =>
  HOLIDAYS.find(([pattern]) => pattern.test(words))?.[1] ?? null;

const FESTIVALS = /元旦|春节|清明|五一|劳动节|端午|中秋|国庆/g;

/** The festival of a text that names one and no other: its 节前 is the day before that one. */
export function findOnlyFestival(plain: string): string | null {
  const named = new Set(plain.match(FESTIVALS)?.map(findFestival));
  return named.size === 1 ? ([...named][0] ?? null) : null;
}

export const readHoliday: Read = (groups, anchor) => {
  const name = findFestival(groups.holiday ?? '') ?? anchor.festival ?? null;
  const year = readYear(groups, anchor) ?? 0;
  // 明年春节前: of the year that is said; its first may fall into the last days of the year before.
  const after = year > getDateParts(anchor.date).year ? `${year - 1}-12-28` : anchor.date;
  const start = findHolidayStart(anchor.calendar, after, name);
  const dueOn = lastWorkingDayBeforeHoliday(anchor.calendar, after, name);
  if (start === null || dueOn === null) return { dueOn: null, kind: 'open' };
  return { dueOn, kind: 'firm', isUncertain: !anchor.calendar.coveredYears.has(getDateParts(start).year) };
};

/** 国庆节后第一个工作日, 节后一周内: counted from the last day off. */
export const readAfterHoliday: Read = (groups, anchor) => {
  const name = findFestival(groups.holiday ?? '') ?? anchor.festival ?? null;
  const last = findHolidayEnd(anchor.calendar, anchor.date, name);
  const count = readCount(groups.nth ?? groups.count ?? '');
  if (last === null || Number.isNaN(count)) return { dueOn: null, kind: 'open' };
  const isUncertain = !anchor.calendar.coveredYears.has(getDateParts(last).year);
  if (groups.nth !== undefined || groups.unit === '工作日')
    return { dueOn: addWorkingDays(anchor.calendar, last, count).date, kind: 'firm', isUncertain };
  const days = /周|星期/.test(groups.unit ?? '') ? count * 7 : count;
  return { dueOn: addDays(last, days), kind: 'firm', isUncertain };
};

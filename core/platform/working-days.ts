import {
  addDays,
  fromDayNumber,
  getDateParts,
  getWeekday,
  type IsoDate,
  toDayNumber,
  toIsoDate,
} from './calendar-date.ts';

/** A day that the State Council's yearly notice sets apart: off on a weekday, or worked on a weekend (调休). */
export interface ExceptionalDay {
  date: IsoDate;
  kind: 'holiday' | 'workday';
  name: string;
}

/** Exceptional days for look-up, and the years that a notice covers. */
export interface WorkingCalendar {
  readonly exceptionalDays: ReadonlyMap<IsoDate, ExceptionalDay>;
  readonly coveredYears: ReadonlySet<number>;
}

/** A result in working days; provisional when a year without a notice took part. */
export interface WorkingDayCount {
  days: number;
  isProvisional: boolean;
}

export interface WorkingDate {
  date: IsoDate;
  isProvisional: boolean;
}

/** While the applicant supplements, the clock of a procedure stands still (handbook 3.1, 3.10). */
export interface ClockStop {
  stoppedOn: IsoDate;
  /** Null while it still stands. */
  resumedOn: IsoDate | null;
}

/** Days off that the law fixes by date; used for years whose notice is not out yet. */
const STATUTORY_DAYS: ReadonlySet<string> = new Set(['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']);

export function buildWorkingCalendar(
  exceptionalDays: readonly ExceptionalDay[],
  coveredYears: readonly number[],
): WorkingCalendar {
  return {
    exceptionalDays: new Map(exceptionalDays.map((day) => [day.date, day])),
    coveredYears: new Set(coveredYears),
  };
}

/** True when the year of the day has a notice, so that its working days are final. */
export function isCoveredYear(calendar: WorkingCalendar, date: IsoDate): boolean {
  return calendar.coveredYears.has(getDateParts(date).year);
}

/** Monday–Friday, changed by the notice; without a notice, minus the days off that the law fixes. */
export function isWorkingDay(calendar: WorkingCalendar, date: IsoDate): boolean {
  const exception = calendar.exceptionalDays.get(date);
  if (exception) return exception.kind === 'workday';
  if (getWeekday(date) >= 6) return false;
  return isCoveredYear(calendar, date) || !STATUTORY_DAYS.has(date.slice(5));
}

/**
 * The n-th working day after a day; the day itself is day 0 (day of receipt), working or not.
 * Within 3 working days of a Thursday is the next Tuesday. Negative n goes back (reminder at T−3);
 * n = 0 is the day itself.
 */
export function addWorkingDays(calendar: WorkingCalendar, from: IsoDate, n: number): WorkingDate {
  const step = n < 0 ? -1 : 1;
  let left = Math.abs(n);
  let day = toDayNumber(from);
  let date = from;
  let isProvisional = n !== 0 && !isCoveredYear(calendar, from);
  while (left > 0) {
    day += step;
    date = fromDayNumber(day);
    if (!isCoveredYear(calendar, date)) isProvisional = true;
    if (isWorkingDay(calendar, date)) left -= 1;
  }
  return { date, isProvisional };
}

/** Working days after `from` through `to`; 0 when `to` is not later. This is also "overdue by n". */
export function countWorkingDaysAfter(
  calendar: WorkingCalendar,
  from: IsoDate,
  to: IsoDate,
): WorkingDayCount {
  const last = toDayNumber(to);
  let days = 0;
  let isProvisional = false;
  for (let day = toDayNumber(from) + 1; day <= last; day += 1) {
    const date = fromDayNumber(day);
    if (!isCoveredYear(calendar, date)) isProvisional = true;
    if (isWorkingDay(calendar, date)) days += 1;
  }
  return { days, isProvisional };
}

/** Working days in a closed interval, both ends included. */
export function countWorkingDays(calendar: WorkingCalendar, start: IsoDate, end: IsoDate): WorkingDayCount {
  return countWorkingDaysAfter(calendar, addDays(start, -1), end);
}

/** Overdue by n: the working days after the deadline through the as-of date; 0 on the deadline itself. */
export function countWorkingDaysOverdue(
  calendar: WorkingCalendar,
  deadlineOn: IsoDate,
  asOf: IsoDate,
): WorkingDayCount {
  return countWorkingDaysAfter(calendar, deadlineOn, asOf);
}

/**
 * Working days that a clock has run through the as-of date. The day of receipt is day 0, the day on which
 * it stops counts, the day on which it resumes is day 0 again. Stops are in order and do not overlap.
 */
export function countClockWorkingDays(
  calendar: WorkingCalendar,
  receivedOn: IsoDate,
  stops: readonly ClockStop[],
  asOf: IsoDate,
): WorkingDayCount {
  const runs: WorkingDayCount[] = [];
  let runsFrom: IsoDate | null = receivedOn;
  for (const stop of stops) {
    if (runsFrom === null || stop.stoppedOn > asOf) break;
    runs.push(countWorkingDaysAfter(calendar, runsFrom, stop.stoppedOn));
    runsFrom = stop.resumedOn;
  }
  if (runsFrom !== null) runs.push(countWorkingDaysAfter(calendar, runsFrom, asOf));
  return {
    days: runs.reduce((sum, run) => sum + run.days, 0),
    isProvisional: runs.some((run) => run.isProvisional),
  };
}

/** Working days of each of the twelve months, for spreading a plan by working days. */
export function countWorkingDaysByMonth(calendar: WorkingCalendar, year: number): number[] {
  return Array.from({ length: 12 }, (_, index) => {
    const start = toIsoDate(year, index + 1, 1);
    const end = index === 11 ? toIsoDate(year, 12, 31) : addDays(toIsoDate(year, index + 2, 1), -1);
    return countWorkingDays(calendar, start, end).days;
  });
}

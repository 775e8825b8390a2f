import {
  addDays,
  daysInMonth,
  getDateParts,
  getWeekday,
  type IsoDate,
  isWorkingDay,
  toIsoDate,
  type WorkingCalendar,
} from '#core/platform/public.ts';
import type { Cadence } from '../speech/cadence.ts';

const MONTHS_OF = { month: 1, 'two-months': 2, quarter: 3, 'half-year': 6, year: 12 } as const;
const DAYS_OF = { 'two-days': 2, 'three-days': 3 } as const;
const DAY_OF_MONTH = /(\d{1,2})[日号]/;

const lastOf = (year: number, month: number): IsoDate => toIsoDate(year, month, daysInMonth(year, month));

/** Days within one month at which a span of it ends. */
function listMonthEnds(cadence: Cadence, year: number, month: number): IsoDate[] {
  if (cadence.every === 'half-month') return [toIsoDate(year, month, 15), lastOf(year, month)];
  if (cadence.every === 'dekad')
    return [toIsoDate(year, month, 10), toIsoDate(year, month, 20), lastOf(year, month)];
  const step = MONTHS_OF[cadence.every as keyof typeof MONTHS_OF];
  if (!step || month % step !== 0) return [];
  const named = Number(DAY_OF_MONTH.exec(cadence.on)?.[1] ?? 0);
  return [
    named >= 1 && named <= daysInMonth(year, month) ? toIsoDate(year, month, named) : lastOf(year, month),
  ];
}

/** A day off is brought forward to the working day before it; what would leave the span so was due before it. */
function toWorkingDay(calendar: WorkingCalendar, day: IsoDate): IsoDate {
  let moved = day;
  while (!isWorkingDay(calendar, moved)) moved = addDays(moved, -1);
  return moved;
}

function listWeekEnds(weeks: number, after: IsoDate, until: IsoDate): IsoDate[] {
  const friday = addDays(after, ((5 - getWeekday(after) + 7) % 7) + (weeks - 1) * 7);
  const days: IsoDate[] = [];
  for (let day = friday; day <= until; day = addDays(day, weeks * 7)) days.push(day);
  return days;
}

function listMonthDays(cadence: Cadence, after: IsoDate, until: IsoDate): IsoDate[] {
  const days: IsoDate[] = [];
  let { year, month } = getDateParts(after);
  while (toIsoDate(year, month, 1) <= until) {
    days.push(...listMonthEnds(cadence, year, month));
    month += 1;
    if (month > 12) {
      month = 1;
      year += 1;
    }
  }
  return days;
}

function listEveryDay(after: IsoDate, until: IsoDate, calendar: WorkingCalendar): IsoDate[] {
  const days: IsoDate[] = [];
  for (let day = addDays(after, 1); day <= until; day = addDays(day, 1))
    if (isWorkingDay(calendar, day)) days.push(day);
  return days;
}

/** Every two or three days, days off counted. */
function listSpans(length: number, after: IsoDate, until: IsoDate): IsoDate[] {
  const days: IsoDate[] = [];
  for (let day = addDays(after, length); day <= until; day = addDays(day, length)) days.push(day);
  return days;
}

function listEnds(cadence: Cadence, after: IsoDate, until: IsoDate): IsoDate[] {
  if (cadence.every === 'two-days' || cadence.every === 'three-days')
    return listSpans(DAYS_OF[cadence.every], after, until);
  if (cadence.every === 'week' || cadence.every === 'two-weeks')
    return listWeekEnds(cadence.every === 'week' ? 1 : 2, addDays(after, 1), until);
  return listMonthDays(cadence, after, until);
}

/**
 * Days on which feedback of a task with a cadence is due (handbook 4.4): later than `after`, through `until`. Weeks end on
 * Friday, two or three days count from `after`, half months end on the 15th and the last day, dekads on the 10th, 20th and last; a day of the month that the text
 * names wins. A day off is brought forward to the last working day before it. In order, none twice.
 */
export function listCadenceDays(
  cadence: Cadence,
  after: IsoDate,
  until: IsoDate,
  calendar: WorkingCalendar,
): IsoDate[] {
  if (cadence.every === 'day') return listEveryDay(after, until, calendar);
  const days = listEnds(cadence, after, addDays(until, 10)).map((day) => toWorkingDay(calendar, day));
  return [...new Set(days)].filter((day) => day > after && day <= until).sort();
}

export interface FeedbackDue {
  dueOn: IsoDate;
  /** The day of the feedback that met it; null when none came in time of the next one. */
  givenOn: IsoDate | null;
}

/**
 * Each due day with the feedback that met it: the first one after the due day before it and through its own day, else the first
 * one before the next due day, late. One feedback meets one day: a late one is not counted for the next day again.
 */
export function matchFeedback(dueDays: readonly IsoDate[], givenDays: readonly IsoDate[]): FeedbackDue[] {
  const left = [...givenDays].sort();
  const take = (from: IsoDate, isIn: (day: IsoDate) => boolean): IsoDate | null => {
    const at = left.findIndex((day) => day > from && isIn(day));
    return at < 0 ? null : (left.splice(at, 1)[0] ?? null);
  };
  return dueDays.map((dueOn, index) => {
    const inTime = take(dueDays[index - 1] ?? '', (day) => day <= dueOn);
    const next = dueDays[index + 1] ?? '9999-12-31';
    return { dueOn, givenOn: inTime ?? take(dueOn, (day) => day < next) };
  });
}

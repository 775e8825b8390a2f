import { z } from 'zod';
import {
  addDays,
  earlierOf,
  getPeriodAt,
  getPeriodEnd,
  getPeriodKind,
  getPeriodStart,
  type IsoDate,
  isWorkingDay,
  type PeriodId,
  refuse,
  type WorkingCalendar,
} from '#core/platform/public.ts';

/** A day of the period's month (`monthsLater` 0) or of a later one; 31 means the last day of a shorter month. */
const DayOfMonth = z.object({
  monthsLater: z.number().int().min(0).max(2),
  day: z.number().int().min(1).max(31),
});
export type DayOfMonth = z.infer<typeof DayOfMonth>;

const Hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const Days = z.object({
  opens: DayOfMonth,
  cutOff: DayOfMonth,
  deadline: DayOfMonth,
  deadlineHour: Hour,
  review: DayOfMonth,
});

/**
 * Body of the rulebook `reporting-calendar` (handbook 8.5): cut-off day of the figures, deadline with hour, review day
 * of every month; what happens to a day off; December has 预计数 first and 年终数 after it.
 */
export const CalendarRules = z.object({
  monthly: Days,
  december: Days.extend({ forecastDeadline: DayOfMonth, forecastHour: Hour }),
  /** 节假日：提前、顺延或不变. */
  holidays: z.enum(['forward', 'back', 'stay']),
});
export type CalendarRules = z.infer<typeof CalendarRules>;
export const CALENDAR_RULEBOOK = 'reporting-calendar';

const inMonth = (day: number): DayOfMonth => ({ monthsLater: 0, day });
const nextMonth = (day: number): DayOfMonth => ({ monthsLater: 1, day });

export const DEFAULT_CALENDAR: CalendarRules = {
  monthly: {
    opens: inMonth(20),
    cutOff: inMonth(25),
    deadline: inMonth(28),
    deadlineHour: '18:00',
    review: inMonth(31),
  },
  december: {
    opens: inMonth(15),
    forecastDeadline: inMonth(20),
    forecastHour: '18:00',
    cutOff: inMonth(31),
    deadline: nextMonth(5),
    deadlineHour: '18:00',
    review: nextMonth(8),
  },
  holidays: 'forward',
};

/** The days of one period; instants carry the offset of Beijing. */
export interface DueDays {
  opensOn: IsoDate;
  cutOffOn: IsoDate;
  deadlineAt: string;
  reviewOn: IsoDate;
  forecastDeadlineAt: string | null;
}

/**
 * The due days of a month by the yearly calendar. Deadline and review day are moved off days without work as the
 * rule says (forward = earlier, back = later); the cut-off of the figures is a day of the calendar and stays.
 */
export function deriveDueDays(rules: CalendarRules, period: PeriodId, calendar: WorkingCalendar): DueDays {
  if (getPeriodKind(period) !== 'month')
    throw refuse('invalid', 'PERIOD_NOT_A_MONTH', '报送日历按月编排', 'The calendar goes by months', [
      '例如 2026-10',
    ]);
  const isDecember = period.endsWith('-12');
  const days = isDecember ? rules.december : rules.monthly;
  const moved = (day: DayOfMonth) => moveOffDaysOff(toDate(period, day), rules.holidays, calendar);
  return {
    opensOn: toDate(period, days.opens),
    cutOffOn: toDate(period, days.cutOff),
    deadlineAt: toInstant(moved(days.deadline), days.deadlineHour),
    reviewOn: moved(days.review),
    forecastDeadlineAt: isDecember
      ? toInstant(moved(rules.december.forecastDeadline), rules.december.forecastHour)
      : null,
  };
}

function toDate(period: PeriodId, { monthsLater, day }: DayOfMonth): IsoDate {
  let month = period;
  for (let step = 0; step < monthsLater; step += 1)
    month = getPeriodAt('month', addDays(getPeriodEnd(month), 1));
  const last = getPeriodEnd(month);
  return earlierOf(addDays(getPeriodStart(month), day - 1), last);
}

function moveOffDaysOff(date: IsoDate, rule: CalendarRules['holidays'], calendar: WorkingCalendar): IsoDate {
  if (rule === 'stay') return date;
  let moved = date;
  while (!isWorkingDay(calendar, moved)) moved = addDays(moved, rule === 'forward' ? -1 : 1);
  return moved;
}

const toInstant = (date: IsoDate, hour: string): string => `${date}T${hour}:00+08:00`;

/** December's figures are 预计数 until their own deadline has passed, then 年终数 (preliminary until checked). */
export function getCertainty(
  period: { forecastDeadlineAt: string | null },
  now: string,
): 'forecast' | 'preliminary' {
  const { forecastDeadlineAt } = period;
  return forecastDeadlineAt !== null && new Date(now) <= new Date(forecastDeadlineAt)
    ? 'forecast'
    : 'preliminary';
}

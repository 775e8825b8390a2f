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

export const WATCH_KINDS = ['day', 'week', 'dekad', 'half-month', 'quarter'] as const;
export type WatchKind = (typeof WATCH_KINDS)[number];

/**
 * 加密报送 (handbook 4.2): projects of a list or a level, or with a red light, report by shorter periods too. Nothing
 * chosen: every listed project. The deadline stands some days after the period's end; figures are cut off at its end.
 */
export const WatchRule = z.object({
  kind: z.enum(WATCH_KINDS),
  lists: z.array(z.string().trim().min(1).max(40)).max(20),
  levels: z.array(z.string().trim().min(1).max(20)).max(10),
  redLight: z.boolean(),
  /** Opened so many days before the period's end. */
  openDays: z.number().int().min(0).max(31),
  deadlineDays: z.number().int().min(0).max(31),
  deadlineHour: Hour,
});
export type WatchRule = z.infer<typeof WatchRule>;

/**
 * Body of the rulebook `reporting-calendar` (handbook 8.5): cut-off day of the figures, deadline with hour, review day
 * of every month; what happens to a day off; December has 预计数 first and 年终数 after it.
 */
export const CalendarRules = z.object({
  monthly: Days,
  december: Days.extend({ forecastDeadline: DayOfMonth, forecastHour: Hour }),
  /** 节假日：提前、顺延或不变. */
  holidays: z.enum(['forward', 'back', 'stay']),
  /** 加密报送: shorter or longer periods beside the months, for those on closer watch; at most one rule a kind. */
  watch: z.array(WatchRule).max(WATCH_KINDS.length).optional(),
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

/** The rule by which periods of this kind are reported; undefined: they are not. */
export const findWatchRule = (rules: CalendarRules, kind: string): WatchRule | undefined =>
  rules.watch?.find((rule) => rule.kind === kind);

/**
 * The due days of a month by the yearly calendar, or of a period of closer watch by its rule. Deadline and review day are
 * moved off days without work as the calendar says (forward = earlier, back = later); the cut-off of the figures is a
 * day of the calendar and stays.
 */
export function deriveDueDays(rules: CalendarRules, period: PeriodId, calendar: WorkingCalendar): DueDays {
  const kind = getPeriodKind(period);
  if (kind === 'month') return deriveMonthDays(rules, period, calendar);
  const rule = findWatchRule(rules, kind);
  if (!rule)
    throw refuse(
      'invalid',
      'PERIOD_NOT_IN_CALENDAR',
      '报送日历没有安排这一种报告期',
      'The calendar has no periods of this kind',
      ['按月报送，例如 2026-10', '由项目办在报送日历中设置加密报送'],
    );
  return deriveWatchDays(rule, period, rules.holidays, calendar);
}

function deriveWatchDays(
  rule: WatchRule,
  period: PeriodId,
  holidays: CalendarRules['holidays'],
  calendar: WorkingCalendar,
): DueDays {
  const end = getPeriodEnd(period);
  // Brought forward past the period's own end the deadline would come before the figures: then it is put back.
  const early = moveOffDaysOff(addDays(end, rule.deadlineDays), holidays, calendar);
  const due = early >= end ? early : moveOffDaysOff(addDays(end, rule.deadlineDays), 'back', calendar);
  return {
    opensOn: laterOf(getPeriodStart(period), addDays(end, -rule.openDays)),
    cutOffOn: end,
    deadlineAt: toInstant(due, rule.deadlineHour),
    reviewOn: due,
    forecastDeadlineAt: null,
  };
}

function deriveMonthDays(rules: CalendarRules, period: PeriodId, calendar: WorkingCalendar): DueDays {
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

const laterOf = (a: IsoDate, b: IsoDate): IsoDate => (a > b ? a : b);

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

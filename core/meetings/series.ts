import { z } from 'zod';
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
import { Chair, MEETING_KIND_KEYS } from './meeting.ts';

export const RHYTHMS = {
  week: { zh: '每周', en: 'Every week' },
  month: { zh: '每月', en: 'Every month' },
  quarter: { zh: '每季度', en: 'Every quarter' },
  'half-year': { zh: '每半年', en: 'Every half-year' },
  year: { zh: '每年', en: 'Every year' },
  none: { zh: '不定期', en: 'No fixed rhythm' },
} as const;
export type Rhythm = keyof typeof RHYTHMS;
export const RHYTHM_KEYS = Object.keys(RHYTHMS) as [Rhythm, ...Rhythm[]];

/** 会议系列：同一系列的上次会议，是下次会议议程的起点。 */
export const MeetingSeries = z.strictObject({
  name: z.string().trim().min(2).max(80),
  kind: z.enum(MEETING_KIND_KEYS),
  rhythm: z.enum(RHYTHM_KEYS),
  /** Week: 1 Monday … 7 Sunday. Else the day of the (last) month; days past its end mean the last. */
  onDay: z.number().int().min(1).max(31),
  startsAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  minutes: z.number().int().min(15).max(600),
  place: z.string().trim().max(120).default(''),
  chair: Chair,
  /** Those who come to every meeting of the series. */
  standingOrgIds: z
    .array(z.string().regex(/^\d{1,18}$/))
    .max(200)
    .default([]),
  isActive: z.boolean().default(true),
  /** 会议限额: how many a year at most (MT-16); null: none is set. Counted and said, never refused. */
  mostAYear: z.number().int().min(1).max(366).nullable().default(null),
});
export type MeetingSeries = z.infer<typeof MeetingSeries>;

const MONTHS_OF: Partial<Record<Rhythm, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };

/** The working day on or after it: a meeting is put back, never forward to a day when material is not yet there. */
function toWorkingDay(calendar: WorkingCalendar, day: IsoDate): IsoDate {
  let moved = day;
  while (!isWorkingDay(calendar, moved)) moved = addDays(moved, 1);
  return moved;
}

function nextInMonths(months: number, onDay: number, after: IsoDate): IsoDate {
  let { year, month } = getDateParts(after);
  for (;;) {
    const day = toIsoDate(year, month, Math.min(onDay, daysInMonth(year, month)));
    if (month % months === 0 && day > after) return day;
    month += 1;
    if (month > 12) {
      month = 1;
      year += 1;
    }
  }
}

/**
 * The day on which the next meeting of a series falls, later than `after`; null for a series without rhythm. Weekly: that day
 * of the week. Monthly and longer: that day of the month, for quarters of their last month. On a day off it is held on the
 * next working day.
 */
export function proposeNextDay(
  { rhythm, onDay }: Pick<MeetingSeries, 'rhythm' | 'onDay'>,
  after: IsoDate,
  calendar: WorkingCalendar,
): IsoDate | null {
  if (rhythm === 'none') return null;
  if (rhythm === 'week') {
    const wanted = ((onDay - 1) % 7) + 1;
    const gap = (wanted - getWeekday(after) + 7) % 7 || 7;
    return toWorkingDay(calendar, addDays(after, gap));
  }
  return toWorkingDay(calendar, nextInMonths(MONTHS_OF[rhythm] ?? 1, onDay, after));
}

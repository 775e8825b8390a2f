import seed from '#core/platform/calendar-seed.json' with { type: 'json' };
import {
  addWorkingDays,
  buildWorkingCalendar,
  type ExceptionalDay,
  getNextPeriod,
  getPeriodEnd,
  getPeriodStart,
  getPeriodYear,
  getPreviousPeriod,
  type IsoDate,
  type PeriodId,
  type WorkingCalendar,
} from '#core/platform/public.ts';
import { DEFAULT_CALENDAR, deriveDueDays } from '#core/reporting/public.ts';

/** Milliseconds since 1970: instants are counted as numbers and written with the offset of Beijing. */
export type Instant = number;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const BEIJING = 8 * HOUR;
/** December is frozen when its own deadline, in January, has passed. */
const WORKING_DAYS_TO_FREEZE = 2;

export interface SamplePeriod {
  index: number;
  id: PeriodId;
  year: number;
  month: number;
  startsOn: IsoDate;
  endsOn: IsoDate;
  cutOffOn: IsoDate;
  reviewOn: IsoDate;
  openedAt: Instant;
  deadlineAt: Instant;
  forecastDeadlineAt: Instant | null;
  /** Null: the running month, still open. */
  frozenAt: Instant | null;
}

export interface SampleCalendar {
  today: IsoDate;
  working: WorkingCalendar;
  /** History, and last the open month. */
  periods: readonly SamplePeriod[];
  exceptionalDays: readonly ExceptionalDay[];
  coveredYears: readonly number[];
  source: string;
  /** An instant of the plan, moved into the past when it lies after this morning; order is kept. */
  toPast: (instant: Instant) => Instant;
}

export const toInstant = (date: IsoDate, hour = 9, minute = 0): Instant =>
  Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)), hour, minute) -
  BEIJING;

const MOST_REMEMBERED = 20_000;
const remembered = new Map<Instant, string>();

/** `2026-10-28T16:32:00+08:00`; the same moments come again and again, so they are remembered. */
export function formatInstant(instant: Instant): string {
  const known = remembered.get(instant);
  if (known) return known;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const text = `${new Date(instant + BEIJING).toISOString().slice(0, 19)}+08:00`;
  remembered.set(instant, text);
  return text;
}

export const toDay = (instant: Instant): IsoDate => new Date(instant + BEIJING).toISOString().slice(0, 10);

/** Whatever was to happen after midnight of today is pressed into its first hours. */
function openPast(today: IsoDate): (instant: Instant) => Instant {
  const midnight = toInstant(today, 0);
  return (instant) =>
    instant <= midnight ? instant : midnight + Math.min(7 * HOUR, Math.floor((instant - midnight) / 120));
}

function listMonths(lastMonth: PeriodId, months: number): PeriodId[] {
  const ids = [getNextPeriod(lastMonth), lastMonth];
  while (ids.length < months + 1) ids.push(getPreviousPeriod(ids.at(-1) ?? lastMonth));
  return ids.reverse();
}

/** The periods of the history with their due days and moments of freezing, and the open month after them. */
export function buildCalendar(options: {
  lastMonth: PeriodId;
  months: number;
  today: IsoDate;
}): SampleCalendar {
  const exceptionalDays = seed.exceptionalDays as ExceptionalDay[];
  const working = buildWorkingCalendar(exceptionalDays, seed.coveredYears);
  const toPast = openPast(options.today);
  const ids = listMonths(options.lastMonth, options.months);
  const periods = ids.map((id, index): SamplePeriod => {
    const due = deriveDueDays(DEFAULT_CALENDAR, id, working);
    const frozenOn = addWorkingDays(working, due.reviewOn, WORKING_DAYS_TO_FREEZE).date;
    return {
      index,
      id,
      year: getPeriodYear(id),
      month: Number(id.slice(5, 7)),
      startsOn: getPeriodStart(id),
      endsOn: getPeriodEnd(id),
      cutOffOn: due.cutOffOn,
      reviewOn: due.reviewOn,
      openedAt: toPast(toInstant(due.opensOn, 9)),
      deadlineAt: new Date(due.deadlineAt).getTime(),
      forecastDeadlineAt: due.forecastDeadlineAt === null ? null : new Date(due.forecastDeadlineAt).getTime(),
      frozenAt: index === ids.length - 1 ? null : toPast(toInstant(frozenOn, 16, 30)),
    };
  });
  return {
    today: options.today,
    working,
    periods,
    exceptionalDays,
    coveredYears: seed.coveredYears,
    source: seed.source,
    toPast,
  };
}

export const daysLater = (instant: Instant, days: number): Instant => instant + days * DAY;

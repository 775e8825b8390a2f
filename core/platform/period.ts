import {
  addDays,
  daysInMonth,
  earlierOf,
  fromDayNumber,
  getDateParts,
  getWeekday,
  type IsoDate,
  toDayNumber,
  toIsoDate,
} from './calendar-date.ts';
import { buildId, findParts, getSpan, type PeriodId, type PeriodKind, weeksInYear } from './period-parts.ts';

export { type PeriodId, type PeriodKind, weeksInYear } from './period-parts.ts';

export function isPeriodId(text: string): boolean {
  return findParts(text) !== null;
}

/** Typed or received text → period id; refuses what is none. */
export function parsePeriodId(text: string): PeriodId {
  return buildId(getSpan(text.trim()));
}

export function getPeriodKind(id: PeriodId): PeriodKind {
  return getSpan(id).kind;
}

/** The year a period belongs to; a week belongs to the year of its Thursday. */
export function getPeriodYear(id: PeriodId): number {
  return getSpan(id).year;
}

/** First day. */
export function getPeriodStart(id: PeriodId): IsoDate {
  return getSpan(id).startsOn;
}

/** Last day. */
export function getPeriodEnd(id: PeriodId): IsoDate {
  return getSpan(id).endsOn;
}

/** True when the day lies in the period, both ends included. */
export function periodContains(id: PeriodId, date: IsoDate): boolean {
  return getPeriodStart(id) <= date && date <= getPeriodEnd(id);
}

/** The period of a kind in which a day lies. */
export function getPeriodAt(kind: PeriodKind, date: IsoDate): PeriodId {
  const { year, month, day } = getDateParts(date);
  if (kind === 'week') {
    const thursday = addDays(date, 4 - getWeekday(date));
    const weekYear = getDateParts(thursday).year;
    const part = Math.floor((toDayNumber(thursday) - toDayNumber(toIsoDate(weekYear, 1, 1))) / 7) + 1;
    return buildId({ kind, year: weekYear, month: 1, part });
  }
  const partOf: Record<Exclude<PeriodKind, 'week'>, number> = {
    year: 1,
    half: month <= 6 ? 1 : 2,
    quarter: Math.ceil(month / 3),
    month: 1,
    'half-month': day <= 15 ? 1 : 2,
    dekad: Math.min(3, Math.ceil(day / 10)),
    day,
  };
  return buildId({ kind, year, month, part: partOf[kind] });
}

export function getNextPeriod(id: PeriodId): PeriodId {
  return getPeriodAt(getPeriodKind(id), addDays(getPeriodEnd(id), 1));
}

export function getPreviousPeriod(id: PeriodId): PeriodId {
  const span = getSpan(id);
  span.previous ??= getPeriodAt(span.kind, addDays(span.startsOn, -1));
  return span.previous;
}

/** The same period of last year: 29 February maps to the 28th; a week 53 that last year lacks is null. */
export function findSamePeriodLastYear(id: PeriodId): PeriodId | null {
  const parts = getSpan(id);
  const year = parts.year - 1;
  if (parts.kind === 'week' && parts.part > weeksInYear(year)) return null;
  if (parts.kind === 'day') {
    return buildId({ ...parts, year, part: Math.min(parts.part, daysInMonth(year, parts.month)) });
  }
  return buildId({ ...parts, year });
}

const LONGER: Record<PeriodKind, readonly PeriodKind[]> = {
  year: [],
  half: ['year'],
  quarter: ['half', 'year'],
  month: ['quarter', 'half', 'year'],
  'half-month': ['month', 'quarter', 'half', 'year'],
  dekad: ['month', 'quarter', 'half', 'year'],
  week: ['month', 'quarter', 'half', 'year'],
  day: ['half-month', 'dekad', 'week', 'month', 'quarter', 'half', 'year'],
};

/**
 * The longer period of a kind to which a period belongs; itself when the kind is its own; null when the
 * two do not nest (a dekad has no half-month). A week belongs to the month, quarter and year of its Thursday.
 */
export function findLongerPeriod(id: PeriodId, kind: PeriodKind): PeriodId | null {
  const own = getPeriodKind(id);
  if (own === kind) return id;
  if (!LONGER[own].includes(kind)) return null;
  const start = getPeriodStart(id);
  return getPeriodAt(kind, own === 'week' ? addDays(start, 3) : start);
}

/**
 * The periods of a kind that belong to a longer one, in order; empty when the kinds do not nest. Weeks of
 * a month are those whose Thursday lies in it: listed for the calendar, never added up to the month.
 */
export function listPeriodsInside(id: PeriodId, kind: PeriodKind): PeriodId[] {
  const end = getPeriodEnd(id);
  const found: PeriodId[] = [];
  let next = getPeriodAt(kind, getPeriodStart(id));
  while (getPeriodStart(next) <= end) {
    if (findLongerPeriod(next, getPeriodKind(id)) === id) found.push(next);
    next = getNextPeriod(next);
  }
  return found;
}

/**
 * As-of date: the earlier of today and the period's end; for a week at latest 31 December of its year.
 * Everything in handbook 3.3 is worked out as of this date.
 */
export function getAsOfDate(id: PeriodId, today: IsoDate): IsoDate {
  const end = earlierOf(getPeriodEnd(id), toIsoDate(getPeriodYear(id), 12, 31));
  return earlierOf(today, end);
}

/** The month in which a period ends (a week's: the month of its Thursday); plan versions go by it. */
export function getLastMonth(id: PeriodId): PeriodId {
  const thursday = getPeriodKind(id) === 'week' ? addDays(getPeriodStart(id), 3) : getPeriodEnd(id);
  return getPeriodAt('month', thursday);
}

/** Name for people: 2026年10月, 2026年三季度, 2026年10月中旬, 2026年第45周. */
export function formatPeriod(id: PeriodId): string {
  const { kind, year, month, part } = getSpan(id);
  const names: Record<PeriodKind, string> = {
    year: '',
    half: part === 1 ? '上半年' : '下半年',
    quarter: `${'一二三四'[part - 1]}季度`,
    month: `${month}月`,
    'half-month': `${month}月${part === 1 ? '上半月' : '下半月'}`,
    dekad: `${month}月${'上中下'[part - 1]}旬`,
    week: `第${part}周`,
    day: `${month}月${part}日`,
  };
  return `${year}年${names[kind]}`;
}

/** Every day of a period, in order. */
export function listDays(id: PeriodId): IsoDate[] {
  const last = toDayNumber(getPeriodEnd(id));
  const days: IsoDate[] = [];
  for (let day = toDayNumber(getPeriodStart(id)); day <= last; day += 1) days.push(fromDayNumber(day));
  return days;
}

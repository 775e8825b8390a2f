import {
  addDays,
  daysInMonth,
  earlierOf,
  fromDayNumber,
  getDateParts,
  getWeekday,
  type IsoDate,
  isIsoDate,
  toDayNumber,
  toIsoDate,
} from './calendar-date.ts';
import { refuse } from './refusal.ts';

/**
 * Periods (handbook 3.1). Text ids that sort as text within a kind:
 * `2026`, `2026-H1`, `2026-Q3`, `2026-10`, `2026-10-B1`, `2026-10-X2`, `2026-W45`, `2026-11-21`.
 */
export type PeriodKind = 'year' | 'half' | 'quarter' | 'month' | 'half-month' | 'dekad' | 'week' | 'day';
export type PeriodId = string;

/** A period taken apart: `part` counts inside the year (half, quarter, week) or the month (half-month, dekad, day). */
interface PeriodParts {
  kind: PeriodKind;
  year: number;
  month: number;
  part: number;
}

const SHAPES: readonly [PeriodKind, RegExp][] = [
  ['month', /^(\d{4})-(0[1-9]|1[0-2])$/],
  ['day', /^(\d{4})-(\d{2})-(\d{2})$/],
  ['year', /^(\d{4})$/],
  ['quarter', /^(\d{4})-Q([1-4])$/],
  ['half', /^(\d{4})-H([12])$/],
  ['week', /^(\d{4})-W(\d{2})$/],
  ['dekad', /^(\d{4})-(0[1-9]|1[0-2])-X([123])$/],
  ['half-month', /^(\d{4})-(0[1-9]|1[0-2])-B([12])$/],
];

const YEAR_PARTS: ReadonlySet<PeriodKind> = new Set(['half', 'quarter', 'week']);

function findParts(id: string): PeriodParts | null {
  for (const [kind, shape] of SHAPES) {
    const match = shape.exec(id);
    if (!match) continue;
    const year = Number(match[1]);
    const second = Number(match[2] ?? 1);
    const parts = YEAR_PARTS.has(kind)
      ? { kind, year, month: 1, part: second }
      : { kind, year, month: second, part: Number(match[3] ?? 1) };
    if (year < 1000) return null;
    if (kind === 'day' && !isIsoDate(id)) return null;
    if (kind === 'week' && (second < 1 || second > weeksInYear(year))) return null;
    return parts;
  }
  return null;
}

function getParts(id: PeriodId): PeriodParts {
  const parts = findParts(id);
  if (parts === null) {
    throw refuse('invalid', 'PERIOD_UNKNOWN', `“${id}”不是有效的报告期`, `"${id}" is not a period`, [
      '例如 2026、2026-H1、2026-Q3、2026-10、2026-10-B1、2026-10-X2、2026-W45、2026-11-21',
    ]);
  }
  return parts;
}

/** ISO weeks of a year: 53 when 28 December lies in week 53. */
export function weeksInYear(year: number): number {
  const lastThursday = addDays(toIsoDate(year, 12, 28), 4 - getWeekday(toIsoDate(year, 12, 28)));
  return Math.floor((toDayNumber(lastThursday) - toDayNumber(toIsoDate(year, 1, 1))) / 7) + 1;
}

function weekStart(year: number, week: number): IsoDate {
  const fourth = toIsoDate(year, 1, 4);
  return addDays(fourth, 1 - getWeekday(fourth) + (week - 1) * 7);
}

const pad = (value: number): string => String(value).padStart(2, '0');

function buildId({ kind, year, month, part }: PeriodParts): PeriodId {
  const y = String(year).padStart(4, '0');
  switch (kind) {
    case 'year':
      return y;
    case 'half':
      return `${y}-H${part}`;
    case 'quarter':
      return `${y}-Q${part}`;
    case 'month':
      return `${y}-${pad(month)}`;
    case 'half-month':
      return `${y}-${pad(month)}-B${part}`;
    case 'dekad':
      return `${y}-${pad(month)}-X${part}`;
    case 'week':
      return `${y}-W${pad(part)}`;
    case 'day':
      return `${y}-${pad(month)}-${pad(part)}`;
  }
}

export function isPeriodId(text: string): boolean {
  return findParts(text) !== null;
}

/** Typed or received text → period id; refuses what is none. */
export function parsePeriodId(text: string): PeriodId {
  return buildId(getParts(text.trim()));
}

export function getPeriodKind(id: PeriodId): PeriodKind {
  return getParts(id).kind;
}

/** The year a period belongs to; a week belongs to the year of its Thursday. */
export function getPeriodYear(id: PeriodId): number {
  return getParts(id).year;
}

/** First day. */
export function getPeriodStart(id: PeriodId): IsoDate {
  const { kind, year, month, part } = getParts(id);
  switch (kind) {
    case 'half':
      return toIsoDate(year, part * 6 - 5, 1);
    case 'quarter':
      return toIsoDate(year, part * 3 - 2, 1);
    case 'half-month':
      return toIsoDate(year, month, part === 1 ? 1 : 16);
    case 'dekad':
      return toIsoDate(year, month, part * 10 - 9);
    case 'week':
      return weekStart(year, part);
    case 'day':
      return toIsoDate(year, month, part);
    default:
      return toIsoDate(year, month, 1);
  }
}

/** Last day. */
export function getPeriodEnd(id: PeriodId): IsoDate {
  const { kind, year, month, part } = getParts(id);
  switch (kind) {
    case 'year':
      return toIsoDate(year, 12, 31);
    case 'half':
      return toIsoDate(year, part * 6, part === 1 ? 30 : 31);
    case 'quarter':
      return toIsoDate(year, part * 3, daysInMonth(year, part * 3));
    case 'month':
      return toIsoDate(year, month, daysInMonth(year, month));
    case 'half-month':
      return toIsoDate(year, month, part === 1 ? 15 : daysInMonth(year, month));
    case 'dekad':
      return toIsoDate(year, month, part < 3 ? part * 10 : daysInMonth(year, month));
    case 'week':
      return addDays(weekStart(year, part), 6);
    case 'day':
      return toIsoDate(year, month, part);
  }
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
  return getPeriodAt(getPeriodKind(id), addDays(getPeriodStart(id), -1));
}

/** The same period of last year: 29 February maps to the 28th; a week 53 that last year lacks is null. */
export function findSamePeriodLastYear(id: PeriodId): PeriodId | null {
  const parts = getParts(id);
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
  const { kind, year, month, part } = getParts(id);
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

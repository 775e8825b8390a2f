import {
  addDays,
  daysInMonth,
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
export interface PeriodParts {
  kind: PeriodKind;
  year: number;
  month: number;
  part: number;
}

/** The same with its first and last day. */
export interface PeriodSpan extends PeriodParts {
  startsOn: IsoDate;
  endsOn: IsoDate;
  /** Worked out when first asked for. */
  previous?: PeriodId;
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

export function findParts(id: string): PeriodParts | null {
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

const MOST_KNOWN = 5_000;
const known = new Map<PeriodId, PeriodSpan>();

/** A period taken apart, remembered: the same few ids are asked for a hundred thousand times. */
export function getSpan(id: PeriodId): PeriodSpan {
  const span = known.get(id);
  if (span) return span;
  const parts = requireParts(id);
  const found = { ...parts, startsOn: findStart(parts), endsOn: findEnd(parts) };
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(id, found);
  return found;
}

function requireParts(id: PeriodId): PeriodParts {
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

export function buildId({ kind, year, month, part }: PeriodParts): PeriodId {
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

function findStart({ kind, year, month, part }: PeriodParts): IsoDate {
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

function findEnd({ kind, year, month, part }: PeriodParts): IsoDate {
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

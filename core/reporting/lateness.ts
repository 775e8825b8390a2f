import { countWorkingDaysOverdue, type IsoDate, type WorkingCalendar } from '#core/platform/public.ts';

/** An extension for a group of units: one act (handbook 8.5). */
export interface Extension {
  orgIds: readonly string[];
  /** ISO instant. */
  deadlineAt: string;
}

export interface AnnouncedDeadline {
  /** ISO instants; null: never announced, and nobody can be late for it. */
  announcedAt: string | null;
  deadlineAt: string;
}

const instant = (text: string): number => new Date(text).getTime();
const laterOf = (a: string, b: string): string => (instant(b) > instant(a) ? b : a);

/**
 * The deadline that counts for a unit: the announced one, put back by extensions that name the unit; never before
 * the moment at which it was announced. Null while nothing has been announced (handbook 8.5: late counts from the
 * announced time).
 */
export function findUnitDeadline(
  period: AnnouncedDeadline,
  extensions: readonly Extension[],
  orgId: string,
): string | null {
  if (period.announcedAt === null) return null;
  const own = extensions.filter((e) => e.orgIds.includes(orgId)).map((e) => e.deadlineAt);
  return own.reduce(laterOf, laterOf(period.deadlineAt, period.announcedAt));
}

/** 按时 / 迟报 / 未报 / 未到期: worked out, never typed (handbook 4.2). */
export type Punctuality = 'not-due' | 'on-time' | 'late' | 'missing';

export const PUNCTUALITY_LABELS: Record<Punctuality, { zh: string; en: string }> = {
  'not-due': { zh: '未到期', en: 'Not due' },
  'on-time': { zh: '按时', en: 'On time' },
  late: { zh: '迟报', en: 'Late' },
  missing: { zh: '未报', en: 'Missing' },
};

/**
 * Punctuality of one report: the first confirmation counts (a return does not make late what was on time).
 * Exactly at the deadline is on time. Confirmed after it: late; not confirmed once it has passed: missing.
 */
export function derivePunctuality(
  deadlineAt: string | null,
  firstConfirmedAt: string | null,
  now: string,
): Punctuality {
  if (firstConfirmedAt !== null)
    return deadlineAt === null || instant(firstConfirmedAt) <= instant(deadlineAt) ? 'on-time' : 'late';
  return deadlineAt !== null && instant(now) > instant(deadlineAt) ? 'missing' : 'not-due';
}

const chinaDay = (text: string): IsoDate =>
  new Date(instant(text) + 8 * 3_600_000).toISOString().slice(0, 10);

/** Working days past the deadline until confirmation, or until now while nothing has come; 0 when in time. */
export function countWorkingDaysLate(
  calendar: WorkingCalendar,
  deadlineAt: string | null,
  firstConfirmedAt: string | null,
  now: string,
): number {
  if (deadlineAt === null) return 0;
  return countWorkingDaysOverdue(calendar, chinaDay(deadlineAt), chinaDay(firstConfirmedAt ?? now)).days;
}

import { isWorkingDay, type WorkingCalendar } from '#core/platform/public.ts';
import type { MailRhythm, NoticeChoices } from './choices.ts';

/** Beijing hours at which a digest is due, by rhythm. */
const DIGEST_HOURS: Record<MailRhythm, readonly string[]> = {
  off: [],
  morning: ['08:30'],
  twice: ['08:30', '14:30'],
  'at-once': [],
};

/** A moment as an office clock shows it. */
export interface ClockMoment {
  day: string;
  /** `HH:MM`. */
  time: string;
}

/** The moment on the clocks of Beijing. */
export function toClockMoment(at: Date): ClockMoment {
  const local = new Date(at.getTime() + 8 * 3_600_000).toISOString();
  return { day: local.slice(0, 10), time: local.slice(11, 16) };
}

/**
 * Whether nothing may leave at this moment: within the person's quiet hours (the first time belongs to them, the last does
 * not; they may run over midnight) or on a day off. Equal times mean no quiet hours.
 */
export function isQuiet(
  choices: NoticeChoices,
  { day, time }: ClockMoment,
  calendar: WorkingCalendar,
): boolean {
  if (choices.quietOnDaysOff && !isWorkingDay(calendar, day)) return true;
  const { quietFrom: from, quietTo: to } = choices;
  if (from === to) return false;
  return from < to ? time >= from && time < to : time >= from || time < to;
}

/**
 * Whether an e-mail is due now to somebody with untold matters: at once, or when a digest hour of today has passed since the
 * last e-mail. In quiet hours never: it waits for the next look. Without an address never.
 */
export function isMailDue(
  choices: NoticeChoices,
  now: ClockMoment,
  lastMail: ClockMoment | null,
  calendar: WorkingCalendar,
): boolean {
  if (choices.mailAddress === '' || choices.rhythm === 'off' || isQuiet(choices, now, calendar)) return false;
  if (choices.rhythm === 'at-once') return true;
  return DIGEST_HOURS[choices.rhythm].some(
    (hour) => hour <= now.time && (lastMail === null || lastMail.day < now.day || lastMail.time < hour),
  );
}

/** Instants as `Date`s of the server; a visit is a stretch of looking without a pause of four hours. */
export interface Visits {
  /** The end of the visit before this one; null during the first. */
  since: Date | null;
  lastAt: Date;
}

export interface VisitReading extends Visits {
  /** Changes are listed from here. */
  listsFrom: Date;
  /** Looking costs no write each time. */
  isWorthWriting: boolean;
}

const HOUR = 3_600_000;
const PAUSE_HOURS = 4;
const FIRST_LOOK_DAYS = 7;
const LONGEST_DAYS = 60;
const WRITE_EVERY = HOUR / 6;

/**
 * From when on the changes are listed for this person: the end of his last visit, where a visit ends by a pause of four
 * hours; never more than sixty days back. During the first visit there is no such end: the last seven days are listed.
 * `isWorthWriting` is false within ten minutes.
 */
export function deriveVisits(known: Visits | null, now: Date): VisitReading {
  const at = now.getTime();
  const daysBack = (days: number): Date => new Date(at - days * 24 * HOUR);
  const firstLook = daysBack(FIRST_LOOK_DAYS);
  if (!known) return { since: null, lastAt: now, listsFrom: firstLook, isWorthWriting: true };
  const pause = at - known.lastAt.getTime();
  const since = pause > PAUSE_HOURS * HOUR ? known.lastAt : known.since;
  const longest = daysBack(LONGEST_DAYS);
  return {
    since,
    lastAt: pause > 0 ? now : known.lastAt,
    listsFrom: since === null ? firstLook : new Date(Math.max(since.getTime(), longest.getTime())),
    isWorthWriting: pause >= WRITE_EVERY,
  };
}

/** Instants as `Date`s of the server; a visit is a stretch of looking without a pause of four hours. */
export interface Visits {
  /** What is new is counted from here. */
  since: Date;
  lastAt: Date;
}

const HOUR = 3_600_000;
const PAUSE_HOURS = 4;
const FIRST_LOOK_DAYS = 7;
const LONGEST_DAYS = 60;
const WRITE_EVERY = HOUR / 6;

/**
 * From when on the changes are new to this person: the end of his last visit, where a visit ends by a pause of four
 * hours. At the first look the last seven days; never more than sixty days back. `isWorthWriting` is false within ten
 * minutes, so that looking costs no write each time.
 */
export function deriveVisits(known: Visits | null, now: Date): Visits & { isWorthWriting: boolean } {
  const at = now.getTime();
  const earliest = at - LONGEST_DAYS * 24 * HOUR;
  if (!known) return { since: new Date(at - FIRST_LOOK_DAYS * 24 * HOUR), lastAt: now, isWorthWriting: true };
  const pause = at - known.lastAt.getTime();
  const since = pause > PAUSE_HOURS * HOUR ? known.lastAt : known.since;
  return {
    since: new Date(Math.max(since.getTime(), earliest)),
    lastAt: pause > 0 ? now : known.lastAt,
    isWorthWriting: pause >= WRITE_EVERY,
  };
}

import { addDays, getPeriodEnd, getPeriodStart, type IsoDate } from '#core/platform/public.ts';

/** An event of the stage history that matters for pauses, in order of its day. */
export interface PauseEvent {
  kind: string;
  onDate: IsoDate;
}

/** A pause is confirmed again every quarter, or it lapses this many days after it was last confirmed. */
export const PAUSE_LAPSES_AFTER_DAYS = 92;

export interface Pause {
  isPaused: boolean;
  /** Months of the year (1–12) with at least one paused day up to the as-of date. */
  pausedMonths: number[];
  /** Day from which the present pause no longer holds unless confirmed again; null when not paused. */
  lapsesOn: IsoDate | null;
}

/** Paused stretches from decision, confirmations and resumption: both ends inside. */
function listPausedStretches(events: readonly PauseEvent[], asOf: IsoDate): { from: IsoDate; to: IsoDate }[] {
  const stretches: { from: IsoDate; to: IsoDate }[] = [];
  let from: IsoDate | null = null;
  let lapsesOn: IsoDate = '';
  const end = (to: IsoDate): void => {
    if (from !== null && to >= from) stretches.push({ from, to });
    from = null;
  };
  for (const { kind, onDate } of events) {
    if (onDate > asOf) break;
    if (from !== null && onDate >= lapsesOn) end(addDays(lapsesOn, -1));
    if (kind === 'paused' || (kind === 'pause-confirmed' && from !== null)) {
      from ??= onDate;
      lapsesOn = addDays(onDate, PAUSE_LAPSES_AFTER_DAYS);
    }
    if (kind === 'resumed') end(addDays(onDate, -1));
  }
  if (from !== null) end(lapsesOn <= asOf ? addDays(lapsesOn, -1) : asOf);
  return stretches;
}

/**
 * 停工 as a state of its own (handbook 4.1): from the decision to the resumption, confirmed every quarter or it lapses.
 * Events in order of their day; later ones than the as-of date are left out.
 */
export function derivePause(events: readonly PauseEvent[], asOf: IsoDate): Pause {
  const stretches = listPausedStretches(events, asOf);
  const year = asOf.slice(0, 4);
  const pausedMonths = Array.from({ length: 12 }, (_, i) => i + 1).filter((month) => {
    const id = `${year}-${String(month).padStart(2, '0')}`;
    return stretches.some((s) => s.from <= getPeriodEnd(id) && s.to >= getPeriodStart(id));
  });
  const isPaused = stretches.some((s) => s.to === asOf);
  const last = events
    .filter((e) => e.onDate <= asOf && (e.kind === 'paused' || e.kind === 'pause-confirmed'))
    .at(-1);
  return {
    isPaused,
    pausedMonths,
    lapsesOn: isPaused && last ? addDays(last.onDate, PAUSE_LAPSES_AFTER_DAYS) : null,
  };
}

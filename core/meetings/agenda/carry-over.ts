import { type AgendaEntry, CLOSING_KEY, OPENING_KEY } from './agenda-entry.ts';

export interface HeldEntry {
  entry: AgendaEntry;
  outcome: 'waiting' | 'discussed' | 'skipped';
  /** Decisions taken down against it that are not yet done with. */
  openDecisions: number;
}

export type CarryReason = 'not-discussed' | 'recurring' | 'open-decision';

/** Why an entry comes back at the next meeting of its series, or null. The first that holds is given. */
export function findCarryReason({ entry, outcome, openDecisions }: HeldEntry): CarryReason | null {
  if (entry.key === OPENING_KEY || entry.key === CLOSING_KEY) return null;
  if (outcome !== 'discussed') return 'not-discussed';
  if (openDecisions > 0) return 'open-decision';
  return entry.isRecurring ? 'recurring' : null;
}

const SENTENCES: Record<CarryReason, string> = {
  'not-discussed': '上次会议未及研究',
  'open-decision': '上次议定事项未办结',
  recurring: '每次会议固定议题',
};

export interface CarriedEntry {
  entry: AgendaEntry;
  reason: CarryReason;
  sentence: string;
}

/**
 * What carries over by itself to the next meeting of the series (handbook 4.5): not discussed, recurs, or has an open
 * decision. The opening with the last decisions and the closing are made anew and never carried. Order is kept.
 */
export function listCarriedOver(held: readonly HeldEntry[]): CarriedEntry[] {
  return held.flatMap((one) => {
    const reason = findCarryReason(one);
    return reason === null ? [] : [{ entry: one.entry, reason, sentence: SENTENCES[reason] }];
  });
}

import type { Kysely } from 'kysely';
import { withWorker } from '#server/platform/public.ts';
import type { DB } from '../../db/types.ts';
import {
  clearAnswers,
  clearCounters,
  clearLinks,
  clearMailAddresses,
  clearRequestCounts,
  clearSessions,
} from './clearing.queries.ts';
import { IDLE_MINUTES } from './load-actor.ts';

/** Every night: what is left of ended sessions, spent set-up links, old counters, old answers and old mail addresses goes. Safe to run twice. */
export function clearSessionsJob(
  db: Kysely<DB>,
): Promise<{ sessions: number; counters: number; links: number }> {
  return withWorker(db, 0, async (tx) => {
    await clearRequestCounts(tx);
    await clearAnswers(tx);
    await clearMailAddresses(tx);
    return {
      sessions: await clearSessions(tx, IDLE_MINUTES),
      counters: await clearCounters(tx),
      links: await clearLinks(tx),
    };
  });
}

import type { Kysely } from 'kysely';
import { listAlerts, toChainAlert } from '#core/people/security-alerts.ts';
import { chinaDay, type Tx, verifySealsAfter, withWorker } from '#server/platform/public.ts';
import type { DB } from '../../db/types.ts';
import { addAlerts, keepWatch, listWatchedEntries, takeWatch } from './security-alerts.queries.ts';

/** Walks the chains of one unit after the other; where it came to, and what it found not to be as it was. */
export type ChainWalk = (
  db: Kysely<DB>,
  from: { regionId: number; orgId: string },
) => Promise<{
  regionId: number;
  orgId: string;
  broken: { regionId: number; at: string; message: string }[];
}>;

const SEALS_A_RUN = 20;

/**
 * 安全巡查: every minute the audit log of the last hour is looked through, and a stretch of the seals and of the chains is worked out
 * anew; what is found becomes an alert. Safe to run twice.
 */
export async function watchSecurityJob(db: Kysely<DB>, now: Date, walkChains: ChainWalk): Promise<number> {
  const place = await withWorker(db, 0, takeWatch);
  const chains = await walkChains(db, place);
  return withWorker(db, 0, async (tx: Tx) => {
    const day = chinaDay(now);
    const kept = await takeWatch(tx);
    const watched = await listWatchedEntries(tx, kept.fromId);
    const seals = await verifySealsAfter(tx, kept.sealSeq, SEALS_A_RUN);
    const broken = [
      ...chains.broken.map(({ regionId, ...one }) => toChainAlert(regionId, one, day)),
      ...(seals.broken ? [toChainAlert(null, seals.broken, day)] : []),
    ];
    const { regionId, orgId } = chains;
    await keepWatch(tx, { fromId: watched.fromId, sealSeq: seals.lastSeq, regionId, orgId });
    return addAlerts(tx, [...listAlerts(watched.entries), ...broken]);
  });
}

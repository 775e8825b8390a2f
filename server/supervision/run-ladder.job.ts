import type { Kysely } from 'kysely';
import { toJobContext } from '#server/people/public.ts';
import { withWorker } from '#server/platform/public.ts';
import { listRegionIds } from '#server/progress/public.ts';
import type { DB } from '../../db/types.ts';
import { draftDueReport } from './draft-half-month.ts';
import { runLadderIn } from './run-ladder.ts';

/**
 * Every morning: what the ladder of each region proposes today, on days off nothing, and the report of the half month when it is
 * due. Safe to run twice.
 */
export async function runLadderJob(db: Kysely<DB>, now: Date = new Date()): Promise<void> {
  const regionIds = await withWorker(db, 0, (tx) => listRegionIds(tx));
  for (const regionId of regionIds) {
    const ctx = toJobContext(db, regionId, now);
    await withWorker(db, regionId, (tx) => runLadderIn(tx, ctx));
    await withWorker(db, regionId, (tx) => draftDueReport(tx, ctx));
  }
}

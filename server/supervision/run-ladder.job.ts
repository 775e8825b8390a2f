import type { Kysely } from 'kysely';
import type { Actor } from '#core/people/public.ts';
import { type Ctx, chinaDay, withWorker } from '#server/platform/public.ts';
import { listRegionIds } from '#server/progress/public.ts';
import type { DB } from '../../db/types.ts';
import { runLadderIn } from './run-ladder.ts';

/** Nobody: what runs by itself is signed as the system, and only proposes. */
const toSystem = (regionId: number): Actor => ({
  regionId,
  personId: '0',
  personName: '系统',
  login: '',
  orgId: '0',
  orgName: '系统',
  orgPath: '',
  orgKind: 'office',
  roles: [],
  postTitle: '',
  sees: 'region',
  forPersonId: null,
  mustChangePassword: false,
});

/** Every morning: what the ladder of each region proposes today; on days off nothing. Safe to run twice. */
export async function runLadderJob(db: Kysely<DB>, now: Date = new Date()): Promise<void> {
  const regionIds = await withWorker(db, 0, (tx) => listRegionIds(tx));
  for (const regionId of regionIds) {
    const ctx: Ctx = {
      db,
      actor: toSystem(regionId),
      requestId: null,
      address: '',
      sessionMark: 'job',
      today: chinaDay(now),
      now,
    };
    await withWorker(db, regionId, (tx) => runLadderIn(tx, ctx));
  }
}

import type { Kysely } from 'kysely';
import { appendAudit, type Ctx, type Tx, withWorker } from '#server/platform/public.ts';
import type { DB } from '../../db/types.ts';
import { clearLeaversContacts, listRegionsOfPeople } from './clearing.queries.ts';
import { toJobContext } from './job-context.ts';

/** Long enough that somebody who was stopped by mistake, or is away for half a year, has his numbers still. */
const KEPT_DAYS = 180;

async function clearLeavers(tx: Tx, ctx: Ctx): Promise<number> {
  const { regionId } = ctx.actor;
  const personIds = await clearLeaversContacts(tx, { regionId, days: KEPT_DAYS, now: ctx.now });
  for (const personId of personIds)
    await appendAudit(tx, ctx, { kind: 'clear-contacts', outcome: 'ok', subject: `person:${personId}` });
  return personIds.length;
}

/**
 * Every night: whoever has left, his account stopped and not used for half a year, no longer has telephone numbers or a mail address here. His
 * name stays under what he signed.
 */
export async function clearLeaversJob(db: Kysely<DB>, now: Date): Promise<number> {
  let cleared = 0;
  for (const regionId of await withWorker(db, 0, listRegionsOfPeople))
    cleared += await withWorker(db, regionId, (tx) => clearLeavers(tx, toJobContext(db, regionId, now)));
  return cleared;
}

import type { Kysely } from 'kysely';
import { appendAct, appendAudit, type Ctx, type Tx, withWorker } from '#server/platform/public.ts';
import type { DB } from '../../db/types.ts';
import { listIdleAccounts, listRegionsOfPeople } from './clearing.queries.ts';
import { toJobContext } from './job-context.ts';
import { countHolders, lockPosts, setActive } from './persons.queries.ts';
import { endSessionsOf } from './sessions.queries.ts';
import { getAdministrationRules } from './settings.queries.ts';

/** Without them nobody could open the account again. */
const KEEPERS = ['office-head', 'system-admin'];

async function isLastKeeper(tx: Tx, ctx: Ctx, roles: readonly string[]): Promise<boolean> {
  for (const role of roles.filter((one) => KEEPERS.includes(one)))
    if ((await countHolders(tx, ctx.actor.regionId, role, ctx.today)) <= 1) return true;
  return false;
}

async function stopIdle(tx: Tx, ctx: Ctx): Promise<number> {
  const { regionId } = ctx.actor;
  const { idleDays } = await getAdministrationRules(tx, regionId, ctx.today);
  if (idleDays === 0) return 0;
  await lockPosts(tx, regionId);
  let stopped = 0;
  for (const { personId, roles } of await listIdleAccounts(tx, { regionId, days: idleDays, now: ctx.now })) {
    if (await isLastKeeper(tx, ctx, roles)) continue;
    await appendAct(tx, ctx, 'account-switched.v1', { personId, isActive: false, idleDays });
    await setActive(tx, regionId, personId, false);
    await endSessionsOf(tx, regionId, personId);
    const detail = { idleDays };
    await appendAudit(tx, ctx, {
      kind: 'stop-account',
      outcome: 'ok',
      subject: `person:${personId}`,
      detail,
    });
    stopped += 1;
  }
  return stopped;
}

/** Every night, where the region wants it: accounts that nobody has signed in with for so many days are stopped. */
export async function stopIdleAccountsJob(db: Kysely<DB>, now: Date): Promise<number> {
  let stopped = 0;
  for (const regionId of await withWorker(db, 0, listRegionsOfPeople))
    stopped += await withWorker(db, regionId, (tx) => stopIdle(tx, toJobContext(db, regionId, now)));
  return stopped;
}

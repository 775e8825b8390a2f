import type { Kysely } from 'kysely';
import { chinaDay, withWorker } from '#server/platform/public.ts';
import type { DB } from '../../db/types.ts';
import { expirePasswords, listRegionsOfPeople } from './clearing.queries.ts';
import { getAdministrationRules } from './settings.queries.ts';

/** Every night, where the region limits the age of passwords: who has an older one changes it before anything else. */
export async function expirePasswordsJob(db: Kysely<DB>, now: Date): Promise<number> {
  let marked = 0;
  for (const regionId of await withWorker(db, 0, listRegionsOfPeople))
    marked += await withWorker(db, regionId, async (tx) => {
      const { passwordDays } = await getAdministrationRules(tx, regionId, chinaDay(now));
      return passwordDays === 0 ? 0 : expirePasswords(tx, { regionId, days: passwordDays, now });
    });
  return marked;
}

import { sql } from 'kysely';
import type { Visits } from '#core/today/visit.ts';
import type { Tx } from '#server/platform/public.ts';

export async function findVisits(tx: Tx, regionId: number, personId: string): Promise<Visits | null> {
  const { rows } = await sql<Visits>`select since, last_at as "lastAt" from last_visits
    where region_id = ${regionId} and person_id = ${personId}`.execute(tx);
  return rows[0] ?? null;
}

/** A later visit written meanwhile by another window wins. */
export async function putVisits(tx: Tx, regionId: number, personId: string, visits: Visits): Promise<void> {
  await sql`insert into last_visits (region_id, person_id, since, last_at)
    values (${regionId}, ${personId}, ${visits.since}, ${visits.lastAt})
    on conflict (region_id, person_id) do update set since = excluded.since, last_at = excluded.last_at
      where last_visits.last_at < excluded.last_at`.execute(tx);
}

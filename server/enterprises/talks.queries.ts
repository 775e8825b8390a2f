import { sql } from 'kysely';
import type { Talk } from '#core/enterprises/talk.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';

/** The last talk with each enterprise. */
export async function listLastTalks(tx: Tx, regionId: number): Promise<Map<string, Talk>> {
  const { rows } = await sql<
    Talk & { id: string }
  >`select distinct on (k.enterprise_id) k.enterprise_id::text as id,
      k.on_date::text as on, k.period, k.asked, k.outcome, k.note, k.person_name as "personName"
    from enterprise_talks k where k.region_id = ${regionId} order by k.enterprise_id, k.id desc`.execute(tx);
  return new Map(rows.map(({ id, ...talk }) => [id, talk]));
}

export async function addTalk(
  tx: Tx,
  { actor, now }: Ctx,
  q: { enterpriseId: string; orgId: string; actId: string } & Omit<Talk, 'personName'>,
): Promise<void> {
  await sql`insert into enterprise_talks (region_id, enterprise_id, on_date, period, asked, outcome, note, person_name, org_id, act_id, recorded_at)
    values (${actor.regionId}, ${q.enterpriseId}, ${q.on}, ${q.period}, ${[...q.asked]}, ${q.outcome}, ${q.note},
      ${actor.personName}, ${q.orgId}, ${q.actId}, ${now})`.execute(tx);
}

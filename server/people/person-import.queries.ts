import { sql } from 'kysely';
import type { KnownPerson, KnownUnit } from '#core/people/person-import-sense.ts';
import type { Tx } from '#server/platform/public.ts';

export async function listKnownUnits(tx: Tx, regionId: number): Promise<KnownUnit[]> {
  const { rows } = await sql<KnownUnit>`
    select id::text as id, name, short_name as "shortName", aliases, path::text as path, is_active as "isActive"
    from orgs where region_id = ${regionId} order by official_order, orgs.id`.execute(tx);
  return rows;
}

/** People whose account or a current post is under a path, with the posts held today or from a later day on. */
export async function listKnownPersons(
  tx: Tx,
  q: { regionId: number; orgPath: string; today: string },
): Promise<KnownPerson[]> {
  const { rows } = await sql<KnownPerson>`
    select p.id::text as "personId", p.name, p.login, p.is_active as "isActive", coalesce(c.org_path::text, '') as "orgPath",
      coalesce(json_agg(json_build_object('orgId', po.org_id::text, 'role', po.role) order by po.id) filter (where po.id is not null), '[]') as posts
    from persons p
      left join person_contacts c on c.region_id = p.region_id and c.person_id = p.id
      left join posts po on po.region_id = p.region_id and po.person_id = p.id and (po.valid_to is null or po.valid_to >= ${q.today})
      left join orgs o on o.region_id = po.region_id and o.id = po.org_id
    where p.region_id = ${q.regionId}
    group by p.region_id, p.id, p.name, p.login, p.is_active, c.org_path
    having bool_or(coalesce(o.path, c.org_path) <@ ${q.orgPath}::ltree)
    order by p.id`.execute(tx);
  return rows;
}

import { sql } from 'kysely';
import { DOCUMENT_ROLES, DOCUMENT_WAYS_RULEBOOK, type DocumentRole } from '#core/documents/kind-way.ts';
import type { Tx } from '#server/platform/public.ts';

export interface WayChangeRow {
  version: number;
  kind: string | null;
  isReset: boolean;
  source: string;
  validFrom: string;
  personName: string;
  recordedAt: string;
}

const MOST_CHANGES = 100;

/** Every version of the ways, newest first, with who set it. */
export async function listWayChanges(tx: Tx, regionId: number): Promise<WayChangeRow[]> {
  const { rows } =
    await sql<WayChangeRow>`select r.version, a.payload->>'kind' as kind, coalesce(a.payload->'way' = 'null', false) as "isReset",
      r.source, r.valid_from::text as "validFrom", a.person_name as "personName",
      to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "recordedAt"
    from rulebooks r join acts a on a.region_id = r.region_id and a.id = r.act_id
    where r.region_id = ${regionId} and r.kind = ${DOCUMENT_WAYS_RULEBOOK}
    order by r.version desc limit ${MOST_CHANGES}`.execute(tx);
  return rows;
}

/** Who holds the posts that take part in documents, on a day. */
export async function listRoleHolders(
  tx: Tx,
  regionId: number,
  on: string,
): Promise<{ role: DocumentRole; names: string[] }[]> {
  const { rows } = await sql<{
    role: DocumentRole;
    names: string[];
  }>`select x.role, array_agg(distinct x.title || ' ' || p.name order by x.title || ' ' || p.name) as names
    from posts x join persons p on p.region_id = x.region_id and p.id = x.person_id
    where x.region_id = ${regionId} and x.role = any(${[...DOCUMENT_ROLES]}::text[])
      and x.valid_from <= ${on} and (x.valid_to is null or x.valid_to >= ${on})
    group by x.role`.execute(tx);
  return rows;
}

export interface RoleHolder {
  role: DocumentRole;
  personId: string;
}

/** People with an account who hold a post that takes part in documents, on a day. */
export async function listStepHolders(tx: Tx, regionId: number, on: string): Promise<RoleHolder[]> {
  const { rows } = await sql<RoleHolder>`select distinct x.role, x.person_id::text as "personId"
    from posts x join persons p on p.region_id = x.region_id and p.id = x.person_id
    where x.region_id = ${regionId} and x.role = any(${[...DOCUMENT_ROLES]}::text[]) and p.is_active and p.login <> ''
      and x.valid_from <= ${on} and (x.valid_to is null or x.valid_to >= ${on})`.execute(tx);
  return rows;
}

/** Posts of leaders in the official order, as a paper names them. */
export async function listLeaderTitles(tx: Tx, regionId: number, on: string): Promise<string[]> {
  const { rows } = await sql<{ title: string }>`select x.title from posts x
    where x.region_id = ${regionId} and x.role = 'leader' and x.title <> ''
      and x.valid_from <= ${on} and (x.valid_to is null or x.valid_to >= ${on})
    group by x.title order by min(x.official_order), x.title`.execute(tx);
  return rows.map(({ title }) => title);
}

/** Units by the name on their letterhead, in the official order. */
export async function listUnitNames(
  tx: Tx,
  regionId: number,
): Promise<{ orgId: string; name: string; shortName: string }[]> {
  const { rows } = await sql<{ orgId: string; name: string; shortName: string }>`select o.id::text as "orgId",
      o.name, o.short_name as "shortName"
    from orgs o where o.region_id = ${regionId} and o.is_active and o.kind <> 'county'
    order by o.official_order, o.id`.execute(tx);
  return rows;
}

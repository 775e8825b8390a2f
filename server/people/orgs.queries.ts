import { sql } from 'kysely';
import type { z } from 'zod';
import type { OrgView, PostHit } from '#core/people/contract.ts';
import type { Tx } from '#server/platform/public.ts';

export async function listOrgs(tx: Tx, regionId: number): Promise<OrgView[]> {
  const rows = await tx
    .selectFrom('orgs')
    .select(['id', 'code', 'name', 'short_name', 'kind', 'parent_id', 'official_order', 'is_active'])
    .where('region_id', '=', regionId)
    .orderBy('official_order')
    .orderBy('id')
    .execute();
  return rows.map((r) => ({
    id: r.id,
    code: r.code,
    name: r.name,
    shortName: r.short_name,
    kind: r.kind,
    parentId: r.parent_id,
    officialOrder: r.official_order,
    isActive: r.is_active,
  }));
}

export async function listLeaders(
  tx: Tx,
  regionId: number,
  today: string,
): Promise<{ personId: string; name: string; title: string; officialOrder: number }[]> {
  const rows = await tx
    .selectFrom('posts')
    .innerJoin('persons', (j) =>
      j.onRef('persons.region_id', '=', 'posts.region_id').onRef('persons.id', '=', 'posts.person_id'),
    )
    .select(['persons.id', 'persons.name', 'posts.title', 'posts.official_order'])
    .where('posts.region_id', '=', regionId)
    .where('posts.role', '=', 'leader')
    .where('posts.valid_from', '<=', today)
    .where((e) => e.or([e('posts.valid_to', 'is', null), e('posts.valid_to', '>=', today)]))
    .orderBy('posts.official_order')
    .execute();
  return rows.map((r) => ({ personId: r.id, name: r.name, title: r.title, officialOrder: r.official_order }));
}

const MOST_HITS = 6;
const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

/** Posts held today whose holder's name or title has these words; leaders first, then the official order of units. */
export async function findPosts(
  tx: Tx,
  q: { regionId: number; search: string; today: string },
): Promise<z.output<typeof PostHit>[]> {
  const term = `%${escapeLike(q.search)}%`;
  const { rows } = await sql<z.output<typeof PostHit>>`
    select p.id::text as "personId", p.name, min(po.title) as title, o.id::text as "orgId", o.short_name as "orgName", bool_or(po.role = 'leader') as "isLeader"
    from persons p
    join posts po on po.region_id = p.region_id and po.person_id = p.id and po.valid_from <= ${q.today}
      and (po.valid_to is null or po.valid_to >= ${q.today})
    join orgs o on o.region_id = po.region_id and o.id = po.org_id
    where p.region_id = ${q.regionId} and p.is_active and (p.name like ${term} or po.title like ${term})
    group by p.id, p.name, o.id, o.short_name, o.official_order
    order by bool_or(po.role = 'leader') desc, o.official_order, p.id limit ${MOST_HITS}`.execute(tx);
  return rows;
}

/** Current posts of a person, by unit. */
export async function listPostsOf(tx: Tx, regionId: number, personId: string, today: string) {
  const { rows } = await sql<{ org_id: string; org_name: string; roles: string[]; title: string }>`
    select po.org_id, o.short_name as org_name, array_agg(po.role order by po.id) as roles, (array_agg(po.title order by po.id))[1] as title
    from posts po join orgs o on o.region_id = po.region_id and o.id = po.org_id
    where po.region_id = ${regionId} and po.person_id = ${personId}
      and po.valid_from <= ${today} and (po.valid_to is null or po.valid_to >= ${today})
    group by po.org_id, o.short_name order by min(po.id)`.execute(tx);
  return rows;
}

export async function getRegion(tx: Tx, regionId: number) {
  return tx.selectFrom('regions').selectAll().where('id', '=', regionId).executeTakeFirstOrThrow();
}

export async function listOrgPaths(tx: Tx, regionId: number): Promise<{ id: string; path: string }[]> {
  const { rows } = await sql<{ id: string; path: string }>`
    select id::text as id, path::text as path from orgs where region_id = ${regionId} order by official_order, id`.execute(
    tx,
  );
  return rows;
}

/** A leader in office by person; null when he holds no such post today. */
export async function findLeader(
  tx: Tx,
  regionId: number,
  personId: string,
  today: string,
): Promise<{ personId: string; name: string; title: string } | null> {
  const found = (await listLeaders(tx, regionId, today)).find((l) => l.personId === personId);
  return found ? { personId: found.personId, name: found.name, title: found.title } : null;
}

/** Short names of units by their ids. */
export async function listOrgNames(
  tx: Tx,
  regionId: number,
  orgIds: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`select id::text as id, short_name as name from orgs
    where region_id = ${regionId} and id = any(${[...new Set(orgIds)]}::bigint[])`.execute(tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

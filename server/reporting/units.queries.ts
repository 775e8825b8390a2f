import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#server/platform/public.ts';

export interface UnitPosts {
  id: string;
  code: string;
  kind: string;
  short_name: string;
  path: string;
  /** Roles that somebody holds there today. */
  roles: string[];
}

/** Units with the roles that are held there; `orgIds` is a list of ids in SQL. */
export const selectUnitPosts = (q: {
  regionId: number;
  orgIds: RawBuilder<unknown>;
  today: string;
}): RawBuilder<UnitPosts> => sql<UnitPosts>`
    select o.id::text, o.code, o.kind, o.short_name, o.path::text as path, array(select distinct po.role from posts po
      where po.region_id = o.region_id and po.org_id = o.id and po.valid_from <= ${q.today}
      and (po.valid_to is null or po.valid_to >= ${q.today})) as roles
    from orgs o where o.region_id = ${q.regionId} and o.id = any(${q.orgIds})`;

export async function listUnitPosts(
  tx: Tx,
  q: { regionId: number; orgIds: readonly string[]; today: string },
): Promise<UnitPosts[]> {
  const orgIds = sql`${sql.val(`{${q.orgIds.join(',')}}`)}::bigint[]`;
  return (await selectUnitPosts({ ...q, orgIds }).execute(tx)).rows;
}

/** The project office: the unit that is marked so; its name stands under reminders. */
export async function getOfficeName(tx: Tx, regionId: number): Promise<string> {
  const row = await tx
    .selectFrom('orgs')
    .select('short_name')
    .where('region_id', '=', regionId)
    .where('is_project_office', '=', true)
    .orderBy('official_order')
    .executeTakeFirst();
  return row?.short_name ?? '项目办';
}

/** Name of the unit's head, to be proposed as the one who signed on paper. */
export async function findHeadName(
  tx: Tx,
  regionId: number,
  orgId: string,
  today: string,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('posts')
    .innerJoin('persons', (j) =>
      j.onRef('persons.region_id', '=', 'posts.region_id').onRef('persons.id', '=', 'posts.person_id'),
    )
    .select('persons.name')
    .where('posts.region_id', '=', regionId)
    .where('posts.org_id', '=', orgId)
    .where('posts.role', '=', 'head')
    .where('posts.valid_from', '<=', today)
    .where((e) => e.or([e('posts.valid_to', 'is', null), e('posts.valid_to', '>=', today)]))
    .orderBy('posts.id')
    .executeTakeFirst();
  return row?.name;
}

import { sql } from 'kysely';
import { type Tx, takeLock } from '#server/platform/public.ts';
import { orLoginTaken } from './login-taken.ts';

export interface PersonRow {
  personId: string;
  name: string;
  login: string;
  isActive: boolean;
  deskPhone: string;
  mobilePhone: string;
  mustChangePassword: boolean;
  /** Path of the unit that keeps the account: the first post's, or without a post the one it was opened for. */
  orgPath: string;
  posts: {
    postId: string;
    orgId: string;
    orgName: string;
    role: string;
    title: string;
    forPersonName: string;
    validFrom: string;
    validTo: string | null;
  }[];
}

/** People with their current posts under a path, in official order, those without a post after them; phones only where row-level security lets them be seen. */
export async function listPersons(
  tx: Tx,
  q: {
    regionId: number;
    orgPath: string;
    orgId?: string | undefined;
    search?: string | undefined;
    today: string;
  },
): Promise<PersonRow[]> {
  const term = q.search?.trim() ? `%${q.search.trim().replace(/[\\%_]/g, (c) => `\\${c}`)}%` : null;
  const { rows } = await sql<PersonRow>`
    select p.id as "personId", p.name, p.login, p.is_active as "isActive", coalesce(c.desk_phone, '') as "deskPhone", coalesce(c.mobile_phone, '') as "mobilePhone",
      coalesce((select k.must_change from credentials k where k.region_id = p.region_id and k.person_id = p.id), true) as "mustChangePassword",
      coalesce((array_agg(o.path order by po.id))[1], c.org_path)::text as "orgPath",
      coalesce(json_agg(json_build_object('postId', po.id::text, 'orgId', po.org_id::text, 'orgName', o.short_name, 'role', po.role, 'title', po.title,
        'forPersonName', coalesce(f.name, ''), 'validFrom', po.valid_from, 'validTo', po.valid_to) order by po.id) filter (where po.id is not null), '[]') as posts
    from persons p
      left join posts po on po.region_id = p.region_id and po.person_id = p.id and (po.valid_to is null or po.valid_to >= ${q.today})
      left join orgs o on o.region_id = po.region_id and o.id = po.org_id
      left join persons f on f.region_id = po.region_id and f.id = po.for_person_id
      left join person_contacts c on c.region_id = p.region_id and c.person_id = p.id
    where p.region_id = ${q.regionId} and coalesce(o.path, c.org_path) <@ ${q.orgPath}::ltree
      and (${q.orgId ?? null}::bigint is null or coalesce(o.path, c.org_path) = (select path from orgs where region_id = ${q.regionId} and id = ${q.orgId ?? null}::bigint))
      and (${term}::text is null or p.name like ${term} or p.login like ${term} or o.name like ${term} or o.short_name like ${term})
    group by p.region_id, p.id, p.name, p.login, p.is_active, c.desk_phone, c.mobile_phone, c.org_path
    order by min(o.official_order) nulls last, min(po.id) limit 3000`.execute(tx);
  return rows;
}

export interface OrgRecord {
  id: string;
  name: string;
  shortName: string;
  kind: string;
  path: string;
  aliases: string[];
}

export async function findOrg(tx: Tx, regionId: number, id: string): Promise<OrgRecord | undefined> {
  const { rows } =
    await sql<OrgRecord>`select id, name, short_name as "shortName", kind, path::text as path, aliases from orgs
    where region_id = ${regionId} and id = ${id}`.execute(tx);
  return rows[0];
}

export async function insertPerson(
  tx: Tx,
  row: {
    regionId: number;
    name: string;
    login: string;
    deskPhone: string;
    mobilePhone: string;
    orgPath: string;
  },
): Promise<string> {
  const { id } = await orLoginTaken(
    row.login,
    tx
      .insertInto('persons')
      .values({ region_id: row.regionId, name: row.name, login: row.login })
      .returning('id')
      .executeTakeFirstOrThrow(),
  );
  await tx
    .insertInto('person_contacts')
    .values({
      region_id: row.regionId,
      person_id: id,
      org_path: row.orgPath,
      desk_phone: row.deskPhone,
      mobile_phone: row.mobilePhone,
    })
    .execute();
  return id;
}

export async function insertPost(
  tx: Tx,
  row: {
    regionId: number;
    personId: string;
    orgId: string;
    role: string;
    title: string;
    forPersonId?: string | undefined;
    from: string;
    actId: string | null;
  },
): Promise<string> {
  const { id } = await tx
    .insertInto('posts')
    .values({
      region_id: row.regionId,
      person_id: row.personId,
      org_id: row.orgId,
      role: row.role,
      title: row.title,
      for_person_id: row.forPersonId ?? null,
      valid_from: row.from,
      act_id: row.actId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Where an account without a post belongs. */
export async function findAccountPath(
  tx: Tx,
  regionId: number,
  personId: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ path: string }>`select org_path::text as path from person_contacts
    where region_id = ${regionId} and person_id = ${personId}`.execute(tx);
  return rows[0]?.path;
}

/** Name and telephone numbers as they are from now on; acts and reports keep the name of their day. */
export async function setPersonWords(
  tx: Tx,
  regionId: number,
  personId: string,
  words: { name?: string; deskPhone: string; mobilePhone: string },
): Promise<void> {
  if (words.name !== undefined)
    await tx
      .updateTable('persons')
      .set({ name: words.name })
      .where('region_id', '=', regionId)
      .where('id', '=', personId)
      .execute();
  await tx
    .updateTable('person_contacts')
    .set({ desk_phone: words.deskPhone, mobile_phone: words.mobilePhone })
    .where('region_id', '=', regionId)
    .where('person_id', '=', personId)
    .execute();
}

export async function isLoginTaken(tx: Tx, login: string): Promise<boolean> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from persons where lower(login) = lower(${login})`.execute(tx);
  return (rows[0]?.n ?? 0) > 0;
}

/** Every login of the region, lower case: one is never given twice. */
export async function listLogins(tx: Tx, regionId: number): Promise<Set<string>> {
  const { rows } = await sql<{
    login: string;
  }>`select lower(login) as login from persons where region_id = ${regionId}`.execute(tx);
  return new Set(rows.map((row) => row.login));
}

/** Posts of a region are given and taken one at a time: what was checked still holds when it is written. */
export const lockPosts = (tx: Tx, regionId: number): Promise<void> => takeLock(tx, `posts:${regionId}`);

export interface PostRecord {
  id: string;
  personId: string;
  orgId: string;
  orgPath: string;
  role: string;
  title: string;
  forPersonId: string | null;
  login: string;
}

/** Current posts of a person with their units. */
export async function listPostRecords(
  tx: Tx,
  regionId: number,
  personId: string,
  today: string,
): Promise<PostRecord[]> {
  const { rows } =
    await sql<PostRecord>`select po.id, po.person_id as "personId", po.org_id as "orgId", o.path::text as "orgPath", po.role, po.title, po.for_person_id::text as "forPersonId", p.login
    from posts po join orgs o on o.region_id = po.region_id and o.id = po.org_id join persons p on p.region_id = po.region_id and p.id = po.person_id
    where po.region_id = ${regionId} and po.person_id = ${personId} and (po.valid_to is null or po.valid_to >= ${today}) order by po.id`.execute(
      tx,
    );
  return rows;
}

/** A post with its last day, also one that has ended. */
export async function findPost(
  tx: Tx,
  regionId: number,
  postId: string,
): Promise<(PostRecord & { validTo: string | null }) | undefined> {
  const { rows } = await sql<
    PostRecord & { validTo: string | null }
  >`select po.valid_to::text as "validTo", po.id, po.person_id as "personId", po.org_id as "orgId", o.path::text as "orgPath", po.role, po.title, po.for_person_id::text as "forPersonId", p.login
    from posts po join orgs o on o.region_id = po.region_id and o.id = po.org_id join persons p on p.region_id = po.region_id and p.id = po.person_id
    where po.region_id = ${regionId} and po.id = ${postId}`.execute(tx);
  return rows[0];
}

/** A post ends yesterday: from today on the person no longer holds it, and what he did keeps his name. */
export async function endPostOn(tx: Tx, regionId: number, postId: string, lastDay: string): Promise<void> {
  await tx
    .updateTable('posts')
    .set({ valid_to: lastDay })
    .where('region_id', '=', regionId)
    .where('id', '=', postId)
    .execute();
}

export async function countHolders(tx: Tx, regionId: number, role: string, today: string): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(distinct po.person_id)::int as n from posts po join persons p on p.region_id = po.region_id and p.id = po.person_id
    where po.region_id = ${regionId} and po.role = ${role} and p.is_active and (po.valid_to is null or po.valid_to >= ${today})`.execute(
    tx,
  );
  return rows[0]?.n ?? 0;
}

export async function getLogin(tx: Tx, regionId: number, personId: string): Promise<string> {
  const { login } = await tx
    .selectFrom('persons')
    .select('login')
    .where('region_id', '=', regionId)
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
  return login;
}

/** Somebody else has read it: what nobody has changed by then opens nothing any more. */
const INITIAL_UNTIL = sql<Date>`now() + interval '30 days'`;

export async function putInitialPassword(
  tx: Tx,
  regionId: number,
  personId: string,
  hash: string,
): Promise<void> {
  const updated = await tx
    .updateTable('credentials')
    .set({ password_hash: hash, must_change: true, changed_at: new Date(), initial_until: INITIAL_UNTIL })
    .where('region_id', '=', regionId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (Number(updated.numUpdatedRows) > 0) return;
  await tx
    .insertInto('credentials')
    .values({
      ...{ region_id: regionId, person_id: personId, password_hash: hash, must_change: true },
      initial_until: INITIAL_UNTIL,
    })
    .execute();
}

export async function setActive(
  tx: Tx,
  regionId: number,
  personId: string,
  isActive: boolean,
): Promise<void> {
  await tx
    .updateTable('persons')
    .set({ is_active: isActive })
    .where('region_id', '=', regionId)
    .where('id', '=', personId)
    .execute();
}

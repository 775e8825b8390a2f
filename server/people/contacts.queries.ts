import { sql } from 'kysely';
import type { Tx } from '#server/platform/public.ts';

export interface ContactRow {
  orgName: string;
  orgKind: string;
  personName: string;
  role: string;
  title: string;
  leaderName: string;
  leaderTitle: string;
  deskPhone: string;
  mobilePhone: string;
}

/** Active people with current posts beneath a path, by official order; with roles given, only those. */
export async function listContacts(
  tx: Tx,
  q: { regionId: number; orgPath: string; roles: readonly string[] | null; today: string },
): Promise<ContactRow[]> {
  const { rows } = await sql<ContactRow>`
    select o.name as "orgName", o.kind as "orgKind", p.name as "personName", po.role, po.title, coalesce(l.name, '') as "leaderName",
      coalesce((select lp.title from posts lp where lp.region_id = po.region_id and lp.person_id = po.for_person_id and lp.role = 'leader'
        and (lp.valid_to is null or lp.valid_to >= ${q.today}) order by lp.id limit 1), '') as "leaderTitle",
      coalesce(c.desk_phone, '') as "deskPhone", coalesce(c.mobile_phone, '') as "mobilePhone"
    from posts po join persons p on p.region_id = po.region_id and p.id = po.person_id and p.is_active
      join orgs o on o.region_id = po.region_id and o.id = po.org_id
      left join persons l on l.region_id = po.region_id and l.id = po.for_person_id
      left join person_contacts c on c.region_id = p.region_id and c.person_id = p.id
    where po.region_id = ${q.regionId} and o.path <@ ${q.orgPath}::ltree and po.valid_from <= ${q.today}
      and (po.valid_to is null or po.valid_to >= ${q.today})
      and (${q.roles === null} or po.role = any(${sql.val([...(q.roles ?? [])])}::text[]))
    order by coalesce((select min(lp.official_order) from posts lp where lp.region_id = po.region_id and lp.person_id = po.for_person_id and lp.role = 'leader'), 0),
      o.official_order, o.id, po.official_order, po.id`.execute(tx);
  return rows;
}

export interface OwnContact {
  deskPhone: string;
  mobilePhone: string;
  passwordChangedAt: Date | null;
}

export async function findOwnContact(
  tx: Tx,
  regionId: number,
  personId: string,
): Promise<OwnContact | undefined> {
  const { rows } = await sql<OwnContact>`
    select coalesce(c.desk_phone, '') as "deskPhone", coalesce(c.mobile_phone, '') as "mobilePhone", k.changed_at as "passwordChangedAt"
    from persons p left join person_contacts c on c.region_id = p.region_id and c.person_id = p.id
      left join credentials k on k.region_id = p.region_id and k.person_id = p.id
    where p.region_id = ${regionId} and p.id = ${personId}`.execute(tx);
  return rows[0];
}

/** One's own numbers; made when an import or the set-up left none. */
export async function putOwnContact(
  tx: Tx,
  row: { regionId: number; personId: string; orgPath: string; deskPhone: string; mobilePhone: string },
): Promise<void> {
  await sql`insert into person_contacts (region_id, person_id, org_path, desk_phone, mobile_phone)
    values (${row.regionId}, ${row.personId}, ${row.orgPath}::ltree, ${row.deskPhone}, ${row.mobilePhone})
    on conflict (region_id, person_id) do update set desk_phone = excluded.desk_phone, mobile_phone = excluded.mobile_phone`.execute(
    tx,
  );
}

export interface OwnPost {
  orgId: string;
  orgName: string;
  role: string;
  title: string;
  forPersonName: string;
  validFrom: string;
}

export async function listOwnPosts(
  tx: Tx,
  regionId: number,
  personId: string,
  today: string,
): Promise<OwnPost[]> {
  const { rows } = await sql<OwnPost>`
    select po.org_id::text as "orgId", o.name as "orgName", po.role, po.title, coalesce(f.name, '') as "forPersonName", po.valid_from::text as "validFrom"
    from posts po join orgs o on o.region_id = po.region_id and o.id = po.org_id
      left join persons f on f.region_id = po.region_id and f.id = po.for_person_id
    where po.region_id = ${regionId} and po.person_id = ${personId} and po.valid_from <= ${today}
      and (po.valid_to is null or po.valid_to >= ${today}) order by po.id`.execute(tx);
  return rows;
}

export interface OwnSession {
  mark: string;
  createdAt: Date;
  lastSeenAt: Date;
  address: string;
  agent: string;
}

/** Open sessions of a person; the mark is the first letters of the hash, never the token. */
export async function listOwnSessions(tx: Tx, regionId: number, personId: string): Promise<OwnSession[]> {
  const { rows } = await sql<OwnSession>`
    select left(token_hash, 8) as mark, created_at as "createdAt", last_seen_at as "lastSeenAt", address, agent from sessions
    where region_id = ${regionId} and person_id = ${personId} and expires_at > now() order by last_seen_at desc limit 50`.execute(
    tx,
  );
  return rows;
}

import { sql } from 'kysely';
import { type OrgKind, REGION_ROLES, type Role } from '#core/people/actor.ts';
import type { Tx } from '#server/platform/public.ts';

export async function addSession(
  tx: Tx,
  row: {
    tokenHash: string;
    regionId: number;
    personId: string;
    orgId: string;
    expiresAt: Date;
    address: string;
    agent: string;
  },
): Promise<void> {
  await tx
    .insertInto('sessions')
    .values({
      token_hash: row.tokenHash,
      region_id: row.regionId,
      person_id: row.personId,
      org_id: row.orgId,
      expires_at: row.expiresAt,
      address: row.address,
      agent: row.agent,
    })
    .execute();
}

export interface SessionRow {
  region_id: number;
  person_id: string;
  person_name: string;
  login: string;
  org_id: string;
  org_name: string;
  org_path: string;
  org_kind: OrgKind;
  last_seen_at: Date;
  must_change: boolean;
  posts: { role: Role; title: string; for_person_id: string | null }[];
  /** Roles held for somebody else at the unit, on this day. */
  stand_ins: { role: Role; name: string; until: string }[];
  project_ids: string[];
}

/** The roles that somebody exercises for another at a unit on a day: delegations in force and not taken back. */
export const listStandInsSql = (region: string, person: string, org: string, on: string) => sql`
  (select coalesce(json_agg(json_build_object('role', d.role, 'name', f.name, 'until', d.valid_to) order by d.id), '[]')
    from delegations d join persons f on f.region_id = d.region_id and f.id = d.from_person_id and f.is_active
    where d.region_id = ${sql.ref(region)} and d.to_person_id = ${sql.ref(person)} and d.org_id = ${sql.ref(org)}
      and d.valid_from <= ${on} and d.valid_to >= ${on}
      and exists (select from posts giver where giver.region_id = d.region_id and giver.person_id = d.from_person_id and giver.org_id = d.org_id
        and giver.role = d.role and giver.valid_from <= ${on} and (giver.valid_to is null or giver.valid_to >= ${on}))
      and not exists (select from delegation_ends e where e.region_id = d.region_id and e.delegation_id = d.id and e.ended_on <= ${on}))`;

/**
 * The session with the person's current posts at the unit, in one statement; undefined when ended, expired or idle. Who sees
 * the region by a post of his own needs no list of projects.
 */
export async function findSession(
  tx: Tx,
  tokenHash: string,
  today: string,
  idleMinutes: number,
): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`
    select s.region_id, s.person_id, p.name as person_name, p.login, s.org_id, o.short_name as org_name, o.path::text as org_path,
      o.kind as org_kind, s.last_seen_at, c.must_change,
      (select json_agg(json_build_object('role', po.role, 'title', po.title, 'for_person_id', po.for_person_id::text) order by po.id)
        from posts po where po.region_id = s.region_id and po.person_id = s.person_id and po.org_id = s.org_id
        and po.valid_from <= ${today} and (po.valid_to is null or po.valid_to >= ${today})) as posts,
      ${listStandInsSql('s.region_id', 's.person_id', 's.org_id', today)} as stand_ins,
      case when exists (select from posts po where po.region_id = s.region_id and po.person_id = s.person_id and po.org_id = s.org_id
          and po.valid_from <= ${today} and (po.valid_to is null or po.valid_to >= ${today}) and po.role = any(${[...REGION_ROLES]}::text[]))
        then '{}'::text[] else related_project_ids(s.region_id, s.org_id, s.person_id)::text[] end as project_ids
    from sessions s join persons p on p.region_id = s.region_id and p.id = s.person_id and p.is_active
    join orgs o on o.region_id = s.region_id and o.id = s.org_id
    join credentials c on c.region_id = s.region_id and c.person_id = s.person_id
    where s.token_hash = ${tokenHash} and s.expires_at > now() and s.last_seen_at > now() - make_interval(mins => ${idleMinutes})`.execute(
    tx,
  );
  return rows[0];
}

/** Written at most once a minute a session: a read must not cost a write. */
export async function touchSession(tx: Tx, tokenHash: string): Promise<void> {
  await sql`update sessions set last_seen_at = now() where token_hash = ${tokenHash} and last_seen_at < now() - interval '1 minute'`.execute(
    tx,
  );
}

export async function endSession(tx: Tx, tokenHash: string): Promise<void> {
  await tx.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute();
}

export async function endSessionsOf(
  tx: Tx,
  regionId: number,
  personId: string,
  exceptHash = '',
): Promise<number> {
  const done = await tx
    .deleteFrom('sessions')
    .where('region_id', '=', regionId)
    .where('person_id', '=', personId)
    .where('token_hash', '!=', exceptHash)
    .executeTakeFirst();
  return Number(done.numDeletedRows);
}

export async function setSessionOrg(tx: Tx, tokenHash: string, orgId: string): Promise<void> {
  await tx.updateTable('sessions').set({ org_id: orgId }).where('token_hash', '=', tokenHash).execute();
}

/** A person as he would act at a unit today, for what waits there for him; undefined without a post. */
export async function findPostHolder(
  tx: Tx,
  q: { regionId: number; personId: string; orgId: string; today: string },
): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`
    select p.region_id, p.id as person_id, p.name as person_name, p.login, o.id as org_id, o.short_name as org_name, o.path::text as org_path,
      o.kind as org_kind, now() as last_seen_at, false as must_change,
      json_agg(json_build_object('role', po.role, 'title', po.title, 'for_person_id', po.for_person_id::text) order by po.id) as posts,
      '[]'::json as stand_ins, related_project_ids(p.region_id, o.id, p.id)::text[] as project_ids
    from persons p join posts po on po.region_id = p.region_id and po.person_id = p.id and po.valid_from <= ${q.today}
        and (po.valid_to is null or po.valid_to >= ${q.today})
      join orgs o on o.region_id = po.region_id and o.id = po.org_id
    where p.region_id = ${q.regionId} and p.id = ${q.personId} and o.id = ${q.orgId}
    group by p.region_id, p.id, p.name, p.login, o.id, o.short_name, o.path, o.kind`.execute(tx);
  return rows[0];
}

import { sql } from 'kysely';
import type { OrgKind, Role } from '#core/people/actor.ts';
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
  project_ids: string[];
}

/** The session with the person's current posts at the unit, in one statement; undefined when ended, expired or idle. */
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
      related_project_ids(s.region_id, s.org_id, s.person_id)::text[] as project_ids
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

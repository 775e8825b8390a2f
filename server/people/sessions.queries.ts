import { type Kysely, type RawBuilder, sql } from 'kysely';
import pg from 'pg';
import type { OrgKind, Role } from '#core/people/actor.ts';
import { askGate, type Tx } from '#server/platform/public.ts';
import type { DB } from '../../db/types.ts';

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
    mustSetFactor?: boolean;
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
      must_set_factor: row.mustSetFactor ?? false,
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
  /** More than a minute ago. */
  is_seen_long_ago: boolean;
  must_change: boolean;
  /** Of a session alone. */
  must_set_factor?: boolean;
  posts: { role: Role; title: string; for_person_id: string | null }[];
  /** Roles held for somebody else at the unit, on this day. */
  stand_ins: { role: Role; name: string; until: string }[];
}

/** The session with the person's current posts at the unit, in one message; undefined when ended, expired or idle. */
export async function findSession(
  db: Kysely<DB>,
  tokenHash: string,
  today: string,
  idleMinutes: number,
): Promise<SessionRow | undefined> {
  const [token, day] = [tokenHash, today].map((text) => pg.escapeLiteral(text));
  const answer = await askGate<{ found: SessionRow | null }>(
    db,
    `select find_session(${token}, ${day}, ${idleMinutes}) as found`,
  );
  return answer?.found ?? undefined;
}

/** Written at most once a minute a session: a read must not cost a write. */
export async function touchSession(tx: Tx, tokenHash: string): Promise<void> {
  await sql`update sessions set last_seen_at = now() where token_hash = ${tokenHash}
    and not last_seen_at between now() - interval '1 minute' and now() + interval '1 minute'`.execute(tx);
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

/** Holders of posts as they would act at their units on a day. */
const selectPostHolders = (
  regionId: number,
  day: string,
  where: RawBuilder<unknown>,
  standIns: RawBuilder<unknown>,
): RawBuilder<SessionRow> => sql<SessionRow>`
    select p.region_id, p.id as person_id, p.name as person_name, p.login, o.id as org_id, o.short_name as org_name, o.path::text as org_path,
      o.kind as org_kind, false as is_seen_long_ago, false as must_change,
      json_agg(json_build_object('role', po.role, 'title', po.title, 'for_person_id', po.for_person_id::text) order by po.id) as posts,
      ${standIns} as stand_ins
    from persons p join posts po on po.region_id = p.region_id and po.person_id = p.id and po.valid_from <= ${day}
        and (po.valid_to is null or po.valid_to >= ${day})
      join orgs o on o.region_id = po.region_id and o.id = po.org_id
    where p.region_id = ${regionId} and ${where}
    group by p.region_id, p.id, p.name, p.login, o.id, o.short_name, o.path, o.kind`;

/** A person as he would act at a unit today, for what waits there for him; undefined without a post. */
export async function findPostHolder(
  tx: Tx,
  q: { regionId: number; personId: string; orgId: string; today: string },
): Promise<SessionRow | undefined> {
  const where = sql`p.id = ${q.personId} and o.id = ${q.orgId}`;
  return (await selectPostHolders(q.regionId, q.today, where, sql`'[]'::json`).execute(tx)).rows[0];
}

/** Everybody who may sign in, once for each of his units, with what he exercises there for others. */
export async function listPostHolders(tx: Tx, regionId: number, today: string): Promise<SessionRow[]> {
  const standIns = sql`coalesce(stand_ins_of(p.region_id, p.id, o.id, ${today}), '[]')`;
  return (await selectPostHolders(regionId, today, sql`p.is_active`, standIns).execute(tx)).rows;
}

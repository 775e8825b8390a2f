import { sql } from 'kysely';
import type { Tx } from '#server/platform/public.ts';
import type { SessionRow } from './sessions.queries.ts';

export interface SignInRow {
  region_id: number;
  person_id: string;
  person_name: string;
  is_active: boolean;
  password_hash: string;
  must_change: boolean;
  /** An initial password that nobody has changed in time. */
  is_initial_over: boolean;
  org_id: string | null;
}

/** The person of a login (case does not matter) with the first current post's unit. */
export async function findByLogin(tx: Tx, login: string, today: string): Promise<SignInRow | undefined> {
  const { rows } = await sql<SignInRow>`
    select p.region_id, p.id as person_id, p.name as person_name, p.is_active, c.password_hash, c.must_change,
      coalesce(c.initial_until < now(), false) as is_initial_over,
      (select po.org_id from posts po where po.region_id = p.region_id and po.person_id = p.id
        and po.valid_from <= ${today} and (po.valid_to is null or po.valid_to >= ${today}) order by po.id limit 1) as org_id
    from persons p join credentials c on c.region_id = p.region_id and c.person_id = p.id
    where lower(p.login) = lower(${login})`.execute(tx);
  return rows[0];
}

export async function getCredential(
  tx: Tx,
  regionId: number,
  personId: string,
): Promise<{ password_hash: string; past_hashes: string[] }> {
  return tx
    .selectFrom('credentials')
    .select(['password_hash', 'past_hashes'])
    .where('region_id', '=', regionId)
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();
}

/** Sets a password; the last five hashes are kept so that they are not used again. */
export async function setPassword(
  tx: Tx,
  row: { regionId: number; personId: string; hash: string; mustChange: boolean },
): Promise<void> {
  await sql`insert into credentials (region_id, person_id, password_hash, must_change)
    values (${row.regionId}, ${row.personId}, ${row.hash}, ${row.mustChange})
    on conflict (region_id, person_id) do update set password_hash = excluded.password_hash, must_change = excluded.must_change,
      initial_until = null, changed_at = now(), past_hashes = (array[credentials.password_hash] || credentials.past_hashes)[1:5]`.execute(
    tx,
  );
}

/** Under which wrong passwords of a login are counted, whatever its letters' case. */
export const accountKeyOf = (login: string): string => `account:${login.toLowerCase()}`;

export interface SignInLock {
  key: string;
  /** Whole minutes until it opens, by the database's clock; at least 1. */
  minutesLeft: number;
}

/** The lock among these keys that holds longest; one that reaches too far was made before the clock was set back, and has ended. */
export async function findLock(tx: Tx, keys: string[]): Promise<SignInLock | undefined> {
  const { rows } = await sql<SignInLock>`
    select key, ceil(extract(epoch from locked_until - now()) / 60)::int as "minutesLeft" from sign_in_counters
    where key = any(${keys}::text[]) and locked_until > now() and locked_until <= now() + interval '15 minutes' order by locked_until desc limit 1`.execute(
    tx,
  );
  return rows[0];
}

const isRecent = sql`sign_in_counters.first_at between now() - interval '15 minutes' and now()`;

/** Counts a failure within 15 minutes; at `most` the key is locked for 15 minutes. */
export async function countFailure(tx: Tx, key: string, most: number): Promise<void> {
  await sql`insert into sign_in_counters (key, failures, first_at) values (${key}, 1, now())
    on conflict (key) do update set
      failures = case when ${isRecent} then sign_in_counters.failures + 1 else 1 end,
      first_at = case when ${isRecent} then sign_in_counters.first_at else now() end,
      locked_until = case when ${isRecent} and sign_in_counters.failures + 1 >= ${most}
        then now() + interval '15 minutes' else sign_in_counters.locked_until end`.execute(tx);
}

export async function clearFailures(tx: Tx, key: string): Promise<void> {
  await tx.deleteFrom('sign_in_counters').where('key', '=', key).execute();
}

/** A person of a login with the posts at the first unit where he holds the most, for the command line; no password is asked. */
export async function findCommandPerson(
  tx: Tx,
  login: string,
  today: string,
): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`
    select p.region_id, p.id as person_id, p.name as person_name, p.login, o.id as org_id, o.short_name as org_name, o.path::text as org_path,
      o.kind as org_kind, false as is_seen_long_ago, false as must_change,
      json_agg(json_build_object('role', po.role, 'title', po.title, 'for_person_id', po.for_person_id::text) order by po.id) as posts,
      stand_ins_of(p.region_id, p.id, o.id, ${today}::date) as stand_ins
    from persons p join posts po on po.region_id = p.region_id and po.person_id = p.id and po.valid_from <= ${today}
        and (po.valid_to is null or po.valid_to >= ${today})
      join orgs o on o.region_id = po.region_id and o.id = po.org_id
    where lower(p.login) = lower(${login}) and p.is_active
    group by p.region_id, p.id, p.name, p.login, o.id, o.short_name, o.path, o.kind order by count(*) desc, min(po.id) limit 1`.execute(
    tx,
  );
  return rows[0];
}

export async function noteSignIn(
  tx: Tx,
  { regionId, personId }: { regionId: number; personId: string },
): Promise<void> {
  await sql`update credentials set last_sign_in_at = now() where region_id = ${regionId} and person_id = ${personId}`.execute(
    tx,
  );
}

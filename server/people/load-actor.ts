import type { Kysely } from 'kysely';
import { type Actor, deriveSight, type Role } from '#core/people/actor.ts';
import { refuse } from '#core/platform/public.ts';
import { passWhileFull, type Tx, withGate } from '#server/platform/public.ts';
import type { DB } from '../../db/types.ts';
import {
  findPostHolder,
  findSession,
  listPostHolders,
  type SessionRow,
  touchSession,
} from './sessions.queries.ts';
import { hashToken } from './tokens.ts';

export const IDLE_MINUTES = 30;
export const notSignedIn = () => refuse('forbidden', 'NOT_SIGNED_IN', '请先登录', 'Sign in first', ['登录']);

/** Acts of somebody who stands in for another say so beside the title: 副局长（受王某授权）. */
function toPostTitle(row: SessionRow): string {
  const title = row.posts[0]?.title ?? '';
  const givers = [...new Set(row.stand_ins.map((s) => s.name))];
  return givers.length > 0 ? `${title}（受${givers.join('、')}授权）` : title;
}

export function toActor(row: SessionRow): Actor {
  const roles = [...new Set([...row.posts, ...row.stand_ins].map((p) => p.role))] as Role[];
  const standsInFor = row.stand_ins.map(({ role, name, until }) => ({ role, personName: name, until }));
  return {
    regionId: row.region_id,
    personId: row.person_id,
    personName: row.person_name,
    login: row.login,
    orgId: row.org_id,
    orgName: row.org_name,
    orgPath: row.org_path,
    orgKind: row.org_kind,
    roles,
    postTitle: toPostTitle(row),
    sees: deriveSight(roles),
    forPersonId: row.posts.find((p) => p.for_person_id)?.for_person_id ?? null,
    mustChangePassword: row.must_change,
    ...(row.must_set_factor ? { mustSetSecondFactor: true } : {}),
    ...(standsInFor.length > 0 ? { standsInFor } : {}),
  };
}

/**
 * The person of a session token; a session that ended, idled half an hour or lost its post is no session. What a page asks by
 * the clock while nobody sits there does not count as use.
 */
export async function loadActor(
  db: Kysely<DB>,
  token: string | undefined,
  today: string,
  isAttended = true,
): Promise<Actor> {
  if (!token) throw notSignedIn();
  const tokenHash = hashToken(token);
  const row = await findSession(db, tokenHash, today, IDLE_MINUTES);
  if (row?.is_seen_long_ago && isAttended)
    await withGate(db, (tx) => touchSession(tx, tokenHash)).catch(passWhileFull);
  if (!row?.posts?.length) throw notSignedIn();
  return toActor(row);
}

/** A person as he acts at one of his units today, for what waits there for him; undefined when he holds no post there. */
export async function findPostHolderActor(
  db: Kysely<DB>,
  q: { regionId: number; personId: string; orgId: string; today: string },
): Promise<Actor | undefined> {
  const row = await withGate(db, (tx) => findPostHolder(tx, q));
  return row && toActor(row);
}

/** Everybody who may sign in, as he acts at each of his units today; for jobs that look on behalf of people. */
export async function listActors(tx: Tx, regionId: number, today: string): Promise<Actor[]> {
  return (await listPostHolders(tx, regionId, today)).map(toActor);
}

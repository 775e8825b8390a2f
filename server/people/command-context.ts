import os from 'node:os';
import type { Kysely } from 'kysely';
import { type Actor, toSystemActor } from '#core/people/actor.ts';
import { refuse } from '#core/platform/public.ts';
import { type Ctx, chinaDay, withGate } from '#server/platform/public.ts';
import type { DB } from '../../db/types.ts';
import { findCommandPerson } from './credentials.queries.ts';
import { toActor } from './load-actor.ts';

/**
 * The context of a command that writes: it acts as the person named by `--as`, with that person's rights, and the audit log
 * keeps both him and the account of the machine. Who can run it owns the data folder or knows the owner's address.
 */
export async function openCommandContext(app: Kysely<DB>, login: string): Promise<Ctx> {
  const now = new Date();
  const row = await withGate(app, (tx) => findCommandPerson(tx, login, chinaDay(now)));
  if (!row)
    throw refuse(
      'not-found',
      'PERSON_NOT_FOUND',
      `没有在岗人员的登录名是 ${login}`,
      `No active person has the login ${login}`,
      ['核对 --as 后的登录名'],
    );
  return toCommandContext(app, toActor(row), now);
}

/** The context of a command that only reads for whoever owns the data folder: no person stands behind it, the account does. */
export const openOwnerContext = (app: Kysely<DB>, regionId: number): Ctx =>
  toCommandContext(app, toSystemActor(regionId), new Date());

const toCommandContext = (db: Kysely<DB>, actor: Actor, now: Date): Ctx => ({
  db,
  actor,
  requestId: null,
  address: `command:${os.userInfo().username}`,
  sessionMark: 'command',
  today: chinaDay(now),
  now,
});

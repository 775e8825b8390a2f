import type { Kysely } from 'kysely';
import type { Actor } from '#core/people/public.ts';
import type { DB } from '../../db/types.ts';
import type { Replica } from './replica.ts';

/** Everything a read needs to know of the request; verbs take the same. Made in one place: bind-route.ts (or the command line). */
export interface Ctx {
  db: Kysely<DB>;
  /** A copy from which frozen periods may be read. */
  replica?: Replica;
  actor: Actor;
  /** From the client; the same request is carried out once. */
  requestId: string | null;
  /** Hash of what was asked under that id; without it every repeat of the id counts as the same. */
  askedHash?: string;
  address: string;
  /** First letters of the session's hash, for the audit log; never the token. */
  sessionMark: string;
  /** The day in Asia/Shanghai, `YYYY-MM-DD`: below the verb it is an argument. */
  today: string;
  now: Date;
}

/** A request without a session: sign-in and set-up. */
export interface PublicCtx {
  db: Kysely<DB>;
  address: string;
  /** The three administrators may not work from this address. */
  barsAdministrators?: boolean;
  agent: string;
  today: string;
  now: Date;
}

/** The day in China, whatever the server's own clock zone. */
export function chinaDay(now: Date): string {
  return new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}

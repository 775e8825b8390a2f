import { type Kysely, sql } from 'kysely';
import type { Actor } from '#core/people/public.ts';
import type { DB } from '../../db/types.ts';
import type { Tx } from './database.ts';

/** What a transaction may see: the settings that row-level security reads. */
export type Scope = Pick<Actor, 'regionId' | 'personId' | 'orgPath' | 'projectIds' | 'sees'>;

type DatabaseRole = 'luoshi_region' | 'luoshi_scoped' | 'luoshi_gate' | 'luoshi_audit';

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** One message with role and settings: begin + set + select + commit costs about 1.7 times a bare select. */
async function enter(tx: Tx, role: DatabaseRole, scope: Partial<Scope>): Promise<void> {
  const ids = scope.projectIds?.length ? `{${scope.projectIds.join(',')}}` : '';
  await sql
    .raw(
      `set local role ${role}; select set_config('app.region', ${quoted(String(scope.regionId ?? ''))}, true),` +
        ` set_config('app.person', ${quoted(scope.personId ?? '')}, true),` +
        ` set_config('app.org', ${quoted(scope.orgPath ?? '')}, true),` +
        ` set_config('app.project_ids', ${quoted(ids)}, true)`,
    )
    .execute(tx);
}

/** The one way into the ledger: a transaction in the person's scope. */
export function withScope<T>(db: Kysely<DB>, scope: Scope, run: (tx: Tx) => Promise<T>): Promise<T> {
  const role = scope.sees === 'region' ? 'luoshi_region' : 'luoshi_scoped';
  return db.transaction().execute(async (tx) => {
    await enter(tx, role, scope);
    return run(tx);
  });
}

/** Same, on one repeatable snapshot, for reads that must agree with each other (exports, bulletins, freezes). */
export function withSnapshot<T>(db: Kysely<DB>, scope: Scope, run: (tx: Tx) => Promise<T>): Promise<T> {
  const role = scope.sees === 'region' ? 'luoshi_region' : 'luoshi_scoped';
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      await enter(tx, role, scope);
      return run(tx);
    });
}

/** Sign-in, sessions, first administrator: sees nothing of the ledger. */
export function withGate<T>(db: Kysely<DB>, run: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await enter(tx, 'luoshi_gate', {});
    return run(tx);
  });
}

/** The auditor's view: the audit log and nothing else. */
export function withAudit<T>(db: Kysely<DB>, regionId: number, run: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await enter(tx, 'luoshi_audit', { regionId });
    return run(tx);
  });
}

/** Jobs: the login is `luoshi_worker` itself; settings only. */
export function withWorker<T>(db: Kysely<DB>, regionId: number, run: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('app.region', ${String(regionId)}, true)`.execute(tx);
    return run(tx);
  });
}

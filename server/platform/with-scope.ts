// The one file that opens transactions. BEGIN, role and settings travel in one message, and all end with the transaction.
import { type Kysely, sql } from 'kysely';
import pg from 'pg';
import type { DB } from '../../db/types.ts';
import type { Tx } from './database.ts';

export type { Tx };

/** What a transaction may see: the settings that row-level security reads. */
export interface Scope {
  regionId: number;
  personId: string;
  /** The unit whose subtree a scoped person sees. */
  orgPath: string;
  /** The few projects outside that subtree. */
  projectIds: string[];
  sees: 'region' | 'scoped';
}

type DatabaseRole = 'luoshi_region' | 'luoshi_scoped' | 'luoshi_gate' | 'luoshi_audit';

interface Opening {
  /** Absent for the worker, whose login has grants of its own. */
  role?: DatabaseRole;
  scope: Partial<Scope>;
  isolation?: 'repeatable read';
  /** The only projects that the transaction is about. */
  only?: readonly string[] | undefined;
}

const isId = (text: string): boolean => /^\d{1,18}$/.test(text);

/** A person who sees the region has no scope to narrow. */
const buildNarrowing = ({ role, only }: Opening): string =>
  role === 'luoshi_scoped' && only ? `; select narrow_projects('{${only.filter(isId).join(',')}}')` : '';

/** Every setting is written each time, so that nothing of an earlier transaction can be read. */
function buildOpening(opening: Opening): string {
  const { role, scope, isolation } = opening;
  const settings = {
    'app.region': String(scope.regionId ?? ''),
    'app.person': scope.personId ?? '',
    'app.org': scope.orgPath ?? '',
    'app.project_ids': scope.projectIds?.length ? `{${scope.projectIds.join(',')}}` : '',
    'app.narrowed': '',
  };
  const sets = Object.entries(settings).map(
    ([name, value]) => `set_config('${name}', ${pg.escapeLiteral(value)}, true)`,
  );
  const begin = isolation ? `begin isolation level ${isolation}` : 'begin';
  return `${begin};${role ? ` set local role ${role};` : ''} select ${sets.join(', ')}${buildNarrowing(opening)}`;
}

function runTransaction<T>(db: Kysely<DB>, opening: Opening, run: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql.raw(buildOpening(opening)).execute(tx);
    return run(tx);
  });
}

const roleOf = ({ sees }: Scope): DatabaseRole => (sees === 'region' ? 'luoshi_region' : 'luoshi_scoped');

/**
 * The one way into the ledger: a transaction in the person's scope. An act on a few projects names them in `only`: of what
 * the person sees only these stay visible, and the second line then costs what the act touches.
 */
export function withScope<T>(
  db: Kysely<DB>,
  scope: Scope,
  run: (tx: Tx) => Promise<T>,
  only?: readonly string[],
): Promise<T> {
  return runTransaction(db, { role: roleOf(scope), scope, only }, run);
}

/** Same, on one repeatable snapshot, for reads that must agree with each other (exports, bulletins, freezes). */
export function withSnapshot<T>(db: Kysely<DB>, scope: Scope, run: (tx: Tx) => Promise<T>): Promise<T> {
  return runTransaction(db, { role: roleOf(scope), scope, isolation: 'repeatable read' }, run);
}

/** Sign-in, sessions, first administrator: sees nothing of the ledger. */
export function withGate<T>(db: Kysely<DB>, run: (tx: Tx) => Promise<T>): Promise<T> {
  return runTransaction(db, { role: 'luoshi_gate', scope: {} }, run);
}

/** The auditor's view: the audit log and nothing else. */
export function withAudit<T>(db: Kysely<DB>, regionId: number, run: (tx: Tx) => Promise<T>): Promise<T> {
  return runTransaction(db, { role: 'luoshi_audit', scope: { regionId } }, run);
}

/** Jobs: the login is `luoshi_worker` itself; settings only. */
export function withWorker<T>(db: Kysely<DB>, regionId: number, run: (tx: Tx) => Promise<T>): Promise<T> {
  return runTransaction(db, { scope: { regionId } }, run);
}

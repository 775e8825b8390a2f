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
  /** The unit at which the person acts: the projects related to it are seen too. */
  orgId?: string;
  /** Exactly these projects outside the subtree, instead of those that are related to the unit. */
  projectIds?: string[];
  /** `administration`: nothing of the business, whatever the role may (migration 0157). */
  sees: 'region' | 'scoped' | 'administration';
}

type DatabaseRole = 'luoshi_region' | 'luoshi_scoped' | 'luoshi_gate' | 'luoshi_audit';

interface Opening {
  /** Absent for the worker, whose login has grants of its own. */
  role?: DatabaseRole;
  scope: Partial<Scope>;
  isolation?: 'repeatable read';
  /** The only projects that the transaction is about. */
  only?: readonly string[] | undefined;
  /** Statements that travel with the opening: locks, the claim of a request. The rows of the last one are handed on. */
  first?: string | undefined;
}

const isId = (text: string): boolean => /^\d{1,18}$/.test(text);

/** Statements about a few rows: a plan made once serves them all, planning each anew would cost ten times the work. */
const FEW = 50;

/** A person who sees the region has no scope to narrow. Related projects are looked up by the database itself. */
function buildSight({ role, scope, only }: Opening): string {
  if (role !== 'luoshi_scoped') return '';
  const named = only && `'{${only.filter(isId).join(',')}}'`;
  if (scope.projectIds || !isId(scope.orgId ?? '')) return named ? `; select narrow_projects(${named})` : '';
  const generic =
    only && only.length <= FEW ? `; select set_config('plan_cache_mode', 'force_generic_plan', true)` : '';
  return `${generic}; select see_projects(${scope.orgId}, ${named ?? 'null'})`;
}

/** Every setting is written each time, so that nothing of an earlier transaction can be read. */
function buildOpening(opening: Opening): string {
  const { role, scope, isolation } = opening;
  const settings = {
    'app.region': String(scope.regionId ?? ''),
    'app.person': scope.personId ?? '',
    'app.org': scope.orgPath ?? '',
    'app.project_ids': scope.projectIds?.length ? `{${scope.projectIds.join(',')}}` : '',
    'app.narrowed': '',
    'app.sees': scope.sees === 'administration' ? 'administration' : '',
  };
  const sets = Object.entries(settings).map(
    ([name, value]) => `set_config('${name}', ${pg.escapeLiteral(value)}, true)`,
  );
  const begin = isolation ? `begin isolation level ${isolation}` : 'begin';
  const own = `${begin};${role ? ` set local role ${role};` : ''} select ${sets.join(', ')}${buildSight(opening)}`;
  return opening.first ? `${own}; ${opening.first}` : own;
}

type Run<T> = (tx: Tx, opened: readonly unknown[]) => Promise<T>;

function runTransaction<T>(db: Kysely<DB>, opening: Opening, run: Run<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql.raw(buildOpening(opening)).execute(tx);
    return run(tx, rows);
  });
}

const roleOf = ({ sees }: Scope): DatabaseRole => (sees === 'scoped' ? 'luoshi_scoped' : 'luoshi_region');

/**
 * The one way into the ledger: a transaction in the person's scope. An act on a few projects names them in `only`: of what
 * the person sees only these stay visible, and the second line then costs what the act touches.
 */
export function withScope<T>(
  db: Kysely<DB>,
  scope: Scope,
  run: Run<T>,
  only?: readonly string[],
  first?: string,
): Promise<T> {
  return runTransaction(db, { role: roleOf(scope), scope, only, first }, run);
}

/** Sends the last statement of a transaction together with its end; nothing may be asked after it. */
export async function endWith(tx: Tx, statement: string): Promise<void> {
  await sql.raw(`${statement}; commit`).execute(tx);
}

/** Same, on one repeatable snapshot, for reads that must agree with each other (exports, bulletins, freezes). */
export function withSnapshot<T>(db: Kysely<DB>, scope: Scope, run: (tx: Tx) => Promise<T>): Promise<T> {
  return runTransaction(db, { role: roleOf(scope), scope, isolation: 'repeatable read' }, run);
}

/** Sign-in, sessions, first administrator: sees nothing of the ledger. */
export function withGate<T>(db: Kysely<DB>, run: (tx: Tx) => Promise<T>): Promise<T> {
  return runTransaction(db, { role: 'luoshi_gate', scope: {} }, run);
}

/** One question at the gate, in one message that is a transaction by itself. */
export async function askGate<R>(db: Kysely<DB>, question: string): Promise<R | undefined> {
  const { rows } = await sql.raw<R>(`set local role luoshi_gate; ${question}`).execute(db);
  return rows[0];
}

/** The auditor's view: the audit log and nothing else. */
export function withAudit<T>(db: Kysely<DB>, regionId: number, run: (tx: Tx) => Promise<T>): Promise<T> {
  return runTransaction(db, { role: 'luoshi_audit', scope: { regionId } }, run);
}

/** Jobs: the login is `luoshi_worker` itself; settings only. */
export function withWorker<T>(db: Kysely<DB>, regionId: number, run: (tx: Tx) => Promise<T>): Promise<T> {
  return runTransaction(db, { scope: { regionId } }, run);
}

/** The same on one repeatable snapshot: what is kept and what it is compared with are of one moment, whatever is signed meanwhile. */
export function withWorkerSnapshot<T>(
  db: Kysely<DB>,
  regionId: number,
  run: (tx: Tx) => Promise<T>,
): Promise<T> {
  return runTransaction(db, { scope: { regionId }, isolation: 'repeatable read' }, run);
}

// Migrations: plain SQL, forward only, in order, each in a transaction, recorded with its hash.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { refuse } from '#core/platform/refusal.ts';
import { readRolesSql } from './embedded-database.ts';
import { migrateQueues, QUEUE_SCHEMA } from './queues.ts';

export interface Migration {
  readonly name: string;
  readonly sha256: string;
  readonly text: string;
}

export interface MigrateOptions {
  /** These steps and no others, for restoring a backup: numbers are given before steps are finished, so a lower one may be newer. */
  readonly only?: readonly string[];
  readonly folder?: string;
  readonly onStep?: (name: string) => void;
}

const MIGRATE_LOCK = 7_061_702;
export const MIGRATIONS_FOLDER = path.join(import.meta.dirname, '../../db/migrations');

export function listMigrations(folder = MIGRATIONS_FOLDER): Migration[] {
  const names = fs.readdirSync(folder).filter((name) => name.endsWith('.sql'));
  return names.sort().map((name) => {
    const text = fs.readFileSync(path.join(folder, name), 'utf8');
    return { name, text, sha256: createHash('sha256').update(text).digest('hex') };
  });
}

/** One hash over names and contents; the head of db/types.ts carries it. */
export function hashMigrations(migrations = listMigrations()): string {
  const lines = migrations.map(({ name, sha256 }) => `${name} ${sha256}\n`);
  return createHash('sha256').update(lines.join('')).digest('hex');
}

const ROLES_READY = `
  select count(*) = 4 as ready from unnest(array['luoshi_region', 'luoshi_scoped', 'luoshi_gate', 'luoshi_audit']) role
  where exists (select from pg_auth_members m
    where m.roleid = to_regrole(role) and m.member = to_regrole('luoshi_app'))
    and (role not in ('luoshi_region', 'luoshi_scoped') or exists (select from pg_auth_members m
      where m.roleid = to_regrole(role) and m.member = to_regrole('luoshi_worker')))`;

/** Roles belong to the whole cluster; an owner who may not create roles finds them made by the operator. */
async function prepareRoles(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ ready: boolean }>(ROLES_READY);
  if (rows[0]?.ready) return;
  try {
    await client.query(readRolesSql());
  } catch (error) {
    throw refuse(
      'not-allowed-now',
      'DATABASE_ROLES_MISSING',
      `缺少数据库角色，当前登录无权创建：${String(error)}`,
      'Database roles are missing and this login may not create them.',
      ['以超级用户执行一次 db/roles.sql。Run db/roles.sql once as a superuser.'],
    );
  }
}

async function readApplied(client: pg.Client): Promise<Map<string, string>> {
  await client.query(`create table if not exists schema_migrations (
    name text primary key, sha256 text not null, applied_at timestamptz not null default now())`);
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from schema_migrations',
  );
  return new Map(rows.map((row) => [row.name, row.sha256]));
}

function requireUnchanged(applied: Map<string, string>, migrations: readonly Migration[]): void {
  const byName = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const [name, sha256] of applied) {
    const migration = byName.get(name);
    if (!migration)
      throw refuse(
        'not-allowed-now',
        'DATABASE_IS_NEWER',
        `数据库已执行 ${name}，本版本没有这一步：数据库由更新的版本建立。`,
        `The database has ${name}, which this version does not know: a newer version made it.`,
        ['改用更新的版本。Use the newer version.'],
      );
    if (migration.sha256 !== sha256)
      throw refuse(
        'not-allowed-now',
        'MIGRATION_CHANGED',
        `迁移文件 ${name} 在执行之后被改动。`,
        `The migration ${name} was changed after it had been applied.`,
        ['恢复该文件，改动另写新的迁移。Restore the file and write a new migration.'],
      );
  }
}

async function applyMigration(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.text);
    await client.query('insert into schema_migrations (name, sha256) values ($1, $2)', [
      migration.name,
      migration.sha256,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`迁移 ${migration.name} 失败。Migration ${migration.name} failed: ${String(error)}`, {
      cause: error,
    });
  }
}

/** Every login may learn which version the database is, to refuse serving from an older one. */
const GRANTS = `
  grant select on schema_migrations to public;
  grant usage on schema ${QUEUE_SCHEMA} to luoshi_region, luoshi_scoped, luoshi_gate, luoshi_worker;
  grant select, insert on ${QUEUE_SCHEMA}.job to luoshi_region, luoshi_scoped, luoshi_gate;
  grant select on ${QUEUE_SCHEMA}.archive to luoshi_region, luoshi_scoped;
  grant select on ${QUEUE_SCHEMA}.queue to luoshi_region, luoshi_scoped, luoshi_gate;
  grant execute on all functions in schema ${QUEUE_SCHEMA} to luoshi_region, luoshi_scoped, luoshi_gate, luoshi_worker;
  grant select, insert, update, delete on all tables in schema ${QUEUE_SCHEMA} to luoshi_worker`;

function chooseSteps(migrations: readonly Migration[], only: readonly string[] | undefined): Migration[] {
  if (!only) return [...migrations];
  const names = new Set(migrations.map(({ name }) => name));
  const unknown = only.filter((name) => !names.has(name));
  if (unknown.length > 0) throw new Error(`no migration ${unknown.join(', ')}`);
  return migrations.filter(({ name }) => only.includes(name));
}

/** Brings the database to the newest version (or through the steps of `only`) and returns the names of the steps taken. */
export async function migrate(ownerUrl: string, options: MigrateOptions = {}): Promise<string[]> {
  const migrations = listMigrations(options.folder);
  const wanted = chooseSteps(migrations, options.only);
  const client = new pg.Client({
    connectionString: ownerUrl,
    options: '-c search_path=public -c TimeZone=Asia/Shanghai',
  });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATE_LOCK]);
    await prepareRoles(client);
    const applied = await readApplied(client);
    requireUnchanged(applied, migrations);
    const pending = wanted.filter(({ name }) => !applied.has(name));
    for (const migration of pending) {
      await applyMigration(client, migration);
      options.onStep?.(migration.name);
    }
    await migrateQueues(ownerUrl);
    await client.query(GRANTS);
    return pending.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

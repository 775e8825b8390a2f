// Refuses to serve from a database or with a login that would undo the product's protection.
import { type Kysely, sql } from 'kysely';
import { refuse } from '#core/platform/refusal.ts';
import type { DB } from '../../db/types.ts';
import { listMigrations } from './migrate.ts';

interface Standing {
  login: string;
  is_superuser: boolean;
  owns_tables: boolean;
  finds_chinese: boolean;
  version: number;
}

const OLDEST_VERSION = 150_000;

/** With LC_CTYPE=C the trigrams of Chinese words are empty, so a search would find nothing in silence. */
async function readStanding(db: Kysely<DB>): Promise<Standing> {
  const { rows } = await sql<Standing>`
    select current_user as login,
      (select rolsuper from pg_roles where rolname = current_user) as is_superuser,
      exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('public', 'derived') and c.relkind in ('r', 'p')
          and pg_has_role(current_user, c.relowner, 'member')) as owns_tables,
      coalesce(array_length(show_trgm('望川县'), 1), 0) > 0 as finds_chinese,
      current_setting('server_version_num')::int as version`.execute(db);
  const standing = rows[0];
  if (!standing) throw new Error('the database gave no answer about itself');
  return standing;
}

async function requireMigrated(db: Kysely<DB>): Promise<void> {
  const wanted = listMigrations().map(({ name }) => name);
  const { rows } = await sql<{
    table: string | null;
  }>`select to_regclass('public.schema_migrations') as table`.execute(db);
  const applied = rows[0]?.table
    ? (await sql<{ name: string }>`select name from schema_migrations`.execute(db)).rows.map(
        ({ name }) => name,
      )
    : [];
  if (wanted.length === applied.length && wanted.every((name) => applied.includes(name))) return;
  throw refuse(
    'not-allowed-now',
    'DATABASE_NOT_MIGRATED',
    '数据库结构与本版本不一致。',
    'The database is of another version than the product.',
    [
      '以 LUOSHI_OWNER_URL 启动一次，或运行 npm run luoshi -- migrate。Start once with LUOSHI_OWNER_URL, or run npm run luoshi -- migrate.',
    ],
  );
}

/** To be called with each pool before the server listens. */
export async function requireSafeDatabase(db: Kysely<DB>): Promise<void> {
  await requireMigrated(db);
  const standing = await readStanding(db);
  if (standing.version < OLDEST_VERSION)
    throw refuse(
      'not-allowed-now',
      'DATABASE_TOO_OLD',
      '需要 PostgreSQL 15 或更新版本。',
      'PostgreSQL 15 or newer is needed.',
    );
  if (standing.is_superuser || standing.owns_tables)
    throw refuse(
      'not-allowed-now',
      'DATABASE_LOGIN_TOO_STRONG',
      `登录角色 ${standing.login} 是超级用户或库表的所有者，行级权限对它不起作用。`,
      `The login ${standing.login} is a superuser or owns the tables, so row-level security does not bind it.`,
      ['改用 luoshi_app（网页）或 luoshi_worker（后台任务）。Use luoshi_app or luoshi_worker.'],
    );
  if (!standing.finds_chinese)
    throw refuse(
      'not-allowed-now',
      'DATABASE_WITHOUT_CHINESE',
      '数据库的 LC_CTYPE 为 C，无法检索中文。',
      'LC_CTYPE of the database is C, so Chinese cannot be searched.',
      [
        "另建数据库后用备份恢复。Make another one and restore a backup: create database luoshi owner luoshi_owner template template0 encoding 'UTF8' locale 'C.UTF-8'",
      ],
    );
}

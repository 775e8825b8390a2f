import pg from 'pg';
import { afterAll, expect, inject, test } from 'vitest';
import { openKysely, openPool } from './database.ts';
import { buildSocketUrl } from './embedded-database.ts';
import { BOOTSTRAP_ROLE } from './embedded-postgres.ts';
import { migrate } from './migrate.ts';
import { requireSafeDatabase } from './require-safe-database.ts';
import { emptyDatabase, testDatabase } from './testing.ts';

const { app, worker, urls } = await testDatabase();
const socket = inject('scratchCluster');
if (!socket) throw new Error('the run has a cluster');
const opened: { destroy(): Promise<void> }[] = [];
afterAll(async () => {
  for (const db of opened) await db.destroy();
});

function open(url: string) {
  const db = openKysely(openPool({ connectionString: url }, 1));
  opened.push(db);
  return db;
}

test('the logins of web and worker are served', async () => {
  await expect(requireSafeDatabase(app)).resolves.toBeUndefined();
  await expect(requireSafeDatabase(worker)).resolves.toBeUndefined();
});

test('the owner is refused, for row-level security does not bind him', async () => {
  await expect(requireSafeDatabase(open(urls.owner))).rejects.toThrow(/DATABASE_LOGIN_TOO_STRONG/);
});

test('a superuser is refused', async () => {
  const database = new URL(urls.app).pathname.slice(1);
  const url = buildSocketUrl(socket, BOOTSTRAP_ROLE, database);
  await expect(requireSafeDatabase(open(url))).rejects.toThrow(/DATABASE_LOGIN_TOO_STRONG/);
});

test('a database without this version of the schema is refused', async () => {
  const empty = await emptyDatabase();
  await expect(requireSafeDatabase(open(empty.urls.app))).rejects.toThrow(/DATABASE_NOT_MIGRATED/);
});

test('a database in which Chinese cannot be searched is refused, with the remedy', async () => {
  const bootstrap = new pg.Client({ connectionString: buildSocketUrl(socket, BOOTSTRAP_ROLE, 'postgres') });
  await bootstrap.connect();
  const name = `c_${Math.random().toString(36).slice(2)}`;
  await bootstrap.query(
    `create database ${name} owner luoshi_owner template template0 encoding 'UTF8' locale_provider libc locale 'C'`,
  );
  await migrate(buildSocketUrl(socket, 'luoshi_owner', name));
  const db = openKysely(openPool({ connectionString: buildSocketUrl(socket, 'luoshi_app', name) }, 1));
  const refusal = await requireSafeDatabase(db).catch((error: unknown) => error);
  expect(refusal).toMatchObject({
    body: { code: 'DATABASE_WITHOUT_CHINESE', allowed: [expect.stringContaining('C.UTF-8')] },
  });
  await db.destroy();
  await bootstrap.query(`drop database ${name} with (force)`);
  await bootstrap.end();
});

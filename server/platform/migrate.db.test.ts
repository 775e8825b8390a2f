import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openPool } from './database.ts';
import { hashMigrations, listMigrations, migrate } from './migrate.ts';
import { emptyDatabase, testDatabase } from './testing.ts';

const { ownerPool, worker } = await testDatabase();
const database = await emptyDatabase();
const pool = openPool({ connectionString: database.urls.owner }, 4);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'luoshi-migrations-'));
afterAll(async () => {
  await pool.end();
  fs.rmSync(folder, { recursive: true });
});

const write = (name: string, text: string) => fs.writeFileSync(path.join(folder, name), text);
const run = (options = {}) => migrate(database.urls.owner, { folder, ...options });
const listTables = async () => {
  const { rows } = await pool.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_name <> 'schema_migrations' order by 1",
  );
  return rows.map(({ name }) => name);
};

beforeEach(async () => {
  await pool.query('drop schema public cascade; create schema public');
  for (const name of fs.readdirSync(folder)) fs.rmSync(path.join(folder, name));
  write('0001-a.sql', 'create table a (n int);');
  write('0002-b.sql', 'create table b (n int);');
});

describe('migrations', () => {
  test('are applied in order, once each', async () => {
    expect(await run()).toEqual(['0001-a.sql', '0002-b.sql']);
    expect(await run()).toEqual([]);
    write('0003-c.sql', 'alter table b add column m int;');
    expect(await run()).toEqual(['0003-c.sql']);
  });

  test('are those alone that are named, for restoring a backup: one with a lower number may be newer', async () => {
    write('0003-c.sql', 'create table c (n int);');
    expect(await run({ only: ['0001-a.sql', '0003-c.sql'] })).toEqual(['0001-a.sql', '0003-c.sql']);
    expect(await listTables()).toEqual(['a', 'c']);
    await expect(run({ only: ['0000-none.sql'] })).rejects.toThrow(/no migration/);
  });

  test('are refused when an applied one was changed', async () => {
    await run();
    write('0001-a.sql', 'create table a (n bigint);');
    await expect(run()).rejects.toThrow(/MIGRATION_CHANGED/);
  });

  test('are refused on a database that a newer version made', async () => {
    await run();
    fs.rmSync(path.join(folder, '0002-b.sql'));
    await expect(run()).rejects.toThrow(/DATABASE_IS_NEWER/);
  });

  test('leave nothing of a step that fails, and keep the steps before it', async () => {
    write('0002-b.sql', 'create table b (n int); create table b (n int);');
    await expect(run()).rejects.toThrow(/0002-b\.sql/);
    expect(await listTables()).toEqual(['a']);
    write('0002-b.sql', 'create table b (n int);');
    expect(await run()).toEqual(['0002-b.sql']);
  });

  test('started twice at once are applied once', async () => {
    const [first, second] = await Promise.all([run(), run()]);
    expect([...first, ...second]).toEqual(['0001-a.sql', '0002-b.sql']);
  });
});

test('the hash of the migrations changes with a name, with a text and with their order', () => {
  const [a, b] = listMigrations(folder);
  if (!a || !b) throw new Error('two migrations were written');
  const hashes = [
    [a, b],
    [b, a],
    [a],
    [a, { ...b, name: '0003-b.sql' }],
    [a, { ...b, sha256: a.sha256 }],
  ].map(hashMigrations);
  expect(new Set(hashes).size).toBe(hashes.length);
});

test('everybody may read which migrations were applied, nobody but the owner may write them', async () => {
  const { rows } = await ownerPool.query(
    "select has_table_privilege('luoshi_worker', 'schema_migrations', 'insert') as may",
  );
  expect(rows).toEqual([{ may: false }]);
  const names = await worker
    .selectFrom('schema_migrations' as 'regions')
    .select('name')
    .execute();
  expect(names.map(({ name }) => name)).toEqual(listMigrations().map(({ name }) => name));
});

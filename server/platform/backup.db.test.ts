import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildProveCommand } from './backup.command.ts';
import { backUp, sortByReference } from './backup.ts';
import type { BackupManifest } from './backup-manifest.ts';
import { openPool } from './database.ts';
import { listMigrations, migrate } from './migrate.ts';
import { restore } from './restore.ts';
import { emptyDatabase, testDatabase } from './testing.ts';

const { owner, ownerPool, urls } = await testDatabase();
const target = await emptyDatabase();
const sealedTarget = await emptyDatabase();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'luoshi-backup-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

const fileOf = (name: string) => path.join(folder, name);
const back = (file: string, ownerUrl = urls.owner) =>
  backUp({ ownerUrl, file, productVersion: '0.1.0', madeAt: new Date('2026-07-05T01:02:03Z') });
const sumsOf = ({ tables }: BackupManifest) =>
  tables.map(({ name, rows, sha256 }) => ({ name, rows, sha256 }));

const CONTENT = Buffer.from([0, 1, 2, 255, 92, 10, 9]);
const AWKWARD = '反斜杠 \\ 制表\t换行\n引号 " \' 空值 \\N';

beforeAll(async () => {
  await owner
    .insertInto('regions')
    .values({ id: 9, code: '9', name: AWKWARD, level: 'county', network_zone: 'internet' })
    .execute();
  const root = await owner
    .insertInto('orgs')
    .values({
      region_id: 9,
      code: 'r',
      name: '县政府',
      short_name: '县政府',
      kind: 'county',
      path: 'r9',
      official_order: 1,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await owner
    .insertInto('orgs')
    .values({
      region_id: 9,
      code: 't',
      name: '甘溪镇',
      short_name: '甘溪',
      kind: 'town',
      parent_id: root.id,
      path: 'r9.t',
      official_order: 2,
      aliases: ['甘溪', AWKWARD],
    })
    .execute();
  await owner
    .insertInto('file_contents')
    .values({ sha256: 'f'.repeat(64), content: CONTENT, size_bytes: CONTENT.length })
    .execute();
  await owner
    .insertInto('acts')
    .values({
      region_id: 9,
      kind: 'reports-confirmed.v1',
      person_id: 1,
      person_name: '甲',
      payload: JSON.stringify({ a: [1, null, AWKWARD] }),
    })
    .execute();
  await owner
    .insertInto('audit_entries')
    .values(
      [2019, 2031].map((year) => ({
        at: new Date(Date.UTC(year, 0, 1)),
        kind: 'sign-in',
        outcome: 'ok',
        region_id: 9,
      })),
    )
    .execute();
});

describe('a backup', () => {
  test('brought into an empty database gives the same rows, files, sequences, and the same backup again', async () => {
    const file = fileOf('whole.tar');
    const manifest = await back(file);
    expect(manifest.migrations.at(-1)?.name).toBe(listMigrations().at(-1)?.name);
    expect(manifest.tables.find(({ name }) => name === 'audit_entries')?.rows).toBe(2);

    const titles: string[] = [];
    const steps = [{ title: 'rebuild', run: async () => void titles.push('rebuilt') }];
    const restored = await restore({
      ownerUrl: target.urls.owner,
      file,
      steps,
      onStep: (title) => titles.push(title),
    });
    expect(restored).toEqual(manifest);
    expect(titles.slice(-2)).toEqual(['rebuild', 'rebuilt']);

    const pool = openPool({ connectionString: target.urls.owner }, 1);
    const { rows } = await pool.query('select content from file_contents');
    expect(rows).toEqual([{ content: CONTENT }]);
    expect((await pool.query('select name from regions')).rows).toEqual([{ name: AWKWARD }]);
    const next = "select nextval(pg_get_serial_sequence('orgs', 'id')) as next";
    expect((await pool.query(next)).rows).toEqual((await ownerPool.query(next)).rows);
    await pool.end();

    const again = await back(fileOf('again.tar'), target.urls.owner);
    expect(sumsOf(again)).toEqual(sumsOf(manifest));
  });

  test('is proved by bringing it back into a database that is thrown away', async () => {
    const file = fileOf('proved.tar');
    const manifest = await back(file);
    const out: string[] = [];
    const err: string[] = [];
    const titles: string[] = [];
    const step = { title: 'rebuild', run: async () => void titles.push('rebuilt') };
    const io = {
      stdout: (line: string) => void out.push(line),
      stderr: (line: string) => void err.push(line),
    };
    expect(await buildProveCommand([step])([file, '--json'], io)).toBe(0);
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    expect(JSON.parse(out.join(''))).toMatchObject({ tables: manifest.tables.length, rows });
    expect(titles).toEqual(['rebuilt']);
    const failing = { title: 'verify', run: () => Promise.reject(new Error('a chain is broken')) };
    await expect(buildProveCommand([failing])([file], io)).rejects.toThrow('a chain is broken');
  }, 60_000);

  test('under a password comes back with it alone', async () => {
    const file = fileOf('sealed.tar');
    const seal = { password: 'a long password', by: 'sm4' as const };
    const manifest = await backUp({
      ...{
        ownerUrl: urls.owner,
        file,
        productVersion: '0.1.0',
        madeAt: new Date('2026-07-05T01:02:03Z'),
        seal,
      },
    });
    expect(fs.readFileSync(file).includes(Buffer.from('manifest'))).toBe(false);
    const ask = (password?: string) =>
      restore({ ownerUrl: sealedTarget.urls.owner, file, ...(password === undefined ? {} : { password }) });
    await expect(ask()).rejects.toMatchObject({ body: { code: 'BACKUP_PASSWORD_MISSING' } });
    await expect(ask('a wrong password')).rejects.toMatchObject({ body: { code: 'BACKUP_SEAL_BROKEN' } });
    expect(sumsOf(await ask(seal.password))).toEqual(sumsOf(manifest));
    expect(fs.readdirSync(folder).filter((name) => name.startsWith('.opened-'))).toEqual([]);
  });

  test('can be opened with the tools of every system', async () => {
    const file = fileOf('plain.tar');
    await back(file);
    const list = spawnSync('tar', ['-tf', file], { encoding: 'utf8' });
    expect(list.status).toBe(0);
    expect(list.stdout.split('\n')).toContain('tables/public.orgs.copy.gz');
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  });

  test('shows one moment, though rows are added while it is made', async () => {
    const before = await sql<{ n: number }>`select count(*)::int as n from acts`.execute(owner);
    const manifest = await backUp({
      ownerUrl: urls.owner,
      file: fileOf('moment.tar'),
      productVersion: '0.1.0',
      madeAt: new Date(),
      // The first table is copied; acts comes later, and must not show this row.
      onTable: async (name) => {
        if (name === 'regions')
          await ownerPool.query(
            "insert into acts (region_id, kind, person_id, person_name, payload) values (9, 'late.v1', 1, '乙', '{}')",
          );
      },
    });
    const after = await sql<{ n: number }>`select count(*)::int as n from acts`.execute(owner);
    expect(after.rows[0]?.n).toBe((before.rows[0]?.n ?? 0) + 1);
    expect(manifest.tables.find(({ name }) => name === 'acts')?.rows).toBe(before.rows[0]?.n);
  });

  test('does not take the place of a file, and leaves nothing beside it when it fails', async () => {
    const file = fileOf('taken.tar');
    fs.writeFileSync(file, 'mine');
    await expect(back(file)).rejects.toThrow(/BACKUP_FILE_EXISTS/);
    expect(fs.readFileSync(file, 'utf8')).toBe('mine');
    const elsewhere = fileOf('failed.tar');
    await expect(back(elsewhere, urls.worker)).rejects.toThrow(/permission denied/);
    expect(fs.readdirSync(folder).filter((name) => name.startsWith('failed'))).toEqual([]);
  });

  test('leaves out sessions and one-time links', async () => {
    const { tables } = await back(fileOf('left-out.tar'));
    const names = tables.map(({ name }) => name);
    expect(names).toContain('persons');
    for (const name of [
      'sessions',
      'setup_links',
      'reply_links',
      'sign_in_counters',
      'request_counts',
      'schema_migrations',
    ])
      expect(names).not.toContain(name);
  });
});

describe('restore refuses', () => {
  test('a database that is not empty', async () => {
    const file = fileOf('refused.tar');
    await back(file);
    await expect(restore({ ownerUrl: urls.owner, file })).rejects.toThrow(/DATABASE_NOT_EMPTY/);
    expect((await ownerPool.query('select from regions')).rowCount).toBe(1);
  });

  test('a damaged or cut-off file, before it touches the database', async () => {
    const file = fileOf('good.tar');
    await back(file);
    const bytes = fs.readFileSync(file);
    const fresh = await emptyDatabase();
    const damage: Record<string, Buffer> = {
      'cut.tar': bytes.subarray(0, bytes.length - 3000),
      'none.tar': Buffer.from('no backup'),
      'changed.tar': Buffer.from(
        bytes
          .toString('latin1')
          .replace('"rows": 2,', '"rows": 3,')
          .replace(/"sha256": "([0-9a-f])/g, (_, digit) => `"sha256": "${digit === '0' ? '1' : '0'}`),
        'latin1',
      ),
    };
    const middle = Buffer.from(bytes);
    const place = bytes.indexOf('tables/public.acts') + 512 + 40;
    middle.writeUInt8(middle.readUInt8(place) ^ 0xff, place);
    damage['flipped.tar'] = middle;
    for (const [name, content] of Object.entries(damage)) {
      fs.writeFileSync(fileOf(name), content);
      await expect(restore({ ownerUrl: fresh.urls.owner, file: fileOf(name) }), name).rejects.toThrow(
        name === 'changed.tar' ? /BACKUP_/ : /BACKUP_DAMAGED/,
      );
    }
    const pool = openPool({ connectionString: fresh.urls.owner }, 1);
    expect((await pool.query("select to_regclass('regions') as found")).rows).toEqual([{ found: null }]);
    await pool.end();
  });
});

test('a backup of an older version is brought back as it was and then migrated forward', async () => {
  const old = fs.mkdtempSync(path.join(folder, 'old-'));
  const now = fs.mkdtempSync(path.join(folder, 'now-'));
  const first =
    'create table regions (id int primary key, name text); create table notes (id bigint generated always as identity primary key, region_id int references regions, text text);';
  for (const place of [old, now]) {
    fs.writeFileSync(path.join(place, '0001-a.sql'), first);
    fs.writeFileSync(path.join(place, '0003-c.sql'), 'create table later (n int);');
  }
  // Written after 0003, though its number is lower: the backup was made without it.
  fs.writeFileSync(
    path.join(now, '0002-b.sql'),
    "alter table notes add column mark text not null default '旧'; alter table notes rename text to body;",
  );
  const source = await emptyDatabase();
  await migrate(source.urls.owner, { folder: old });
  const pool = openPool({ connectionString: source.urls.owner }, 1);
  await pool.query(
    "insert into regions values (1, '甲县'); insert into notes (region_id, text) values (1, '一'), (1, '二')",
  );
  await pool.end();
  const file = fileOf('older.tar');
  await back(file, source.urls.owner);

  const fresh = await emptyDatabase();
  await restore({ ownerUrl: fresh.urls.owner, file, migrationsFolder: now });
  const restored = openPool({ connectionString: fresh.urls.owner }, 1);
  await restored.query("insert into notes (region_id, body, mark) values (1, '三', '新')");
  expect((await restored.query('select id, body, mark from notes order by id')).rows).toEqual([
    { id: '1', body: '一', mark: '旧' },
    { id: '2', body: '二', mark: '旧' },
    { id: '3', body: '三', mark: '新' },
  ]);
  await restored.end();

  const behind = await emptyDatabase();
  fs.writeFileSync(path.join(now, '0001-a.sql'), `${first}\n-- changed`);
  await expect(restore({ ownerUrl: behind.urls.owner, file, migrationsFolder: now })).rejects.toThrow(
    /BACKUP_OF_ANOTHER_VERSION/,
  );
});

test('tables are filled after those that they refer to, and a circle is named', () => {
  const shape = (name: string, parents: string[]) => ({
    schema: 'public',
    name,
    columns: ['id'],
    key: ['id'],
    parents,
  });
  expect(
    sortByReference([shape('c', ['b']), shape('b', ['a']), shape('a', [])]).map(({ name }) => name),
  ).toEqual(['a', 'b', 'c']);
  expect(() => sortByReference([shape('a', ['b']), shape('b', ['a'])])).toThrow(/circle: a, b/);
});

import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { restoreSymlinks } from './embedded-binaries.ts';
import { buildSocketUrl, openEmbeddedDatabase, recreateDatabase } from './embedded-database.ts';
import { BOOTSTRAP_ROLE, type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import { resolveHomeFolder } from './home-folder.ts';
import { isAlivePostmaster, pidFileOf, readPidFile } from './postmaster-state.ts';

const isRoot = process.getuid?.() === 0;
const root = fs.mkdtempSync(path.join(os.tmpdir(), 'luoshi-launcher-'));
const clusterPath = path.join(root, 'county 望川', 'pg');
const servers: EmbeddedPostgres[] = [];

beforeAll(() => {
  fs.chmodSync(root, 0o711);
  delete process.env.LUOSHI_DATA;
});
afterAll(async () => {
  for (const server of servers) await server.stop();
  fs.rmSync(root, { recursive: true, force: true });
});

async function start(folder = clusterPath): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ clusterPath: folder });
  servers.push(server);
  return server;
}

async function ask<T extends pg.QueryResultRow>(server: EmbeddedPostgres, statement: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: buildSocketUrl(server, BOOTSTRAP_ROLE, 'postgres') });
  await client.connect();
  try {
    return (await client.query<T>(statement)).rows;
  } finally {
    await client.end();
  }
}

const ownerOf = (folder: string) => {
  const { uid, gid } = fs.statSync(folder);
  return { uid, gid };
};

async function waitUntilDead(pid: number): Promise<void> {
  while (isAlivePostmaster(pid, clusterPath)) await sleep(20);
}

describe('the embedded server', () => {
  test('keeps checksums, reads Chinese, and listens on a closed unix socket only', async () => {
    const server = await start();
    const [settings] = await ask(
      server,
      `select current_setting('data_checksums') as checksums, current_setting('listen_addresses') as addresses,
        current_setting('server_encoding') as encoding, 'Ａ县' ~ '^\\w+$' as knows_letters`,
    );
    expect(settings).toEqual({ checksums: 'on', addresses: '', encoding: 'UTF8', knows_letters: true });
    expect(fs.statSync(server.socketFolder).mode & 0o777).toBe(0o700);
  });

  test('has every acknowledged row after kill -9 and a new start', async () => {
    const server = await start();
    await ask(server, 'create table rows_kept (n int)');
    for (let n = 0; n < 20; n += 1) await ask(server, `insert into rows_kept values (${n})`);
    process.kill(server.pid, 'SIGKILL');
    await waitUntilDead(server.pid);
    const again = await start();
    expect(again.origin).toBe('started');
    expect(await ask(again, 'select count(*)::int as n from rows_kept')).toEqual([{ n: 20 }]);
  });

  test('is adopted when an earlier run left it, and can be stopped by the one who adopts it', async () => {
    const server = await start();
    const adopter = await start();
    expect(adopter).toMatchObject({ origin: 'adopted', pid: server.pid });
    await adopter.stop();
    expect(isAlivePostmaster(server.pid, clusterPath)).toBe(false);
    expect(fs.existsSync(pidFileOf(clusterPath))).toBe(false);
  });

  test('starts although its socket is still locked under the number of a process that lives', async () => {
    const server = await start();
    process.kill(server.pid, 'SIGKILL');
    await waitUntilDead(server.pid);
    const lock = path.join(clusterPath, '.s.PGSQL.5432.lock');
    const text = fs.readFileSync(lock, 'utf8');
    // As a zombie: a number that answers, of the same account.
    const sleeper = spawn('sleep', ['60'], { ...ownerOf(clusterPath), stdio: 'ignore' });
    fs.writeFileSync(lock, text.replace(/^\d+/, String(sleeper.pid)));
    const again = await start();
    sleeper.kill();
    expect(again.origin).toBe('started');
  });

  test('is joined, never doubled, when another container runs it over the same folder and its number means nothing here', async () => {
    const server = await start();
    const kept = fs.readFileSync(pidFileOf(clusterPath), 'utf8');
    fs.writeFileSync(pidFileOf(clusterPath), kept.replace(/^\d+/, '4194301'));
    const other = await start();
    fs.writeFileSync(pidFileOf(clusterPath), kept);
    expect(other.origin).toBe('adopted');
    const started = 'select pg_postmaster_start_time()::text as at';
    expect(await ask(other, started)).toEqual(await ask(server, started));
  });

  test('starts although the pid file names a number that another program has now', async () => {
    await (await start()).stop();
    fs.writeFileSync(
      pidFileOf(clusterPath),
      `${process.pid}\n${clusterPath}\n0\n5432\n${clusterPath}\n\n0 0\nready\n`,
    );
    const server = await start();
    expect(server.origin).toBe('started');
    expect(server.pid).not.toBe(process.pid);
    await server.stop();
  });

  test.skipIf(process.platform !== 'linux')('starts although the pid file names a zombie', async () => {
    // The program that takes the shell's place never reaps the shell's child, which ends when the shell is gone.
    const parent = spawn('sh', ['-c', 'sleep 1 & echo $!; exec sleep 30'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const zombie = await new Promise<string>((resolve) =>
      parent.stdout.once('data', (text) => resolve(String(text).trim())),
    );
    while (!/\) Z /.test(fs.readFileSync(`/proc/${zombie}/stat`, 'utf8'))) await sleep(20);
    fs.writeFileSync(
      pidFileOf(clusterPath),
      `${zombie}\n${clusterPath}\n0\n5432\n${clusterPath}\n\n0 0\nready\n`,
    );
    const server = await start();
    expect(server.origin).toBe('started');
    await server.stop();
    parent.kill('SIGKILL');
  });

  test('uses a closed folder under the temporary one when the path is too long for a socket, and removes it', async () => {
    const deep = path.join(root, 'd'.repeat(60), 'e'.repeat(60), 'pg');
    const server = await start(deep);
    expect(Buffer.byteLength(server.socketFolder)).toBeLessThan(80);
    expect(fs.statSync(server.socketFolder).mode & 0o777).toBe(0o700);
    expect(await ask(server, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(readPidFile(deep)?.socketFolder).toBe(server.socketFolder);
    await server.stop();
    expect(fs.existsSync(server.socketFolder)).toBe(false);
  });

  test('is made anew when its first making was cut short', async () => {
    const folder = path.join(root, 'cut', 'pg');
    fs.mkdirSync(`${folder}.new-dead`, { recursive: true });
    fs.mkdirSync(folder);
    fs.writeFileSync(path.join(folder, 'half'), '');
    fs.chmodSync(path.join(root, 'cut'), 0o711);
    const server = await start(folder);
    expect(await ask(server, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.stop();
  });

  test.skipIf(!isRoot)('runs for an ordinary user, who owns what it makes', () => {
    const home = path.join(root, 'ordinary');
    fs.mkdirSync(home);
    fs.chownSync(home, 65_534, 65_534);
    const script = `import { startEmbeddedPostgres } from ${JSON.stringify(path.join(import.meta.dirname, 'embedded-postgres.ts'))};
      const server = await startEmbeddedPostgres({ clusterPath: ${JSON.stringify(path.join(home, 'pg'))} });
      await server.stop(); console.log(server.origin);`;
    const result = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      uid: 65_534,
      gid: 65_534,
      encoding: 'utf8',
      cwd: path.join(import.meta.dirname, '../..'),
    });
    expect(result.stderr).toBe('');
    expect(result.stdout.trim()).toBe('started');
    expect(fs.statSync(path.join(home, 'pg')).uid).toBe(65_534);
  });
});

describe('the database of the product', () => {
  test('is kept by one process; another one only joins it', async () => {
    const folder = path.join(root, 'kept', 'pg');
    const keeper = await openEmbeddedDatabase(folder);
    const other = await openEmbeddedDatabase(folder);
    expect([keeper.origin, other.origin]).toEqual(['started', 'attached']);
    await other.close();
    const client = new pg.Client({ connectionString: keeper.urls.app });
    await client.connect();
    const { rows } = await client.query('select current_user as login, current_database() as database');
    expect(rows).toEqual([{ login: 'luoshi_app', database: 'luoshi' }]);
    await client.end();
    await keeper.close();
    expect(fs.existsSync(pidFileOf(folder))).toBe(false);
  });

  test('tells its keeper when the server ends unasked, and can be made empty', async () => {
    const folder = path.join(root, 'lost', 'pg');
    let lost: () => void = () => undefined;
    const isLost = new Promise<void>((resolve) => {
      lost = resolve;
    });
    const keeper = await openEmbeddedDatabase(folder, { onLost: () => lost() });
    const client = new pg.Client({ connectionString: keeper.urls.owner });
    await client.connect();
    await client.query('create table gone (n int)');
    await client.end();
    await recreateDatabase(keeper.urls);
    const again = new pg.Client({ connectionString: keeper.urls.owner });
    again.on('error', () => undefined);
    await again.connect();
    expect((await again.query("select to_regclass('gone') as found")).rows).toEqual([{ found: null }]);
    process.kill(readPidFile(folder)?.pid ?? 0, 'SIGKILL');
    await isLost;
    const revived = await openEmbeddedDatabase(folder);
    await revived.close();
  });
});

describe('the place of the data', () => {
  test.skipIf(!isRoot)(
    'is out of a closed checkout when root lends the work to an account that cannot enter it',
    () => {
      const checkout = path.join(root, 'closed', 'checkout');
      fs.mkdirSync(checkout, { recursive: true });
      fs.chmodSync(path.join(root, 'closed'), 0o700);
      const home = resolveHomeFolder(checkout, undefined);
      expect(home.path).toMatch(/^\/var\/lib\/luoshi\/[0-9a-f]{16}$/);
      expect(home.movedFrom).toBe(path.join(checkout, '.data'));
      expect(resolveHomeFolder(checkout, undefined).path).toBe(home.path);
      fs.rmdirSync(home.path);
    },
  );

  test('is .data in the checkout, or the one that is asked for', () => {
    expect(resolveHomeFolder(root, undefined).path).toBe(path.join(root, '.data'));
    expect(resolveHomeFolder(root, path.join(root, 'asked')).clusterPath).toBe(
      path.join(root, 'asked', 'postgres'),
    );
  });
});

test('symbolic links that npm left out are restored', () => {
  const folder = path.join(root, 'package');
  fs.mkdirSync(path.join(folder, 'native', 'lib'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'native', 'lib', 'libpq.so.5.17'), 'library');
  fs.writeFileSync(
    path.join(folder, 'native', 'pg-symlinks.json'),
    JSON.stringify([{ source: 'native/lib/libpq.so.5.17', target: 'native/lib/libpq.so.5' }]),
  );
  restoreSymlinks(folder);
  restoreSymlinks(folder);
  expect(fs.readFileSync(path.join(folder, 'native', 'lib', 'libpq.so.5'), 'utf8')).toBe('library');
});

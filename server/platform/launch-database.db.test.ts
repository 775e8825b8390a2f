import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { resolveHomeFolder } from './home-folder.ts';
import { openLaunchDatabase } from './launch-database.ts';
import { readSampleMark, writeSampleMark } from './sample-mark.ts';

const CHECKOUT = path.join(import.meta.dirname, '../..');
const root = fs.mkdtempSync(path.join(os.tmpdir(), 'luoshi-first-start-'));
const calls = path.join(root, 'calls');
const home = () => resolveHomeFolder(root, path.join(root, 'home'));
const said: string[] = [];
const events = {
  say: (_zh: string, en: string) => void said.push(en),
  onAddressChange: () => void said.push('another address'),
};

/** A checkout whose command line writes down its calls; `seed` makes one region. */
const COMMAND_LINE = `
import fs from 'node:fs';
import pg from 'pg';
const [command] = process.argv.slice(2);
fs.appendFileSync(${JSON.stringify(calls)}, command + '\\n');
if (command === 'seed') {
  const client = new pg.Client({ connectionString: process.env.LUOSHI_OWNER_URL });
  await client.connect();
  await client.query("insert into regions (id, code, name, level, network_zone) values (1, '1', '望川县', 'county', 'internet')");
  await client.end();
}
`;

beforeAll(() => {
  fs.chmodSync(root, 0o711);
  fs.mkdirSync(path.join(root, 'server'));
  fs.writeFileSync(path.join(root, 'package.json'), '{"type":"module"}');
  fs.writeFileSync(path.join(root, 'server', 'cli.ts'), COMMAND_LINE);
  for (const name of ['node_modules', 'scripts'])
    fs.symlinkSync(path.join(CHECKOUT, name), path.join(root, name));
  for (const name of ['LUOSHI_DATABASE_URL', 'LUOSHI_OWNER_URL', 'LUOSHI_WORKER_URL'])
    delete process.env[name];
});
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

const countCalls = (): number =>
  fs.existsSync(calls) ? fs.readFileSync(calls, 'utf8').split('\n').length - 1 : 0;

async function startOnce(check: (query: (statement: string) => Promise<unknown[]>) => Promise<void>) {
  const database = await openLaunchDatabase(root, home(), events);
  const client = new pg.Client({ connectionString: database.urls.owner ?? '' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await check(async (statement) => (await client.query(statement)).rows);
    return { isSample: database.isSample, isEmpty: database.isEmpty };
  } finally {
    await client.end();
    await database.close();
  }
}

test('the first start makes the sample, the next one leaves it as it is', async () => {
  expect(
    await startOnce(async (query) => expect(await query('select id from regions')).toHaveLength(1)),
  ).toEqual({
    isSample: true,
    isEmpty: false,
  });
  expect(countCalls()).toBe(1);
  expect((await startOnce(async () => undefined)).isSample).toBe(true);
  expect(countCalls()).toBe(1);
});

test('a sample cut short is thrown away and made again', async () => {
  await startOnce(
    async (query) => void (await query("insert into calendar_years (year, source) values (1999, 'half')")),
  );
  writeSampleMark(home().path, { state: 'seeding' });
  await startOnce(async (query) => {
    expect(await query('select year from calendar_years where year = 1999')).toEqual([]);
    expect(await query('select id from regions')).toHaveLength(1);
  });
  expect(readSampleMark(home().path)).toEqual({ state: 'sample' });
});

test('a county of one’s own is never touched', async () => {
  fs.rmSync(path.join(home().path, 'sample.json'));
  const before = countCalls();
  expect((await startOnce(async () => undefined)).isSample).toBe(false);
  expect(readSampleMark(home().path)).toEqual({ state: 'own' });
  expect(countCalls()).toBe(before);
});

test('a second launcher of the same folder is told that the first one uses it', async () => {
  await startOnce(async () => {
    await expect(openLaunchDatabase(root, home(), events)).rejects.toThrow(/Another Luoshi process/);
  });
});

test('a given database that is down is named, with what to do', async () => {
  process.env.LUOSHI_DATABASE_URL = 'postgres://app:secret@127.0.0.1:9/luoshi';
  try {
    await expect(openLaunchDatabase(root, home(), events)).rejects.toMatchObject({
      body: { code: 'DATABASE_UNREACHABLE', zh: expect.stringContaining('127.0.0.1:9/luoshi') },
    });
  } finally {
    delete process.env.LUOSHI_DATABASE_URL;
  }
});

test('a database that fell and cannot start is tried until it can, at the same address', async () => {
  const database = await openLaunchDatabase(root, home(), events);
  const { clusterPath } = home();
  const settings = path.join(clusterPath, 'postgresql.conf');
  const [pid] = fs.readFileSync(path.join(clusterPath, 'postmaster.pid'), 'utf8').split('\n');
  fs.renameSync(settings, `${settings}.away`);
  said.length = 0;
  process.kill(Number(pid), 'SIGKILL');
  await vi.waitFor(
    () => expect(said).toContain('The embedded database ended unexpectedly; starting it again …'),
    20_000,
  );
  await sleep(1_000);
  fs.renameSync(`${settings}.away`, settings);
  await vi.waitFor(() => expect(said).toContain('The embedded database is back.'), 30_000);
  const client = new pg.Client({ connectionString: database.urls.owner ?? '' });
  await client.connect();
  expect((await client.query('select id from regions')).rowCount).toBe(1);
  await client.end();
  expect(said).not.toContain('another address');
  await database.close();
}, 60_000);

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { openEmbeddedDatabase, recreateDatabase } from './embedded-database.ts';
import { type HomeFolder, resolveHomeFolder } from './home-folder.ts';
import { migrate } from './migrate.ts';
import { replaceSample, requireSampleFolder } from './replace-sample.ts';
import { readSampleMark, writeSampleMark } from './sample-mark.ts';

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'luoshi-replace-'));
fs.chmodSync(root, 0o711);
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));
const home: HomeFolder = resolveHomeFolder(root, path.join(root, 'home'));
const ENVIRONMENT = { LUOSHI_DATA: path.join(root, 'home') };

async function ask<Row extends pg.QueryResultRow>(statement: string): Promise<Row[]> {
  const database = await openEmbeddedDatabase(home.clusterPath);
  const client = new pg.Client({ connectionString: database.urls.owner });
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
    await database.close();
  }
}

/** A county in the folder, as a restore leaves one: rows, but no mark yet. */
async function putCounty(): Promise<void> {
  const database = await openEmbeddedDatabase(home.clusterPath);
  await recreateDatabase(database.urls);
  await migrate(database.urls.owner);
  await database.close();
  await ask(
    "insert into regions (id, code, name, level, network_zone) values (1, '1', '某县', 'county', 'internet') returning id",
  );
}
const codeOf = (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => 'done',
    (error: { body?: { code: string } }) => error.body?.code ?? String(error),
  );
const nothing = () => Promise.resolve('furnished');

test('A county that a restore has put there, before its first start, is never thrown away as a sample', async () => {
  await putCounty();
  expect(readSampleMark(home.path)).toBeUndefined();
  expect(await codeOf(replaceSample(home, nothing))).toBe('NOT_A_SAMPLE');
  expect(await ask('select id from regions')).toHaveLength(1);
  writeSampleMark(home.path, { state: 'own' });
  expect(() => requireSampleFolder(ENVIRONMENT)).toThrow(/NOT_A_SAMPLE/);
});

test('A marked sample makes room: the database is empty and the folder is somebody’s own', async () => {
  writeSampleMark(home.path, { state: 'sample' });
  expect(requireSampleFolder(ENVIRONMENT).path).toBe(home.path);
  expect(await replaceSample(home, nothing)).toBe('furnished');
  expect(await ask('select id from regions')).toEqual([]);
  expect(readSampleMark(home.path)).toEqual({ state: 'own' });
});

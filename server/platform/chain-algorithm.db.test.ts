import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { runChainAlgorithm } from './chain-algorithm.command.ts';
import { testDatabase } from './testing.ts';

const db = await testDatabase();
const said: string[] = [];
const say = (text: string) => void said.push(text);
const run = (...args: string[]) => runChainAlgorithm(args, { stdout: say, stderr: say });

/** What a switch would have left: the choice itself and its entry in the audit log. */
async function listTraces(): Promise<unknown[]> {
  const { rows } = await sql`select algorithm from chain_algorithms
    union all select kind from audit_entries where kind = 'chain-algorithm'`.execute(db.owner);
  return rows;
}

beforeAll(async () => {
  vi.stubEnv('LUOSHI_OWNER_URL', db.urls.owner);
  vi.stubEnv('LUOSHI_DATABASE_URL', db.urls.app);
  vi.stubEnv('LUOSHI_WORKER_URL', db.urls.worker);
  await db.owner
    .insertInto('regions')
    .values({ id: 9, code: '9', name: '望川县', level: 'county', network_zone: 'internet' })
    .execute();
});
afterAll(() => {
  vi.unstubAllEnvs();
});

test('A database without pgcrypto refuses the switch with what to install, and nothing is changed', async () => {
  await sql`drop extension pgcrypto`.execute(db.owner);
  await expect(run('sm3')).rejects.toMatchObject({
    body: {
      code: 'SM3_NOT_THERE',
      zh: expect.stringContaining('数据库没有 SM3'),
      allowed: [expect.stringContaining('pgcrypto')],
    },
  });
  expect(await listTraces()).toEqual([]);
});

test.each([
  ['an OpenSSL without SM3', `raise exception 'Cannot use "sm3": No such hash algorithm'`],
  ['a function that reckons something else', 'return sha256(content)'],
])('%s refuses the switch too', async (_, body) => {
  await sql`create function digest(content bytea, kind text) returns bytea language plpgsql
    as ${sql.lit(`begin ${body}; end`)}`.execute(db.owner);
  await expect(run('sm3')).rejects.toMatchObject({ body: { code: 'SM3_NOT_THERE' } });
  await sql`drop function digest(bytea, text)`.execute(db.owner);
  expect(await listTraces()).toEqual([]);
});

test('Once the extension is there the same command goes through', async () => {
  await sql`create extension pgcrypto`.execute(db.owner);
  expect(await run('sm3')).toBe(0);
  expect(said.at(-1)).toBe('望川县：此后接上的环用 SM3');
  expect(await listTraces()).toEqual([{ algorithm: 'sm3' }, { algorithm: 'chain-algorithm' }]);
});

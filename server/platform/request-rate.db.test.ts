import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { buildApp } from '../app.ts';
import { MOST_A_MINUTE, openRequestRate, TOLD_AT_ONCE } from './request-rate.ts';
import { testDatabase } from './testing.ts';

const { app: db, owner } = await testDatabase();
const HALF = MOST_A_MINUTE / 2;

const countOf = async (address: string): Promise<number | undefined> =>
  (await owner.selectFrom('request_counts').select('requests').where('address', '=', address).execute())[0]
    ?.requests;

/** Tests that cross a minute would count in two of them. */
async function waitForRoom(): Promise<void> {
  const left = 60_000 - (Date.now() % 60_000);
  if (left < 25_000) await sleep(left + 50);
}

test('Two web processes over one database count the requests of an address together, and refuse it together', async () => {
  await waitForRoom();
  const [one, other] = [await buildApp({ db }), await buildApp({ db })];
  const ask = (app: typeof one, remoteAddress = '10.9.8.7') =>
    app.inject({ url: '/api/health', remoteAddress });
  const refused = { one: 0, other: 0 };
  for (let n = 0; n < HALF + 2 * TOLD_AT_ONCE; n += 1) {
    if ((await ask(one)).statusCode === 429) refused.one += 1;
    if ((await ask(other)).statusCode === 429) refused.other += 1;
    // Requests that are injected leave the line to the database no turn of its own.
    if (n % TOLD_AT_ONCE === 0) await sleep(20);
  }
  // Alone, neither would have refused anything: each was asked little more than half of what is allowed.
  expect(Math.min(refused.one, refused.other)).toBeGreaterThan(0);
  expect(refused.one + refused.other).toBeLessThanOrEqual(4 * TOLD_AT_ONCE);
  const answer = await ask(one);
  expect(answer.json()).toMatchObject({ kind: 'limit', code: 'TOO_MANY_REQUESTS' });
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  expect((await ask(one, '10.9.8.6')).statusCode).toBe(200);
  await Promise.all([one.close(), other.close()]);
}, 120_000);

test('Below a hundred requests nothing is asked of the database, and who was refused asks nothing more', async () => {
  let at = Date.now();
  const rate = openRequestRate(db, () => at);
  for (let n = 1; n < TOLD_AT_ONCE; n += 1) expect(rate.count('10.1.0.1')).toBeUndefined();
  expect(await countOf('10.1.0.1')).toBeUndefined();
  rate.count('10.1.0.1');
  await expect.poll(() => countOf('10.1.0.1')).toBe(TOLD_AT_ONCE);
  await sql`update request_counts set requests = ${MOST_A_MINUTE}, minute = date_trunc('minute', now())`.execute(
    owner,
  );
  for (let n = 0; n < TOLD_AT_ONCE; n += 1) rate.count('10.1.0.1');
  await expect.poll(() => countOf('10.1.0.1')).toBeGreaterThan(MOST_A_MINUTE);
  // What was answered to the last telling is known here a moment later.
  await expect.poll(() => rate.count('10.1.0.1')).toBeGreaterThan(0);
  const before = await countOf('10.1.0.1');
  for (let n = 0; n < 5 * TOLD_AT_ONCE; n += 1) expect(rate.count('10.1.0.1')).toBeGreaterThan(0);
  expect(await countOf('10.1.0.1')).toBe(before);
  at += 60_000;
  expect(rate.count('10.1.0.1')).toBeUndefined();
});

test('While the count cannot be kept together each process limits for itself', async () => {
  await sql`revoke insert on request_counts from luoshi_gate`.execute(owner);
  try {
    const rate = openRequestRate(db, () => 1_700_000_000_000);
    for (let n = 0; n < MOST_A_MINUTE; n += 1) expect(rate.count('10.2.0.1')).toBeUndefined();
    expect(rate.count('10.2.0.1')).toBeGreaterThan(0);
  } finally {
    await sql`grant insert on request_counts to luoshi_gate`.execute(owner);
  }
});

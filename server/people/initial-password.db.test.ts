import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../app.ts';
import { testDatabase } from '../platform/testing.ts';
import { newCounty } from '../platform/testing-county.ts';
import { resetPassword } from './keep-accounts.ts';

const db = await testDatabase();
let app: FastifyInstance;
beforeAll(async () => {
  app = await buildApp({ db: db.app });
});
afterAll(() => app.close());

/** What the sign-in says: the code of its refusal. */
async function enter(login: string, password: string): Promise<string> {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/people/sign-in',
    payload: { login, password },
    headers: { 'x-luoshi': '1' },
  });
  return answer.statusCode === 200 ? 'entered' : (answer.json().code as string);
}

test('An initial password that nobody has changed within thirty days opens nothing, until another is given', async () => {
  const county = await newCounty(db);
  const unit = await county.newUnit('甘溪镇', 'town');
  const { personId, login } = await county.newActor(unit, ['reporter-a']);
  const keeper = county.ctx(await county.newActor(unit, ['unit-admin']));
  const grow = (days: number) =>
    sql`update credentials set initial_until = initial_until - make_interval(days => ${days})
      where person_id = ${personId}`.execute(db.owner);
  const { initialPassword } = await resetPassword(keeper, personId);
  await grow(29);
  expect(await enter(login, initialPassword)).toBe('entered');
  await grow(1);
  expect(await enter(login, initialPassword)).toBe('SIGN_IN_INITIAL_OVER');
  // Who does not know it is told nothing of it.
  expect(await enter(login, 'Wrong-one-26')).toBe('SIGN_IN_WRONG');
  const again = await resetPassword(keeper, personId);
  expect(await enter(login, again.initialPassword)).toBe('entered');
});

test('A password of one’s own never runs out that way', async () => {
  const county = await newCounty(db);
  const unit = await county.newUnit('甘溪镇', 'town');
  const { personId, login } = await county.newActor(unit, ['reporter-a']);
  const keeper = county.ctx(await county.newActor(unit, ['unit-admin']));
  const { initialPassword } = await resetPassword(keeper, personId);
  const { headers } = await app.inject({
    method: 'POST',
    url: '/api/people/sign-in',
    payload: { login, password: initialPassword },
    headers: { 'x-luoshi': '1' },
  });
  const changed = await app.inject({
    method: 'POST',
    url: '/api/people/change-password',
    payload: { current: initialPassword, next: 'Better-one-27' },
    headers: { 'x-luoshi': '1', cookie: String(headers['set-cookie']).split(';')[0] ?? '' },
  });
  expect(changed.statusCode).toBe(200);
  const { rows } = await sql`select initial_until from credentials where person_id = ${personId}`.execute(
    db.owner,
  );
  expect(rows).toEqual([{ initial_until: null }]);
  expect(await enter(login, 'Better-one-27')).toBe('entered');
});

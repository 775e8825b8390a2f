import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Role } from '#core/people/actor.ts';
import { buildApp } from '../app.ts';
import { testDatabase } from '../platform/testing.ts';
import { newCounty } from '../platform/testing-county.ts';
import { hashPassword } from './passwords.ts';

const db = await testDatabase();
const PASSWORD = 'Right-one-26';
const [INSIDE, OUTSIDE] = ['10.1.7.7', '10.2.7.7'];
let app: FastifyInstance;
beforeAll(async () => {
  app = await buildApp({ db: db.app, adminAddresses: '10.1.0.0/16' });
});
afterAll(() => app.close());

async function newPerson(role: Role) {
  const county = await newCounty(db);
  const unit = await county.newUnit('县住建局', 'department');
  const { personId, login } = await county.newActor(unit, [role]);
  await sql`insert into credentials (region_id, person_id, password_hash, must_change)
    values (${county.regionId}, ${personId}, ${await hashPassword(PASSWORD)}, false)`.execute(db.owner);
  return { login, regionId: county.regionId };
}

async function signIn(login: string, remoteAddress: string, password = PASSWORD) {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/people/sign-in',
    remoteAddress,
    payload: { login, password },
    headers: { 'x-luoshi': '1' },
  });
  const cookie = String(answer.headers['set-cookie'] ?? '').split(';')[0] ?? '';
  return { said: answer.statusCode === 200 ? 'entered' : (answer.json().code as string), cookie };
}

test.each(['system-admin', 'security-admin', 'auditor'] as const)(
  'The %s signs in from the machines set for administrators alone, and a session carried elsewhere is none',
  async (role) => {
    const { login, regionId } = await newPerson(role);
    expect((await signIn(login, OUTSIDE)).said).toBe('SIGN_IN_NOT_FROM_HERE');
    // Nobody learns from elsewhere who is an administrator, unless he knows the password.
    expect((await signIn(login, OUTSIDE, 'Wrong-one-26')).said).toBe('SIGN_IN_WRONG');
    const { said, cookie } = await signIn(login, INSIDE);
    expect(said).toBe('entered');
    const session = async (remoteAddress: string) =>
      (await app.inject({ url: '/api/people/session', remoteAddress, headers: { cookie } })).json().session;
    expect((await session(INSIDE))?.login).toBe(login);
    expect(await session(OUTSIDE)).toBeNull();
    const { rows } = await sql`select address from audit_entries where region_id = ${regionId}
      and kind = 'sign-in' and outcome = 'refused' and detail->>'notFromHere' = 'true'`.execute(db.owner);
    expect(rows).toEqual([{ address: OUTSIDE }]);
  },
);

test('Everybody else signs in from anywhere', async () => {
  const { login } = await newPerson('reporter-a');
  expect((await signIn(login, OUTSIDE)).said).toBe('entered');
});

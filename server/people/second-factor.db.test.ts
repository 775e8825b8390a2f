import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Role } from '#core/people/actor.ts';
import { buildApp } from '../app.ts';
import { testDatabase } from '../platform/testing.ts';
import { newCounty } from '../platform/testing-county.ts';
import { runClearSecondFactor } from './clear-second-factor.command.ts';
import { clearSecondFactor } from './keep-accounts.ts';
import { codeOf, stepAt } from './one-time-code.ts';
import { hashPassword } from './passwords.ts';
import { setSignInRule } from './settings.ts';

const db = await testDatabase();
const PASSWORD = 'Right-one-26';
let app: FastifyInstance;
beforeAll(async () => {
  app = await buildApp({ db: db.app });
});
afterAll(() => app.close());

/** A person with a password in a county of its own, and a system administrator of it. */
async function newPerson(role: Role = 'head') {
  const county = await newCounty(db);
  const unit = await county.newUnit('县住建局', 'department');
  const actor = await county.newActor(unit, [role]);
  const system = county.ctx(await county.newActor(unit, ['system-admin']));
  await sql`insert into credentials (region_id, person_id, password_hash, must_change)
    values (${county.regionId}, ${actor.personId}, ${await hashPassword(PASSWORD)}, false)`.execute(db.owner);
  return { county, unit, actor, system, login: actor.login };
}

const post = (url: string, payload: object, cookie = '') =>
  app.inject({
    method: 'POST',
    url: `/api/people${url}`,
    payload,
    headers: { 'x-luoshi': '1', ...(cookie ? { cookie } : {}) },
  });
async function signIn(login: string, code?: string) {
  const answer = await post('/sign-in', { login, password: PASSWORD, ...(code ? { code } : {}) });
  const cookie = String(answer.headers['set-cookie'] ?? '').split(';')[0] ?? '';
  return { status: answer.statusCode, code: answer.json().code as string | undefined, cookie };
}
/** The codes that the telephone shows before, now and next. */
const codesOf = (secret: string): [string, string, string] => {
  const at = stepAt(new Date());
  return [codeOf(secret, at - 1), codeOf(secret, at), codeOf(secret, at + 1)];
};
async function setFactor(cookie: string) {
  const begun = (await post('/second-factor', { password: PASSWORD }, cookie)).json() as { secret: string };
  const done = await post('/second-factor/confirm', { code: codesOf(begun.secret)[0] }, cookie);
  expect(done.statusCode).toBe(200);
  return { ...begun, ...(done.json() as { recoveryCodes: string[] }) };
}

test('With a factor the password alone opens nothing; each code opens once, a recovery code too', async () => {
  const { login } = await newPerson();
  const { cookie } = await signIn(login);
  const { secret, recoveryCodes } = await setFactor(cookie);
  const [used, now, next] = codesOf(secret);
  expect(await signIn(login)).toMatchObject({ status: 403, code: 'SIGN_IN_CODE_WANTED', cookie: '' });
  expect(await signIn(login, used)).toMatchObject({ status: 422, code: 'SECOND_FACTOR_CODE_WRONG' });
  expect((await signIn(login, now)).status).toBe(200);
  expect((await signIn(login, now)).code).toBe('SECOND_FACTOR_CODE_WRONG');
  expect((await signIn(login, ` ${next.slice(0, 3)} ${next.slice(3)}`)).status).toBe(200);
  const spare = recoveryCodes[0]?.toUpperCase() ?? '';
  expect((await signIn(login, spare)).status).toBe(200);
  expect((await signIn(login, spare)).code).toBe('SECOND_FACTOR_CODE_WRONG');
});

test('Of two sign-ins at the same moment with one code, one opens', async () => {
  const { login } = await newPerson();
  const { secret } = await setFactor((await signIn(login)).cookie);
  const [, code] = codesOf(secret);
  const both = await Promise.all([signIn(login, code), signIn(login, code)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 422]);
});

test('Five wrong codes lock the login as five wrong passwords do', async () => {
  const { login } = await newPerson();
  await setFactor((await signIn(login)).cookie);
  for (let n = 0; n < 5; n += 1)
    expect((await signIn(login, 'aaaaaa')).code).toBe('SECOND_FACTOR_CODE_WRONG');
  expect((await signIn(login, 'aaaaaa')).code).toBe('SIGN_IN_LOCKED');
});

test('Where one is wanted, nothing else is open before it is set; then the same session goes on', async () => {
  const { login, system } = await newPerson('head');
  await setSignInRule(system, { secondFactor: 'signers' });
  const { cookie } = await signIn(login);
  const ask = () => app.inject({ method: 'GET', url: '/api/people/profile', headers: { cookie } });
  const shown = () => app.inject({ method: 'GET', url: '/api/people/session', headers: { cookie } });
  expect((await ask()).json().code).toBe('SECOND_FACTOR_MUST_BE_SET');
  expect((await shown()).json().session.mustSetSecondFactor).toBe(true);
  const { secret } = await setFactor(cookie);
  expect((await ask()).json()).toMatchObject({
    isSecondFactorWanted: true,
    secondFactorSince: expect.any(String),
  });
  expect((await shown()).json().session.mustSetSecondFactor).toBe(false);
  const removed = await post(
    '/second-factor/remove',
    { password: PASSWORD, code: codesOf(secret)[1] },
    cookie,
  );
  expect(removed.json()).toEqual({ removed: true });
  expect((await ask()).json().code).toBe('SECOND_FACTOR_MUST_BE_SET');
});

test('A reporter is asked for none where only signers are; everybody where everybody is', async () => {
  const { login, system } = await newPerson('reporter-a');
  await setSignInRule(system, { secondFactor: 'signers' });
  const ask = async () =>
    app.inject({
      method: 'GET',
      url: '/api/people/profile',
      headers: { cookie: (await signIn(login)).cookie },
    });
  expect((await ask()).statusCode).toBe(200);
  await setSignInRule(system, { secondFactor: 'everybody' });
  expect((await ask()).json().code).toBe('SECOND_FACTOR_MUST_BE_SET');
});

test('It is begun and taken away with the password, and one in use is not begun anew', async () => {
  const { login } = await newPerson();
  const { cookie } = await signIn(login);
  expect((await post('/second-factor', { password: 'x' }, cookie)).json().code).toBe('PASSWORD_WRONG');
  expect((await post('/second-factor/confirm', { code: '123456' }, cookie)).json().code).toBe(
    'SECOND_FACTOR_NOT_BEGUN',
  );
  const { secret } = await setFactor(cookie);
  expect((await post('/second-factor', { password: PASSWORD }, cookie)).json().code).toBe(
    'SECOND_FACTOR_STANDS',
  );
  const remove = (password: string, code: string) =>
    post('/second-factor/remove', { password, code }, cookie);
  expect((await remove('x', codesOf(secret)[1])).json().code).toBe('PASSWORD_WRONG');
  expect((await remove(PASSWORD, 'aaaaaa')).json().code).toBe('SECOND_FACTOR_CODE_WRONG');
  expect((await remove(PASSWORD, codesOf(secret)[1])).json()).toEqual({ removed: true });
  expect((await signIn(login)).status).toBe(200);
});

test('Who keeps the account takes it away for somebody without telephone, ends his sessions and stands in the log; nobody else does', async () => {
  const { login, actor, county, unit } = await newPerson('reporter-a');
  const { cookie } = await signIn(login);
  await setFactor(cookie);
  const stranger = county.ctx(await county.newActor(await county.newUnit('甲镇', 'town'), ['unit-admin']));
  await expect(clearSecondFactor(stranger, actor.personId)).rejects.toMatchObject({
    body: { code: 'ACCOUNT_NOT_YOURS' },
  });
  const keeper = county.ctx(await county.newActor(unit, ['unit-admin']));
  expect(await clearSecondFactor(keeper, actor.personId)).toEqual({ cleared: true });
  expect(await clearSecondFactor(keeper, actor.personId)).toEqual({ cleared: false });
  const asked = await app.inject({ method: 'GET', url: '/api/people/profile', headers: { cookie } });
  expect(asked.json().code).toBe('NOT_SIGNED_IN');
  expect((await signIn(login)).status).toBe(200);
  const { rows } = await sql<{
    kind: string;
  }>`select kind from audit_entries where region_id = ${county.regionId}
    and kind in ('set-second-factor', 'clear-second-factor') order by id`.execute(db.owner);
  expect(rows.map(({ kind }) => kind)).toEqual(['set-second-factor', 'clear-second-factor']);
});

test('The secret is for the sign-in alone: no role that works in the region reads it', async () => {
  for (const role of ['luoshi_region', 'luoshi_scoped', 'luoshi_audit', 'luoshi_worker']) {
    const { rows } = await sql<{
      may: boolean;
    }>`select has_column_privilege(${role}, 'second_factors', 'secret', 'select') as may`.execute(db.owner);
    expect(rows[0]?.may, role).toBe(false);
  }
});

/** The command as whoever runs the machine gives it. */
async function runCommand(...args: string[]): Promise<string> {
  const { owner, app: web, worker } = db.urls;
  vi.stubEnv('LUOSHI_OWNER_URL', owner);
  vi.stubEnv('LUOSHI_DATABASE_URL', web);
  vi.stubEnv('LUOSHI_WORKER_URL', worker);
  const said: string[] = [];
  const say = (text: string) => void said.push(text);
  try {
    expect(await runClearSecondFactor(args, { stdout: say, stderr: say })).toBe(0);
  } finally {
    vi.unstubAllEnvs();
  }
  return said.join('\n');
}

test('The command clear-second-factor lets the password alone open again, ends the sessions and stands in the audit log', async () => {
  const { login, county, actor } = await newPerson('system-admin');
  const { cookie } = await signIn(login);
  await setFactor(cookie);
  expect((await signIn(login)).status).not.toBe(200);
  const other = await newPerson();
  await setFactor((await signIn(other.login)).cookie);
  expect(await runCommand(login)).toContain(`${login} 的动态口令已清除`);
  const { session } = (await app.inject({ url: '/api/people/session', headers: { cookie } })).json();
  expect(session).toBeNull();
  expect((await signIn(login)).status).toBe(200);
  // Nobody else's is touched.
  expect((await signIn(other.login)).status).not.toBe(200);
  const { rows } = await sql`select login, address, outcome, subject from audit_entries
    where region_id = ${county.regionId} and kind = 'clear-second-factor'`.execute(db.owner);
  expect(rows).toEqual([
    {
      ...{ login: expect.stringMatching(/^system:.+/), address: 'command', outcome: 'ok' },
      subject: `person:${actor.personId}`,
    },
  ]);
});

test('The command clear-second-factor asks for a login, and says so where there is none of that name', async () => {
  await expect(runCommand()).rejects.toMatchObject({ code: 'ERR_PARSE_ARGS_LOGIN' });
  await expect(runCommand('nobody-of-that-name')).rejects.toMatchObject({
    body: { code: 'PERSON_NOT_FOUND' },
  });
});

import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../app.ts';
import { testDatabase } from '../platform/testing.ts';
import { hashPassword } from './passwords.ts';

const { app: db, owner } = await testDatabase();
let app: FastifyInstance;
const PASSWORD = 'Right-one-26';

async function newPerson(login: string, role = 'head', mustChange = false): Promise<string> {
  const org = await owner
    .selectFrom('orgs')
    .select('id')
    .where('region_id', '=', 1)
    .limit(1)
    .executeTakeFirstOrThrow();
  const person = await owner
    .insertInto('persons')
    .values({ region_id: 1, name: login, login })
    .returning('id')
    .executeTakeFirstOrThrow();
  await owner
    .insertInto('posts')
    .values({
      region_id: 1,
      person_id: person.id,
      org_id: org.id,
      role,
      title: '局长',
      valid_from: '2024-01-01',
    })
    .execute();
  await owner
    .insertInto('credentials')
    .values({
      region_id: 1,
      person_id: person.id,
      password_hash: await hashPassword(PASSWORD),
      must_change: mustChange,
    })
    .execute();
  return person.id;
}

beforeAll(async () => {
  await owner
    .insertInto('regions')
    .values({ id: 1, code: '000001', name: '望川县', level: 'county', network_zone: 'internet' })
    .execute();
  await owner
    .insertInto('orgs')
    .values({
      region_id: 1,
      code: 'A',
      name: '望川县住房和城乡建设局',
      short_name: '县住建局',
      kind: 'department',
      path: '1',
      official_order: 1,
    })
    .execute();
  app = await buildApp({ db });
});
afterAll(() => app.close());

const post = (url: string, payload: object, cookie = '') =>
  app.inject({
    method: 'POST',
    url: `/api${url}`,
    payload,
    headers: { 'x-luoshi': '1', ...(cookie ? { cookie } : {}) },
  });
const signIn = async (login: string, password = PASSWORD) => {
  const answer = await post('/people/sign-in', { login, password });
  return { answer, cookie: String(answer.headers['set-cookie'] ?? '').split(';')[0] ?? '' };
};
const session = (cookie: string) =>
  app.inject({ method: 'GET', url: '/api/people/session', headers: { cookie } });

test('A person who signs in has a session that says who he is and what he may see', async () => {
  await newPerson('zhujian');
  const { answer, cookie } = await signIn('ZhuJian');
  expect(answer.statusCode).toBe(200);
  expect(String(answer.headers['set-cookie'])).toMatch(/HttpOnly.*SameSite=Strict/);
  const view = (await session(cookie)).json().session;
  expect(view).toMatchObject({ login: 'zhujian', sees: 'scoped', orgName: '县住建局', roles: ['head'] });
  expect(view.region.name).toBe('望川县');
});

test('A wrong password and an unknown login get the same answer', async () => {
  await newPerson('wrong1');
  const [wrong, unknown] = await Promise.all([signIn('wrong1', 'x'), signIn('nobody', 'x')]);
  expect(wrong.answer.statusCode).toBe(403);
  expect(wrong.answer.json()).toEqual(unknown.answer.json());
});

test('After five failures the account is locked even for the right password', async () => {
  await newPerson('locked');
  for (let i = 0; i < 5; i++) await signIn('locked', 'x');
  const { answer } = await signIn('locked');
  expect(answer.statusCode).toBe(429);
  expect(answer.json()).toMatchObject({
    code: 'SIGN_IN_LOCKED',
    zh: '这个登录名尝试次数过多，已锁定，15分钟后再试',
    allowed: ['请单位管理员重置密码'],
  });
});

test('A lock says how long it still holds, and that of an address sends nobody to have a password reset', async () => {
  await newPerson('waiting');
  for (let i = 0; i < 5; i++) await signIn('waiting', 'x');
  const leave = (key: string) =>
    sql`insert into sign_in_counters (key, failures, first_at, locked_until) values (${key}, 50, now(), now() + interval '190 seconds')
      on conflict (key) do update set locked_until = excluded.locked_until`.execute(owner);
  await leave('account:waiting');
  expect((await signIn('waiting')).answer.json().zh).toBe('这个登录名尝试次数过多，已锁定，4分钟后再试');
  await sql`delete from sign_in_counters where key = 'account:waiting'`.execute(owner);
  await leave('address:127.0.0.1');
  const answer = (await signIn('waiting')).answer.json();
  await sql`delete from sign_in_counters where key = 'address:127.0.0.1'`.execute(owner);
  expect(answer).toMatchObject({ zh: '本机所在网络尝试次数过多，已锁定，4分钟后再试', allowed: [] });
});

test('Asking who is signed in is no error for somebody who is not, and everything else is refused', async () => {
  const asked = await session('');
  expect([asked.statusCode, asked.json()]).toEqual([200, { session: null }]);
  expect((await app.inject({ method: 'GET', url: '/api/people/orgs' })).statusCode).toBe(401);
});

test('A session that was signed out is refused', async () => {
  await newPerson('leaver');
  const { cookie } = await signIn('leaver');
  expect((await post('/people/sign-out', {}, cookie)).statusCode).toBe(200);
  expect((await session(cookie)).json().session).toBeNull();
  expect((await post('/people/sign-out', {}, cookie)).statusCode).toBe(401);
});

test('Signing out everywhere ends all sessions of the person', async () => {
  await newPerson('twice');
  const [a, b] = [await signIn('twice'), await signIn('twice')];
  expect((await post('/people/sign-out-everywhere', {}, a.cookie)).json()).toEqual({ sessionsEnded: 2 });
  expect((await session(b.cookie)).json().session).toBeNull();
});

test('An initial password must be changed before anything else, and the new one is checked', async () => {
  await newPerson('fresh', 'head', true);
  const { cookie } = await signIn('fresh');
  const other = await app.inject({ method: 'GET', url: '/api/people/orgs', headers: { cookie } });
  expect(other.json().code).toBe('PASSWORD_MUST_CHANGE');
  const noted = await owner
    .selectFrom('audit_entries')
    .select('id')
    .where('kind', '=', 'access-refused')
    .where('login', '=', 'fresh')
    .execute();
  expect(noted).toEqual([]);
  expect(
    (await post('/people/change-password', { current: PASSWORD, next: 'weak' }, cookie)).json().code,
  ).toBe('PASSWORD_WEAK');
  expect(
    (await post('/people/change-password', { current: PASSWORD, next: PASSWORD }, cookie)).json().code,
  ).toBe('PASSWORD_USED_BEFORE');
  expect(
    (await post('/people/change-password', { current: 'no', next: 'Better-one-27' }, cookie)).json().code,
  ).toBe('PASSWORD_WRONG');
  expect(
    (await post('/people/change-password', { current: PASSWORD, next: 'Better-one-27' }, cookie)).statusCode,
  ).toBe(200);
  expect((await session(cookie)).json().session.mustChangePassword).toBe(false);
});

test('A person whose post has ended has no session any more', async () => {
  const id = await newPerson('ended');
  const { cookie } = await signIn('ended');
  await owner.updateTable('posts').set({ valid_to: '2024-12-31' }).where('person_id', '=', id).execute();
  expect((await session(cookie)).json().session).toBeNull();
  expect((await post('/people/sign-out', {}, cookie)).statusCode).toBe(401);
});

test('Who knows his password is told that he holds no post or is stopped; anybody else only that it is wrong', async () => {
  const id = await newPerson('postless');
  await owner.updateTable('posts').set({ valid_to: '2024-12-31' }).where('person_id', '=', id).execute();
  expect((await signIn('postless')).answer.json().code).toBe('SIGN_IN_WITHOUT_POST');
  expect((await signIn('postless', 'x')).answer.json().code).toBe('SIGN_IN_WRONG');
  await owner.updateTable('persons').set({ is_active: false }).where('id', '=', id).execute();
  expect((await signIn('postless')).answer.json().zh).toBe('账号已停用，不能登录');
});

test('A request that writes without the header of our own page is refused', async () => {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/people/sign-in',
    payload: { login: 'a', password: 'b' },
  });
  expect(answer.json().code).toBe('NOT_FROM_OUR_PAGE');
});

test('The description of the API names every route', async () => {
  const description = (await app.inject({ method: 'GET', url: '/api/openapi.json' })).json();
  expect(description.openapi).toBe('3.1.0');
  expect(Object.keys(description.paths)).toContain('/api/people/sign-in');
});

test('A lock outlives a restart of the server', async () => {
  await newPerson('restarted');
  for (let i = 0; i < 5; i++) await signIn('restarted', 'x');
  const again = await buildApp({ db });
  const answer = await again.inject({
    method: 'POST',
    url: '/api/people/sign-in',
    payload: { login: 'restarted', password: PASSWORD },
    headers: { 'x-luoshi': '1' },
  });
  await again.close();
  expect(answer.json().code).toBe('SIGN_IN_LOCKED');
});

test('Changing the password ends every other session of the person', async () => {
  await newPerson('changer');
  const [a, b] = [await signIn('changer'), await signIn('changer')];
  await post('/people/change-password', { current: PASSWORD, next: 'Better-one-28' }, a.cookie);
  expect((await session(a.cookie)).statusCode).toBe(200);
  expect((await session(b.cookie)).json().session).toBeNull();
});

test('Failed and locked tries stand in the audit log, with the name that was tried and never the password', async () => {
  await newPerson('watched');
  for (let i = 0; i < 6; i++) await signIn('watched', 'planted-secret-77');
  const entries = await owner
    .selectFrom('audit_entries')
    .select(['kind', 'outcome', 'login', 'detail', 'subject'])
    .where('login', '=', 'watched')
    .execute();
  expect(entries.filter((e) => e.outcome === 'refused')).toHaveLength(6);
  expect(JSON.stringify(entries)).not.toContain('planted-secret-77');
});

test('What a page asks by the clock while nobody sits there is answered, but does not keep the session alive', async () => {
  await newPerson('alone');
  const answer = await app.inject({
    method: 'POST',
    url: '/api/people/sign-in',
    headers: { 'x-luoshi': '1', 'x-request-id': 'sign-in-alone-1' },
    payload: { login: 'alone', password: PASSWORD },
  });
  const token = answer.cookies[0];
  const seen = async () => {
    const { rows } = await sql<{ at: Date }>`select last_seen_at as at from sessions s
      join persons p on p.region_id = s.region_id and p.id = s.person_id where p.login = 'alone'`.execute(
      owner,
    );
    return rows[0]?.at.getTime();
  };
  await sql`update sessions set last_seen_at = now() - interval '10 minutes'`.execute(owner);
  const before = await seen();
  const ask = (headers: Record<string, string>) =>
    app.inject({
      url: '/api/people/session',
      headers: { 'x-luoshi': '1', ...headers },
      cookies: { [token?.name ?? '']: token?.value ?? '' },
    });
  expect((await ask({ 'x-unattended': '1' })).statusCode).toBe(200);
  expect(await seen()).toBe(before);
  expect((await ask({})).statusCode).toBe(200);
  expect(await seen()).toBeGreaterThan(before ?? 0);
});

test('A token that somebody planted in the browser is never taken over, and the session that was there ends', async () => {
  await newPerson('planted');
  const planted = 'luoshi=chosen-by-somebody-else';
  const first = await post('/people/sign-in', { login: 'planted', password: PASSWORD }, planted);
  const cookie = String(first.headers['set-cookie']).split(';')[0] ?? '';
  expect(cookie).not.toBe(planted);
  expect((await session(planted)).json().session).toBeNull();
  await post('/people/sign-in', { login: 'planted', password: PASSWORD }, cookie);
  expect((await session(cookie)).json().session).toBeNull();
});

test('A session ends after half an hour without use and after twelve hours in any case', async () => {
  await newPerson('sleeper');
  const end = (column: string) =>
    sql`update sessions set ${sql.ref(column)} = now() - interval '31 minutes' where person_id =
      (select id from persons where login = 'sleeper')`.execute(owner);
  for (const column of ['last_seen_at', 'expires_at']) {
    const { answer, cookie } = await signIn('sleeper');
    expect(String(answer.headers['set-cookie'])).toContain('Max-Age=43200');
    await end(column);
    expect((await session(cookie)).json().session).toBeNull();
  }
});

test('Signing out, here or everywhere, has the browser forget what it keeps of the site', async () => {
  await newPerson('tidy');
  for (const way of ['sign-out', 'sign-out-everywhere']) {
    const { cookie } = await signIn('tidy');
    const answer = await post(`/people/${way}`, {}, cookie);
    expect(answer.headers['clear-site-data']).toBe('"cache", "storage"');
    expect(String(answer.headers['set-cookie'])).toMatch(/luoshi=;.*Expires=Thu, 01 Jan 1970/);
  }
});

test('Over TLS the cookie travels over TLS alone', async () => {
  await newPerson('secure');
  const behindProxy = await buildApp({ db, trustProxy: true });
  const answer = await behindProxy.inject({
    method: 'POST',
    url: '/api/people/sign-in',
    payload: { login: 'secure', password: PASSWORD },
    headers: { 'x-luoshi': '1', 'x-forwarded-proto': 'https' },
  });
  await behindProxy.close();
  expect(String(answer.headers['set-cookie'])).toMatch(/Secure/);
});

test('Many guesses sent at once give no more than the five tries', async () => {
  await newPerson('hurried');
  await Promise.all(Array.from({ length: 12 }, () => signIn('hurried', 'x')));
  expect((await signIn('hurried')).answer.json().code).toBe('SIGN_IN_LOCKED');
});

test('Guessing the current password at an open session counts as wrong sign-ins, and stands in the audit log', async () => {
  await newPerson('guessed');
  const { cookie } = await signIn('guessed');
  const guess = () => post('/people/change-password', { current: 'guess', next: 'Better-one-29' }, cookie);
  for (let i = 0; i < 5; i++) expect((await guess()).json().code).toBe('PASSWORD_WRONG');
  expect((await guess()).json().code).toBe('SIGN_IN_LOCKED');
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from audit_entries
    where login = 'guessed' and kind = 'change-password' and outcome = 'refused' and region_id = 1`.execute(
    owner,
  );
  expect(rows[0]?.n).toBe(5);
});

test('A failed try at a name of the region stands in its audit log, and whoever is refused a route does too', async () => {
  await newPerson('refused', 'reporter-a');
  await signIn('refused', 'x');
  const { cookie } = await signIn('refused');
  const answer = await app.inject({ url: '/api/people/audit', headers: { cookie } });
  expect(answer.json().code).toBe('ONLY_AUDITOR');
  const { rows } = await sql<object>`select kind, outcome, subject, detail from audit_entries
    where login = 'refused' and region_id = 1 and outcome = 'refused' order by id`.execute(owner);
  expect(rows).toEqual([
    { kind: 'sign-in', outcome: 'refused', subject: '', detail: {} },
    { kind: 'access-refused', outcome: 'refused', subject: 'listAudit', detail: { code: 'ONLY_AUDITOR' } },
  ]);
});

test('After the clock was set back by a day no lock holds until tomorrow, and a session idles from its next use on', async () => {
  await newPerson('yesterday');
  const { cookie } = await signIn('yesterday');
  for (let i = 0; i < 5; i++) await signIn('yesterday', 'x');
  expect((await signIn('yesterday')).answer.json().code).toBe('SIGN_IN_LOCKED');
  const later = sql`now() + interval '1 day'`;
  await sql`update sign_in_counters set first_at = ${later}, locked_until = ${later}`.execute(owner);
  expect((await signIn('yesterday')).answer.statusCode).toBe(200);
  await sql`update sessions set last_seen_at = ${later}`.execute(owner);
  expect((await session(cookie)).json().session).not.toBeNull();
  const { rows } = await sql`select from sessions where last_seen_at <= now()`.execute(owner);
  expect(rows.length).toBe(1);
});

test('On a full disk whoever is signed in goes on reading', async () => {
  await newPerson('reader');
  const { cookie } = await signIn('reader');
  await sql`update sessions set last_seen_at = now() - interval '5 minutes'`.execute(owner);
  await sql`create function no_room() returns trigger language plpgsql as
    $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`.execute(owner);
  await sql`create trigger full_disk before update on sessions for each row execute function no_room()`.execute(
    owner,
  );
  try {
    expect((await session(cookie)).json().session).not.toBeNull();
  } finally {
    await sql`drop function no_room cascade`.execute(owner);
  }
});

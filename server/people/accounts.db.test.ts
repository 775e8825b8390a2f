import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../app.ts';
import { testDatabase } from '../platform/testing.ts';
import { withGate } from '../platform/with-scope.ts';
import { makeSetupLink } from './set-up.ts';

const { app: db, owner } = await testDatabase();
let app: FastifyInstance;
let office = '';
const PASSWORD = 'First-one-2026';

const post = (url: string, payload: object, cookie = '') =>
  app.inject({
    method: 'POST',
    url: `/api${url}`,
    payload,
    headers: { 'x-luoshi': '1', ...(cookie ? { cookie } : {}) },
  });
const get = (url: string, cookie: string) =>
  app.inject({ method: 'GET', url: `/api${url}`, headers: { cookie } });
async function signIn(login: string, password: string): Promise<string> {
  const answer = await post('/people/sign-in', { login, password });
  return String(answer.headers['set-cookie'] ?? '').split(';')[0] ?? '';
}
async function signInFresh(login: string, initial: string): Promise<string> {
  const cookie = await signIn(login, initial);
  await post('/people/change-password', { current: initial, next: `Own-${login}-77x` }, cookie);
  await post('/people/change-password', { current: initial, next: 'Changed-it-77' }, cookie);
  return cookie;
}
const setUpBody = (token: string) => ({
  token,
  region: {
    name: '望川县',
    code: '000000',
    level: 'county',
    networkZone: 'extranet',
    officeName: '望川县重点项目办公室',
  },
  admin: { name: '郑某', login: 'office', password: PASSWORD },
});
const newToken = async () => (await withGate(db, (tx) => makeSetupLink(tx, 'http://x'))).split('#')[1] ?? '';
const orgRow = (name: string, more: object = {}) => ({ name, kind: 'town', ...more });

beforeAll(async () => {
  app = await buildApp({ db });
  expect((await post('/people/set-up', setUpBody(await newToken()))).statusCode).toBe(200);
  office = await signIn('office', PASSWORD);
});
afterAll(() => app.close());

test('The link that makes the first administrator works once', async () => {
  const token = await newToken();
  expect((await post('/people/set-up/check', { token })).json()).toEqual({ valid: true });
  const body = {
    ...setUpBody(token),
    region: { ...setUpBody(token).region, code: '000001' },
    admin: { name: '吴某', login: 'second', password: PASSWORD },
  };
  expect((await post('/people/set-up', body)).statusCode).toBe(200);
  expect(
    (await post('/people/set-up', { ...body, region: { ...body.region, code: '000002' } })).json().code,
  ).toBe('SET_UP_LINK_INVALID');
  expect((await post('/people/set-up/check', { token })).json()).toEqual({ valid: false });
});

test('A weak password does not spend the link', async () => {
  const token = await newToken();
  const body = setUpBody(token);
  expect(
    (await post('/people/set-up', { ...body, admin: { ...body.admin, password: 'weak' } })).json().code,
  ).toBe('PASSWORD_WEAK');
  expect((await post('/people/set-up/check', { token })).json()).toEqual({ valid: true });
});

test('A fresh database has no usable account', async () => {
  const { rows } = { rows: await owner.selectFrom('credentials').select('person_id').execute() };
  expect(rows.length).toBeLessThanOrEqual(2);
  expect((await post('/people/sign-in', { login: 'admin', password: 'admin' })).statusCode).toBe(403);
});

test('Importing the same list of units twice adds nothing the second time', async () => {
  const orgs = [
    orgRow('望川县平泽镇', { shortName: '平泽镇', adminName: '李某', adminLogin: 'pingze' }),
    orgRow('望川县住房和城乡建设局', { shortName: '县住建局', kind: 'department', aliases: ['住建局'] }),
  ];
  const first = (await post('/people/orgs', { orgs }, office)).json();
  expect(first).toMatchObject({ added: 2, changed: 0, unchanged: 0 });
  expect(first.accounts).toHaveLength(1);
  expect((await post('/people/orgs', { orgs }, office)).json()).toMatchObject({
    added: 0,
    unchanged: 2,
    accounts: [],
  });
});

test('A unit whose parent is unknown is named, and nothing is imported', async () => {
  const answer = await post(
    '/people/orgs',
    { orgs: [orgRow('甲镇'), orgRow('乙站', { parentName: '没有的局' })] },
    office,
  );
  expect(answer.json()).toMatchObject({
    code: 'ORG_PARENT_UNKNOWN',
    details: [{ message: '上级单位“没有的局”不存在' }],
  });
  const { orgs } = (await get('/people/orgs', office)).json();
  expect(orgs.map((o: { name: string }) => o.name)).not.toContain('甲镇');
});

test('A unit administrator adds reporters to his own unit and to no other', async () => {
  const made = (
    await post(
      '/people/orgs',
      { orgs: [orgRow('望川县南河镇', { adminName: '孙某', adminLogin: 'nanhe' })] },
      office,
    )
  ).json();
  const admin = await signInFresh('nanhe', made.accounts[0].initialPassword);
  const { orgs } = (await get('/people/orgs', admin)).json();
  const idOf = (name: string) => orgs.find((o: { name: string }) => o.name === name).id;
  const person = { name: '钱某', login: 'nanhe-a', orgId: idOf('望川县南河镇'), role: 'reporter-a' };
  const added = await post('/people/persons', person, admin);
  expect(added.statusCode).toBe(200);
  expect(
    (await post('/people/persons', { ...person, login: 'other-a', orgId: office2(orgs) }, admin)).json().code,
  ).toBe('ROLE_NOT_YOURS_TO_GIVE');
  expect(
    (await post('/people/persons', { ...person, login: 'nanhe-head', role: 'head' }, admin)).json().code,
  ).toBe('ROLE_NOT_YOURS_TO_GIVE');
  expect((await post('/people/persons', { ...person, login: 'NANHE-A' }, admin)).json().code).toBe(
    'LOGIN_TAKEN',
  );
  const reporter = await signInFresh('nanhe-a', added.json().initialPassword);
  expect((await get('/people/session', reporter)).json().session).toMatchObject({
    login: 'nanhe-a',
    mustChangePassword: false,
  });
  expect((await get('/people/persons', reporter)).json().code).toBe('ACCOUNT_NOT_YOURS');
  const list = (await get('/people/persons', admin)).json();
  expect(list.persons.map((p: { login: string }) => p.login).sort()).toEqual(['nanhe', 'nanhe-a']);
  const again = await post(`/people/persons/${added.json().personId}/reset-password`, {}, admin);
  expect(again.statusCode).toBe(200);
  expect((await get('/people/session', reporter)).json().session).toBeNull();
  expect((await get('/people/persons', reporter)).statusCode).toBe(401);
});
const office2 = (orgs: { id: string; kind: string }[]) => orgs.find((o) => o.kind === 'office')?.id ?? '';

test('The last head of the project office cannot be taken away', async () => {
  const { persons } = (await get('/people/persons?search=office', office)).json();
  const postId = persons[0].posts.find((p: { role: string }) => p.role === 'office-head')?.postId;
  expect((await post(`/people/posts/${postId}/end`, {}, office)).json().code).toBe('LAST_ADMINISTRATOR');
});

test('The audit log is for the auditor: the administrator is refused, the auditor sees what was done', async () => {
  expect((await get('/people/audit', office)).json().code).toBe('ONLY_AUDITOR');
  const { orgs } = (await get('/people/orgs', office)).json();
  const added = await post(
    '/people/persons',
    { name: '何某', login: 'auditor', orgId: office2(orgs), role: 'auditor' },
    office,
  );
  const auditor = await signInFresh('auditor', added.json().initialPassword);
  const { entries } = (await get('/people/audit', auditor)).json();
  expect(entries.map((e: { kind: string }) => e.kind)).toContain('add-orgs');
});

test('A reset by the administrator lifts the lock of wrong passwords', async () => {
  const orgs = [orgRow('望川县北坡镇', { adminName: '周某', adminLogin: 'beipo' })];
  expect((await post('/people/orgs', { orgs }, office)).statusCode).toBe(200);
  for (let i = 0; i < 6; i++) await signIn('BeiPo', 'x');
  const person = await owner
    .selectFrom('persons')
    .select('id')
    .where('login', '=', 'beipo')
    .executeTakeFirstOrThrow();
  const reset = (await post(`/people/persons/${person.id}/reset-password`, {}, office)).json();
  const answer = await post('/people/sign-in', { login: 'beipo', password: reset.initialPassword });
  expect([answer.statusCode, answer.json()]).toEqual([200, { mustChangePassword: true }]);
});

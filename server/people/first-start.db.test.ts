// The first day of an empty database, over HTTP: link → region and administrator → sign-in → list of units from Excel.
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OrgRow } from '#core/people/set-up-contract.ts';
import { buildApp } from '../app.ts';
import { writeListWorkbook } from '../platform/list-workbook.ts';
import { testDatabase } from '../platform/testing.ts';
import { withGate } from '../platform/with-scope.ts';
import { makeSetupLink } from './set-up.ts';
import { parseAddress, sayLinkOfStart } from './setup-link.command.ts';

const { app: db } = await testDatabase();
let app: FastifyInstance;
beforeAll(async () => {
  app = await buildApp({ db });
});
afterAll(() => app.close());

const REGION = {
  name: '望川县',
  code: '990101',
  level: 'county',
  networkZone: 'extranet',
  sponsorWord: '包抓',
  officeName: '望川县重点项目建设办公室',
};
const ADMIN = { name: '甲某', login: 'first', password: 'Quiet-River-26' };

const post = (url: string, payload: object, cookie = '') =>
  app.inject({
    method: 'POST',
    url: `/api${url}`,
    payload,
    headers: { 'x-luoshi': '1', ...(cookie ? { cookie } : {}) },
  });
const get = async (url: string, cookie: string) =>
  (await app.inject({ method: 'GET', url: `/api${url}`, headers: { cookie } })).json();

const newToken = async (): Promise<string> =>
  (await withGate(db, (tx) => makeSetupLink(tx, 'http://127.0.0.1:8620'))).split('#')[1] ?? '';

const signIn = async (): Promise<string> => {
  const { login, password } = ADMIN;
  const answer = await post('/people/sign-in', { login, password });
  return String(answer.headers['set-cookie'] ?? '').split(';')[0] ?? '';
};

function sendFile(name: string, content: Uint8Array, cookie: string) {
  const edge = 'xxxxEDGExxxx';
  const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  return app.inject({
    method: 'POST',
    url: '/api/people/org-workbook',
    payload: Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${edge}--\r\n`)]),
    headers: { 'x-luoshi': '1', cookie, 'content-type': `multipart/form-data; boundary=${edge}` },
  });
}

const buildWorkbook = (rows: string[][]) =>
  writeListWorkbook([
    {
      name: '单位名录',
      title: '单位名录',
      note: '',
      columns: ['单位名称', '简称', '类别', '上级单位', '管理员', '登录名'].map((title) => ({
        title,
        width: 20,
      })),
      rows,
    },
  ]);

describe('the first day of an empty database', () => {
  test('leaves a link that start-empty has printed as it is when the product starts', async () => {
    const first = await withGate(db, (tx) => sayLinkOfStart(tx, 'http://127.0.0.1:8620'));
    const token = /set-up#(\S+)/.exec(first)?.[1] ?? '';
    const again = await withGate(db, (tx) => sayLinkOfStart(tx, 'http://127.0.0.1:8621'));
    expect(again).toContain('仍然有效，请在 http://127.0.0.1:8621/set-up 打开');
    expect(again).not.toContain(`#${token}`);
    expect((await post('/people/set-up/check', { token })).json()).toEqual({ valid: true });
  });

  test('begins with a link that works once, for a region in a network zone and its first administrator', async () => {
    expect(await get('/people/set-up/need', '')).toEqual({ isNeeded: true });
    const token = await newToken();
    expect((await post('/people/set-up/check', { token })).json()).toEqual({ valid: true });
    const weak = await post('/people/set-up', { token, region: REGION, admin: { ...ADMIN, password: 'x' } });
    expect(weak.json().code).toBe('PASSWORD_WEAK');
    expect((await post('/people/set-up', { token, region: REGION, admin: ADMIN })).statusCode).toBe(200);
    const again = await post('/people/set-up', {
      token,
      region: { ...REGION, code: '990102' },
      admin: { ...ADMIN, login: 'second' },
    });
    expect(again.json().code).toBe('SET_UP_LINK_INVALID');
    expect((await post('/people/set-up/check', { token })).json()).toEqual({ valid: false });
    expect(await get('/people/set-up/need', '')).toEqual({ isNeeded: false });
    const { session: view } = await get('/people/session', await signIn());
    expect(view).toMatchObject({ login: 'first', sponsorWord: '包抓', mustChangePassword: false });
    expect(view.region).toMatchObject({ name: '望川县', networkZone: 'extranet' });
  });

  test('goes on with the list of units from Excel: a preview first, then units and administrators', async () => {
    const cookie = await signIn();
    const workbook = await buildWorkbook([
      ['望川县住房和城乡建设局', '住建局', '部门', '', '乙某', 'zjj-admin'],
      ['甘溪镇人民政府', '甘溪镇', '乡镇', '', '丙某', 'ganxi-admin'],
      ['', '', '', '', '', ''],
    ]);
    const preview = (await sendFile('名录.xlsx', workbook, cookie)).json();
    expect(preview.problems).toEqual([]);
    expect(
      preview.orgs.map((o: { name: string; kind: string; state: string }) => [o.name, o.kind, o.state]),
    ).toEqual([
      ['望川县住房和城乡建设局', 'department', 'new'],
      ['甘溪镇人民政府', 'town', 'new'],
    ]);
    expect(await get('/people/orgs', cookie)).toMatchObject({ orgs: { length: 2 } });
    // As the page does: what was told beside the unit stays behind.
    const orgs = preview.orgs.map((org: object) => OrgRow.parse(org));
    const added = (await post('/people/orgs', { orgs }, cookie)).json();
    expect(added).toMatchObject({ added: 2, changed: 0 });
    expect(added.accounts.map((a: { login: string }) => a.login)).toEqual(['zjj-admin', 'ganxi-admin']);
    const second = (await sendFile('名录.xlsx', workbook, cookie)).json();
    expect(second.orgs.map((o: { state: string }) => o.state)).toEqual(['same', 'same']);
  });

  test('names each row of the list that cannot be read, and reads the others', async () => {
    const workbook = await buildWorkbook([
      ['望川县交通运输局', '交通局', '部门', '没有这个单位', '', ''],
      ['望川县交通运输局', '交通局', '部门', '', '', ''],
      ['望川县水务局', '水务局', '部门', '', '', ''],
    ]);
    const preview = (await sendFile('名录.xlsx', workbook, await signIn())).json();
    expect(preview.problems.length).toBeGreaterThan(0);
    expect(preview.orgs.map((o: { name: string }) => o.name)).toContain('望川县水务局');
  });

  test('refuses a file that is no workbook, an empty one, a program, and one with a mark of state secrecy', async () => {
    const cookie = await signIn();
    const codeOf = async (name: string, content: string) =>
      (await sendFile(name, Buffer.from(content), cookie)).json().code;
    expect(await codeOf('名录.xlsx', '')).toBe('FILE_EMPTY');
    expect(await codeOf('名录.xlsx', 'MZ program')).toBe('FILE_KIND_NOT_ACCEPTED');
    expect(await codeOf('名录（机密）.csv', '单位名称,简称')).toBe('FILE_MARKED_SECRET');
    expect(await codeOf('名录.csv', '秘密★5年\n单位名称,简称')).toBe('FILE_MARKED_SECRET');
    const marked = await buildWorkbook([['机密★1年', '', '', '', '', '']]);
    const answer = (await sendFile('名录.xlsx', marked, cookie)).json();
    expect(answer).toMatchObject({ code: 'FILE_MARKED_SECRET' });
    expect(JSON.stringify(answer)).toContain('本系统只处理非涉密内容');
  });
});

test('Only the newest link opens the set-up page: a link given earlier ends when another is made', async () => {
  const [older, newer] = [await newToken(), await newToken()];
  const isGood = async (token: string) => (await post('/people/set-up/check', { token })).json().valid;
  expect([await isGood(older), await isGood(newer)]).toEqual([false, true]);
});

test('A link of the command line names the port that the product is started on', () => {
  expect(parseAddress(undefined, {})).toBe('http://127.0.0.1:8620');
  expect(parseAddress(undefined, { LUOSHI_PORT: '8701' })).toBe('http://127.0.0.1:8701');
  expect(parseAddress('https://luoshi.example.gov.cn/x', { LUOSHI_PORT: '8701' })).toBe(
    'https://luoshi.example.gov.cn',
  );
});

import { describe, expect, test } from 'vitest';
import type { Actor, Role } from '#core/people/actor.ts';
import { PersonRow } from '#core/people/person-import-contract.ts';
import { readOrgWorkbook } from '../exchange/read-org-workbook.ts';
import { readPersonWorkbook } from '../exchange/read-person-workbook.ts';
import { newCounty, type TestCounty } from '../platform/testing-county.ts';
import { addPersons } from './add-persons.ts';
import { writeContacts } from './contacts-workbook.ts';
import { addPerson } from './keep-persons.ts';
import { writeOrgTemplate, writePersonTemplate } from './list-templates.ts';
import { getPersons } from './persons.view.ts';
import { setAdministrationMode } from './settings.ts';
import { signIn } from './sign-in.ts';
import { codeOf, db } from './testing-keeping.ts';

const toCsv = (lines: string[][]): Buffer => Buffer.from(`\ufeff${lines.map((l) => l.join(',')).join('\n')}`);
/** Logins are one for all regions, so the names of each test are its own. */
const listOf = (county: TestCounty) => [
  ['单位', '岗位', '姓名', '职务', '登录名', '手机'],
  ['甲局', '填报员A岗', `欧阳某${county.regionId}`, '股长', '', '13800000000'],
  ['甲局', '单位管理员', `欧阳某${county.regionId}`, '股长', '', '13800000000'],
  ['甲局', '主要负责人', `钱某${county.regionId}`, '局长', '', ''],
  ['乙镇', '填报员B岗', `孙某${county.regionId}`, '', `sun${county.regionId}`, ''],
];

async function countyWithUnits() {
  const county = await newCounty(db);
  const [bureau, town] = [await county.newUnit('甲局'), await county.newUnit('乙镇', 'town')];
  const office = await county.newOfficer('office-head');
  return { county, bureau, town, office };
}
const readAs = (county: TestCounty, actor: Actor, lines = listOf(county)) =>
  readPersonWorkbook(county.ctx(actor), { name: '人员.csv', content: toCsv(lines) });
const toRows = (answer: Awaited<ReturnType<typeof readAs>>) => answer.rows.map((row) => PersonRow.parse(row));
async function countAll(county: TestCounty) {
  const count = async (table: 'persons' | 'posts' | 'acts' | 'credentials') =>
    (await db.owner.selectFrom(table).select('region_id').where('region_id', '=', county.regionId).execute())
      .length;
  return [await count('persons'), await count('posts'), await count('acts'), await count('credentials')];
}
const listAudit = async (county: TestCounty) =>
  (
    await db.owner
      .selectFrom('audit_entries')
      .select(['kind'])
      .where('region_id', '=', county.regionId)
      .orderBy('id')
      .execute()
  ).map((entry) => entry.kind);

describe('Importing people and posts', () => {
  test('opens an account a person with all posts, and the same list again changes nothing', async () => {
    const { county, office } = await countyWithUnits();
    const id = county.regionId;
    const first = await readAs(county, office);
    expect(first.rows.map((row) => [row.state, row.login])).toEqual([
      ['new', `ouyangmou${id}`],
      ['post', `ouyangmou${id}`],
      ['new', `qianmou${id}`],
      ['new', `sun${id}`],
    ]);
    const made = await addPersons(county.ctx(office), toRows(first));
    expect(made).toMatchObject({ opened: 3, posts: 4, unchanged: 0 });
    expect(made.accounts.map((account) => [account.who, account.login])).toEqual([
      [`甲局 欧阳某${id}`, `ouyangmou${id}`],
      [`甲局 钱某${id}`, `qianmou${id}`],
      [`乙镇 孙某${id}`, `sun${id}`],
    ]);
    expect((await listAudit(county)).filter((kind) => /add-|import-/.test(kind))).toEqual([
      'add-person',
      'add-post',
      'add-person',
      'add-person',
      'import-persons',
    ]);
    const before = await countAll(county);
    const again = await readAs(county, office);
    expect(again.rows.map((row) => row.state)).toEqual(['same', 'same', 'same', 'same']);
    expect(await addPersons(county.ctx(office), toRows(again))).toEqual({
      opened: 0,
      posts: 0,
      unchanged: 4,
      accounts: [],
    });
    expect(await addPersons(county.ctx(office), toRows(first))).toMatchObject({ opened: 0, unchanged: 4 });
    expect(await countAll(county)).toEqual(before);
  });

  test('gives an initial password that signs in and must be changed', async () => {
    const { county, office } = await countyWithUnits();
    const login = `only${county.regionId}`;
    const lines = [listOf(county)[0] ?? [], ['乙镇', '填报员A岗', '孙某', '', login, '']];
    const { accounts } = await addPersons(county.ctx(office), toRows(await readAs(county, office, lines)));
    const account = accounts[0];
    const { address, requestId, now, today } = county.ctx(office);
    const signed = await signIn(
      { db: db.app, address, requestId, now, today, agent: '' } as Parameters<typeof signIn>[0],
      { login, password: account?.initialPassword ?? '' },
    );
    expect(signed.mustChangePassword).toBe(true);
  });

  test('with one row to be asked writes nothing and names the cells', async () => {
    const { county, office } = await countyWithUnits();
    const answer = await readAs(county, office, [...listOf(county), ['丙局', '填报员', '李某', '', '', '']]);
    const before = await countAll(county);
    const refused = await addPersons(county.ctx(office), toRows(answer)).catch((error) => error.body);
    expect(refused.code).toBe('PERSON_ROWS_UNSETTLED');
    expect(refused.details).toEqual([
      { at: expect.stringMatching(/!A6$/), message: '单位“丙局”不在名录中' },
      { at: expect.stringMatching(/!B6$/), message: '岗位“填报员”不能确定' },
    ]);
    expect(await countAll(county)).toEqual(before);
  });

  test('gives somebody who is there the missing post instead of a second account', async () => {
    const { county, office, bureau } = await countyWithUnits();
    await addPerson(county.ctx(office), {
      name: `钱某${county.regionId}`,
      login: `q${county.regionId}`,
      orgId: bureau.id,
      role: 'reporter-b',
      title: '',
      deskPhone: '',
      mobilePhone: '',
    });
    const made = await addPersons(county.ctx(office), toRows(await readAs(county, office)));
    expect(made).toMatchObject({ opened: 2, posts: 4 });
    const { persons } = await getPersons(county.ctx(office), { search: '钱某' });
    expect(persons.map((p) => [p.login, p.posts.map((post) => post.role)])).toEqual([
      [`q${county.regionId}`, ['reporter-b', 'head']],
    ]);
  });

  test('is for whoever keeps accounts: a unit administrator for his own unit and the posts he gives', async () => {
    const { county, bureau } = await countyWithUnits();
    const reporter = await county.newActor(bureau, ['reporter-a']);
    expect(await codeOf(readAs(county, reporter))).toBe('ACCOUNT_NOT_YOURS');
    const admin = await county.newActor(bureau, ['unit-admin']);
    const answer = await readAs(county, admin);
    expect(answer.rows.map((row) => row.state)).toEqual(['new', 'ask', 'ask', 'ask']);
    expect(await codeOf(addPersons(county.ctx(admin), toRows(answer)))).toBe('PERSON_ROWS_UNSETTLED');
    expect(await codeOf(addPersons(county.ctx(reporter), toRows(answer)))).toBe('ACCOUNT_NOT_YOURS');
    expect(await addPersons(county.ctx(admin), toRows(answer).slice(0, 1))).toMatchObject({
      opened: 1,
      posts: 1,
    });
  });

  test('serves both administrators where they are apart: one opens the accounts, the other gives the posts', async () => {
    const { county, bureau } = await countyWithUnits();
    const unit = county.office ?? bureau;
    const region = (actor: Actor): Actor => ({ ...actor, sees: 'region' });
    const system = region(await county.newActor(unit, ['system-admin'], '系某'));
    const security = region(await county.newActor(unit, ['security-admin'], '安某'));
    await county.newActor(unit, ['auditor'], '审某');
    await setAdministrationMode(county.ctx(system), 'three');
    const rows = toRows(await readAs(county, system));
    expect(await codeOf(addPersons(county.ctx(security), rows))).toBe('PERSON_ROWS_UNSETTLED');
    const withPost = {
      name: '周某',
      login: 'zhou',
      orgId: bureau.id,
      title: '',
      deskPhone: '',
      mobilePhone: '',
    };
    const openWithPost = addPerson(county.ctx(security), { ...withPost, role: 'head' as Role });
    expect(await codeOf(openWithPost)).toBe('ACCOUNT_NOT_YOURS');
    expect(await addPersons(county.ctx(system), rows)).toMatchObject({ opened: 3, posts: 0 });
    const given = await readAs(county, security);
    expect(given.rows.map((row) => row.state)).toEqual(['post', 'post', 'post', 'post']);
    expect(await addPersons(county.ctx(security), toRows(given))).toMatchObject({ opened: 0, posts: 4 });
  });

  test('of the exported directory of people changes nothing', async () => {
    const { county, office } = await countyWithUnits();
    await addPersons(county.ctx(office), toRows(await readAs(county, office)));
    const file = await writeContacts(county.ctx(office), 'all');
    const answer = await readPersonWorkbook(county.ctx(office), file);
    expect(new Set(answer.rows.map((row) => row.state))).toEqual(new Set(['same']));
  });
});

describe('A form to fill in', () => {
  test('for people names the units and posts and reads as nobody', async () => {
    const { county, office } = await countyWithUnits();
    const file = await writePersonTemplate(county.ctx(office));
    const answer = await readPersonWorkbook(county.ctx(office), file);
    expect(answer.rows).toEqual([]);
    expect(answer.problems.map((problem) => problem.message)).toEqual([
      '第4、5、6、7、8等行没有姓名，共18行没有读入',
    ]);
  });

  test('for units reads as none', async () => {
    const { county, office } = await countyWithUnits();
    const file = await writeOrgTemplate(county.ctx(office));
    expect(await readOrgWorkbook(county.ctx(office), file)).toEqual({ orgs: [], problems: [] });
    const clerk = await county.newOfficer('office-clerk');
    expect(await codeOf(writeOrgTemplate(county.ctx(clerk)))).toBe('ORGS_NOT_YOURS');
  });

  test('a listed unit that stands in the directory under its full name is told, and not taken as the same', async () => {
    const { county, bureau, office } = await countyWithUnits();
    await db.owner
      .updateTable('orgs')
      .set({ aliases: ['甲办'] })
      .where('region_id', '=', county.regionId)
      .where('id', '=', bureau.id)
      .execute();
    const file = { name: '单位.csv', content: toCsv([['单位名称'], ['甲办'], ['丙局']]) };
    const { orgs, problems } = await readOrgWorkbook(county.ctx(office), file);
    expect(orgs.map((org) => [org.name, org.state])).toEqual([
      ['甲办', 'new'],
      ['丙局', 'new'],
    ]);
    expect(problems.map(({ at, message }) => [at, message])).toEqual([
      ['单位!2', expect.stringMatching(/^“甲办”是已有单位“甲局.*”的简称或别名/)],
    ]);
  });

  test('a login that another region has taken is refused by its name, and nothing is written', async () => {
    const { office: stranger, bureau: theirs, county: other } = await countyWithUnits();
    const { county, bureau, office } = await countyWithUnits();
    const login = `shared${county.regionId}`;
    const person = { name: '周某', login, deskPhone: '', mobilePhone: '' };
    await addPerson(other.ctx(stranger), { ...person, orgId: theirs.id, role: 'reporter-a', title: '' });
    const before = await countAll(county);
    const input = { ...person, orgId: bureau.id, role: 'reporter-a' as const, title: '' };
    expect(await codeOf(addPerson(county.ctx(office), input))).toBe('LOGIN_TAKEN');
    expect(await countAll(county)).toEqual(before);
  });
});

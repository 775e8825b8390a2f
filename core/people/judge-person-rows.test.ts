import { describe, expect, test } from 'vitest';
import { type Actor, deriveSight, type Role } from './actor.ts';
import { judgePersonRows } from './judge-person-rows.ts';
import { PersonRow } from './person-import-contract.ts';
import type { Directory, KnownPerson } from './person-import-sense.ts';
import type { AdministrationMode } from './settings.ts';

const orgs = [
  {
    id: '1',
    name: '望川县住房和城乡建设局',
    shortName: '县住建局',
    aliases: ['住建局'],
    path: 'a',
    isActive: true,
  },
  { id: '2', name: '望川县水利局', shortName: '县水利局', aliases: ['河长办'], path: 'b', isActive: true },
  { id: '3', name: '望川县水务中心', shortName: '水务中心', aliases: ['河长办'], path: 'c', isActive: true },
  { id: '4', name: '望川县旧局', shortName: '旧局', aliases: [], path: 'd', isActive: false },
];
const known = (id: string, name: string, login: string, orgId: string, role: Role): KnownPerson => ({
  personId: id,
  name,
  login,
  isActive: true,
  orgPath: orgs.find((org) => org.id === orgId)?.path ?? '',
  posts: [{ orgId, role }],
});
const actorOf = (roles: Role[], orgPath = 'z'): Actor => ({
  regionId: 1,
  personId: '9',
  personName: '某',
  login: 'x',
  orgId: '9',
  orgName: '项目办',
  orgPath,
  orgKind: 'office',
  roles,
  postTitle: '',
  sees: deriveSight(roles),
  forPersonId: null,
  mustChangePassword: false,
});
const rowOf = (row: number, name: string, orgText: string, roleText: string, more: object = {}) =>
  PersonRow.parse({
    sheet: '人员',
    row,
    cells: { name: `B${row}`, org: `A${row}`, role: `C${row}`, login: `D${row}`, leader: `E${row}` },
    name,
    orgText,
    roleText,
    ...more,
  });
function judge(
  rows: PersonRow[],
  persons: KnownPerson[] = [],
  { roles = ['office-head'] as Role[], orgPath = 'z', mode = 'simple' as AdministrationMode } = {},
) {
  const directory: Directory = {
    orgs,
    persons,
    leaders: [{ personId: '7', name: '冯某' }],
    logins: new Set(persons.map((person) => person.login)),
  };
  const proposeLogin = (name: string, taken: ReadonlySet<string>) => {
    const stem = `l${name.codePointAt(0)?.toString(16)}`;
    return taken.has(stem) ? `${stem}x` : stem;
  };
  return judgePersonRows(rows, { actor: actorOf(roles, orgPath), mode, directory, proposeLogin });
}
const states = (judged: ReturnType<typeof judge>) => judged.map((row) => row.state);
const asksOf = (judged: ReturnType<typeof judge>) =>
  judged.flatMap((row) => row.asks.map((ask) => `${ask.at} ${ask.message}`));

describe('A row of a list of people', () => {
  test('finds its unit by full, short or other name, and asks about unknown, doubled and abolished ones', () => {
    const rows = ['望川县住房和城乡建设局', '县住建局', '住建局', '河长办', '旧局', '住建'].map((org, n) =>
      rowOf(n + 2, `${'甲乙丙丁戊己'[n]}某`, org, '填报员A岗'),
    );
    const judged = judge(rows);
    expect(judged.map((row) => row.orgId)).toEqual(['1', '1', '1', '', '', '']);
    expect(asksOf(judged)).toEqual([
      'A5 名录中有几个单位叫“河长办”',
      'A6 单位“旧局”不在名录中',
      'A7 单位“住建”不在名录中',
    ]);
  });

  test('of a person with several posts opens one account', () => {
    const judged = judge([
      rowOf(2, '赵某', '县住建局', '填报员A岗'),
      rowOf(3, '赵某', '县住建局', '单位管理员'),
      rowOf(4, '赵某', '县住建局', '填报员A岗'),
    ]);
    expect(states(judged)).toEqual(['new', 'post', 'same']);
    expect(new Set(judged.map((row) => row.login)).size).toBe(1);
  });

  test('gives somebody of the same name at the unit the missing post instead of a second account', () => {
    const judged = judge(
      [rowOf(2, '赵某', '住建局', '填报员B岗'), rowOf(3, '赵某', '住建局', '填报员A岗')],
      [known('5', '赵某', 'zhao', '1', 'reporter-a')],
    );
    expect(judged.map((row) => [row.state, row.login])).toEqual([
      ['post', 'zhao'],
      ['same', 'zhao'],
    ]);
  });

  test('asks whether somebody of the same name elsewhere is the same, and does as answered', () => {
    const persons = [known('5', '赵某', 'zhao', '2', 'reporter-a')];
    const row = rowOf(2, '赵某', '县住建局', '填报员A岗');
    const [asked] = judge([row], persons);
    expect(asked).toMatchObject({
      state: 'ask',
      login: '',
      candidates: [{ login: 'zhao', where: '县水利局' }],
    });
    expect(states(judge([{ ...row, login: 'zhao' }], persons))).toEqual(['post']);
    expect(judge([{ ...row, isNamesake: true }], persons)[0]).toMatchObject({ state: 'new' });
    expect(judge([{ ...row, login: 'zhao2' }], persons)[0]).toMatchObject({ state: 'new', login: 'zhao2' });
  });

  test('asks when two rows of one name differ in the mobile telephone or stand at two units', () => {
    const judged = judge([
      rowOf(2, '赵某', '县住建局', '填报员A岗', { mobilePhone: '13800000000' }),
      rowOf(3, '赵某', '县住建局', '填报员B岗', { mobilePhone: '13800000001' }),
      rowOf(4, '赵某', '县水利局', '填报员B岗'),
    ]);
    expect(states(judged)).toEqual(['new', 'ask', 'ask']);
    expect(judged[1]?.candidates[0]?.where).toBe('B2');
  });

  test('forgets a login that was made when the unit is changed to that of somebody who has one', () => {
    const persons = [known('5', '赵某', 'zhao', '1', 'reporter-a')];
    const made = rowOf(2, '赵某', '住建', '填报员B岗', { orgId: '1', login: 'made', isLoginProposed: true });
    expect(judge([made], persons)[0]).toMatchObject({ state: 'post', login: 'zhao' });
    const moved = { ...made, orgId: '2', login: 'zhao' };
    expect(judge([moved], persons)[0]).toMatchObject({ state: 'ask', login: '' });
  });

  test('asks about a login of somebody else, a post word that is not known, a liaison without his leader', () => {
    const judged = judge(
      [
        rowOf(2, '赵某', '县住建局', '填报员A岗', { login: 'ZHAO' }),
        rowOf(3, '孙某', '县住建局', '填报员'),
        rowOf(4, '李某', '县住建局', '联络员'),
        rowOf(5, '周某', '县住建局', '联络员', { leaderText: '冯某' }),
      ],
      [known('5', '钱某', 'zhao', '1', 'reporter-a')],
    );
    expect(states(judged)).toEqual(['ask', 'ask', 'ask', 'new']);
    expect(judged[3]?.forPersonId).toBe('7');
    expect(asksOf(judged)).toEqual([
      'D2 登录名“ZHAO”已是“钱某”的',
      'C3 岗位“填报员”不能确定',
      'E4 联络员“李某”没有写服务哪位领导',
    ]);
  });

  test('of another unit, or of a post that is not his to give, is asked of a unit administrator', () => {
    const judged = judge(
      [
        rowOf(2, '赵某', '县住建局', '填报员A岗'),
        rowOf(3, '钱某', '县住建局', '主要负责人'),
        rowOf(4, '孙某', '县水利局', '填报员A岗'),
      ],
      [],
      { roles: ['unit-admin'], orgPath: 'a' },
    );
    expect(asksOf(judged)).toEqual(['C3 主要负责人在该单位不由您任免', 'B4 “县水利局”的账号不由您管理']);
  });

  test('opens accounts for the system administrator and gives posts for the security administrator where they are apart', () => {
    const rows = [rowOf(2, '赵某', '县住建局', '主要负责人')];
    expect(states(judge(rows, [], { roles: ['system-admin'], mode: 'three' }))).toEqual(['open']);
    expect(asksOf(judge(rows, [], { roles: ['security-admin'], mode: 'three' }))).toEqual([
      'B2 “赵某”还没有账号，先由系统管理员开户',
    ]);
    const opened = [{ ...known('5', '赵某', 'zhao', '1', 'head'), posts: [] }];
    expect(states(judge(rows, opened, { roles: ['security-admin'], mode: 'three' }))).toEqual(['post']);
    expect(states(judge(rows, opened, { roles: ['system-admin'], mode: 'three' }))).toEqual(['same']);
  });
});

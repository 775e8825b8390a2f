import { expect, test } from 'vitest';
import { type Actor, deriveSight, type Role } from '#core/people/actor.ts';
import { judgePersonRows } from '#core/people/judge-person-rows.ts';
import { openOrgSheet } from '#core/people/org-sheet.ts';
import { PersonRow } from '#core/people/person-import-contract.ts';
import { readPersonList } from '#core/people/person-list.ts';
import { readSentence } from './english-answers.ts';

const UNIT = {
  id: '1',
  name: '望川县水利局',
  shortName: '水利局',
  aliases: ['河长办'],
  path: 'a',
  isActive: true,
};
const KNOWN = { personId: '5', name: '钱某', login: 'qian', isActive: false, orgPath: 'a', posts: [] };
const DIRECTORY = {
  orgs: [UNIT, { ...UNIT, id: '2', name: '望川县水务中心', shortName: '水务中心' }],
  persons: [KNOWN],
  leaders: [],
  logins: new Set(['qian']),
};

function listAsks(rows: object[], roles: Role[]): string[] {
  const actor = { regionId: 1, orgId: '9', orgPath: 'z', orgKind: 'office', roles, sees: deriveSight(roles) };
  const cells = { name: 'B2', org: 'A2', role: 'C2', login: 'D2', leader: 'E2' };
  return judgePersonRows(
    rows.map((row, at) => PersonRow.parse({ sheet: '人员', row: at + 2, cells, name: '赵某', ...row })),
    { actor: actor as Actor, mode: 'simple', directory: DIRECTORY, proposeLogin: () => 'l1' },
  ).flatMap((row) => row.asks.map((ask) => ask.message));
}

/** What stays in quotation marks is the list's own word. */
const leftChinese = (sentence: string): string[] =>
  /\p{Script=Han}/u.test(readSentence(sentence).replace(/“[^”]*”/g, '')) ? [sentence] : [];

test('what the import of people asks and tells is said in English', () => {
  const asks = listAsks(
    [
      { orgText: '', roleText: '填报员A岗' },
      { orgText: '旧局', roleText: '填报员A岗' },
      { orgText: '河长办', roleText: '填报员A岗' },
      { orgText: '水利局', roleText: '填报员' },
      { orgText: '水利局', roleText: '联络员' },
      { orgText: '水利局', roleText: '联络员', leaderText: '冯某' },
      { orgText: '水利局', roleText: '填报员A岗', login: '赵' },
      { orgText: '水利局', roleText: '填报员A岗', login: 'qian' },
      { orgText: '水利局', roleText: '填报员A岗', name: '钱某', login: 'other' },
      { orgText: '水利局', roleText: '填报员A岗', name: '钱某' },
      { orgText: '水务中心', roleText: '填报员A岗', name: '钱某' },
    ],
    ['office-head'],
  );
  const told = readPersonList([
    openOrgSheet({
      name: '人员',
      rows: [
        ['岗位', '单位', '姓名', '登录名'],
        ['填报员A岗', '水利局', '', ''],
        ['填报员A岗', '水利局', '孙某、李某', ''],
        ['填报员A岗', '水利局', '周某', '周'],
      ],
      merges: [],
    }),
  ]).problems.map((problem) => problem.message);
  expect([asks.length >= 10, told.length]).toEqual([true, 3]);
  expect([...asks, ...told].flatMap(leftChinese)).toEqual([]);
});

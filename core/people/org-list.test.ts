import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guessOrgKind } from './org-kind.ts';
import { readOrgList } from './org-list.ts';
import { openOrgSheet, type PlainSheet, stripNumbering } from './org-sheet.ts';

const read = (rows: (string | null)[][], merges: PlainSheet['merges'] = []) =>
  readOrgList([openOrgSheet({ name: '单位名录', rows, merges })]);
const across = (row: number, left: number, right: number) => ({ top: row, bottom: row, left, right });
const down = (column: number, top: number, bottom: number) => ({ top, bottom, left: column, right: column });

test('A list with title, merged kinds, numbering and notes gives its units in order', () => {
  const { orgs, problems } = read(
    [
      ['望川县单位名录', null, null, null, null],
      ['序号', '单位名称', '简称', '单位类别', '上级单位'],
      ['1', '望川县住 房和城乡建设局', '县住建局', '县直部门', '县政府'],
      ['2', '望川县交通运输局', '县交通局', null, ''],
      ['3', '望川县公路发展中心', '公路中心', '事业单位', '县交通局'],
      ['', '合计', '3', '', ''],
      ['注：以上按规范排序', null, null, null, null],
    ],
    [across(0, 0, 4), down(3, 2, 3), across(6, 0, 4)],
  );
  expect(problems).toEqual([]);
  expect(orgs.map((o) => [o.row, o.name, o.shortName, o.kind, o.kindFrom, o.parentName])).toEqual([
    [3, '望川县住房和城乡建设局', '县住建局', 'department', 'given', ''],
    [4, '望川县交通运输局', '县交通局', 'department', 'given', ''],
    [5, '望川县公路发展中心', '公路中心', 'department', 'given', '望川县交通运输局'],
  ]);
});

test('Group titles give the kind of the units beneath them', () => {
  const { orgs } = read(
    [
      ['单位名称', '管理员', '登录名'],
      ['一、镇（街道）（2个）', null, null],
      ['城关街道', '甲某', 'chengguan'],
      ['双河片区', '', ''],
      ['二、其他', null, null],
      ['望川县城市建设投资有限公司', '', ''],
    ],
    [across(1, 0, 2), across(4, 0, 2)],
  );
  expect(orgs.map((o) => [o.name, o.kind, o.kindFrom, o.adminLogin])).toEqual([
    ['城关街道', 'town', 'group', 'chengguan'],
    ['双河片区', 'town', 'group', ''],
    ['望川县城市建设投资有限公司', 'company', 'guessed', ''],
  ]);
});

test('A head of two levels names the columns beneath a merged one', () => {
  const { orgs } = read(
    [
      ['单位名称', '管理员', null],
      [null, '姓名', '登录名'],
      ['平泽镇', '乙某', 'pingze'],
    ],
    [down(0, 0, 1), across(0, 1, 2)],
  );
  expect(orgs).toMatchObject([{ name: '平泽镇', adminName: '乙某', adminLogin: 'pingze', row: 3 }]);
});

test('Telephones are read with the administrator, and a further person of the same unit is named', () => {
  const { orgs, problems } = read([
    ['单位名称', '联络员', '办公电话', '手机号码'],
    ['甘溪镇', '甲某', '722 1001', '13800000001'],
    ['平泽镇', '乙某', '无', ''],
  ]);
  expect(orgs).toMatchObject([
    { adminName: '甲某', deskPhone: '7221001', mobilePhone: '13800000001' },
    { adminName: '乙某', deskPhone: '', mobilePhone: '' },
  ]);
  expect(problems).toEqual([]);
});

test('Under a group title of several kinds the name decides; a name that contradicts its title is marked', () => {
  const { orgs } = read([
    ['序号', '单位名称', '电话'],
    ['一、园区及国有企业', null, null],
    ['1', '望川经济开发区管理委员会', ''],
    ['2', '望川县城投集团', ''],
    ['3', '望川县人民政府办公室', ''],
    ['二、县直部门', null, null],
    ['4', '望川县水务有限公司', ''],
    ['5', '县教育局', ''],
  ]);
  expect(orgs.map((o) => [o.kind, o.kindFrom])).toEqual([
    ['park', 'group'],
    ['company', 'group'],
    ['department', 'guessed'],
    ['department', 'guessed'],
    ['department', 'group'],
  ]);
});

test('What cannot be taken is named with its cell, and the rest is read', () => {
  const { orgs, problems } = read([
    ['单位', '登录名', '别名'],
    ['县发改局、县财政局', '', ''],
    ['县教育局', '教育', '教体局、县教体局'],
    ['县教育局', '', ''],
    ['神秘之地', '', ''],
  ]);
  expect(orgs.map((o) => o.name)).toEqual(['县教育局', '神秘之地']);
  expect(orgs[0]?.aliases).toEqual(['教体局', '县教体局']);
  expect(problems.map((p) => p.at)).toEqual(['单位名录!A2', '单位名录!B3', '单位名录!A5', '单位名录!4']);
});

test('A sheet without a head that names units says so', () => {
  expect(
    read([
      ['项目', '投资'],
      ['桥', '3'],
    ]).hasHead,
  ).toBe(false);
});

describe('The kind guessed from a name', () => {
  const cases: [string, string | null][] = [
    ['望川县发展和改革局', 'department'],
    ['县委宣传部', 'department'],
    ['望川县人民政府办公室', 'department'],
    ['甘溪镇', 'town'],
    ['甘溪镇人民政府', 'town'],
    ['石桥乡', 'town'],
    ['城关街道办事处', 'town'],
    ['望川经济开发区管理委员会', 'park'],
    ['望川县高新技术产业园', 'park'],
    ['望川县水务集团', 'company'],
    ['望川县城投有限责任公司（本部）', 'company'],
    ['重点项目建设领导小组', 'leading-group'],
    ['重点项目建设领导小组办公室', 'office'],
    ['未名之地', null],
  ];
  test.each(cases)('of %s is %s', (name, kind) => expect(guessOrgKind(name)).toBe(kind));
});

test('Numbering in front of a name goes, numbers that belong to the name stay', () => {
  const cases = [
    ['1、县发改局', '县发改局'],
    ['（三）县财政局', '县财政局'],
    ['12. 甘溪镇', '甘溪镇'],
    ['第一中学', '第一中学'],
    ['一中', '一中'],
    ['③石桥乡', '石桥乡'],
  ];
  for (const [text, name] of cases) expect(stripNumbering(text ?? '')).toBe(name);
});

test('Any table is read without failing, and every unit read has a name that stood in its row', () => {
  const cell = fc.option(
    fc.oneof(fc.string(), fc.constantFrom('单位名称', '类别', '甲镇', '合计', '1', '二、部门')),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 }), (rows) => {
      const { orgs } = read(rows);
      for (const org of orgs) {
        expect(org.name).not.toBe('');
        expect(rows[org.row - 1]?.length ?? 0).toBeGreaterThan(0);
      }
      expect(new Set(orgs.map((o) => o.name)).size).toBe(orgs.length);
    }),
  );
});

test('A title numbered in a cell of its own is no unit, and a row without a name is said', () => {
  const { orgs, problems } = read([
    ['序号', '单位名称', '简称', '单位类别'],
    ['一', '县直部门', null, null],
    ['1', '望川县发展和改革局', '发改局', null],
    ['二', '乡镇', null, null],
    ['2', '甘溪', null, null],
    ['3', null, '无名单位', '乡镇'],
    ['4', null, null, null],
  ]);
  expect(orgs.map(({ name, kind }) => [name, kind])).toEqual([
    ['望川县发展和改革局', 'department'],
    ['甘溪', 'town'],
  ]);
  expect(problems).toEqual([
    { at: '单位名录!B6', message: '这一行没有单位名称（无名单位、乡镇），没有读入' },
  ]);
});

test('A list whose only numbers are 一 and 二 lists units', () => {
  const { orgs } = read([
    ['序号', '单位名称', '简称'],
    ['一', '望川县教育局', null],
    ['二', '望川县民政局', null],
  ]);
  expect(orgs.map(({ name }) => name)).toEqual(['望川县教育局', '望川县民政局']);
});

import { describe, expect, test } from 'vitest';
import { openOrgSheet, type PlainSheet } from './org-sheet.ts';
import { readPersonList } from './person-list.ts';
import { parseRole } from './post-words.ts';

const read = (rows: (string | null)[][], merges: PlainSheet['merges'] = []) =>
  readPersonList([openOrgSheet({ name: '人员', rows, merges })]);

describe('A list of people', () => {
  test('with title, group titles, merged units, totals and notes gives one entry a post', () => {
    const { posts, problems } = read(
      [
        ['望川县填报人员名单', null, null, null, null],
        ['序号', '单位', '姓 名', '岗位', '手机号码'],
        ['一、县直部门', null, null, null, null],
        ['1', '县住建局', '赵 某', '填报员A岗、单位管理员', '138 0000 0000'],
        ['2', null, '钱某', 'B岗', '无'],
        ['', '合计', '2', '', ''],
        ['注：A、B岗不得为同一人', null, null, null, null],
      ],
      [
        { top: 3, bottom: 4, left: 1, right: 1 },
        { top: 2, bottom: 2, left: 0, right: 4 },
      ],
    );
    expect(posts.map((p) => [p.row, p.name, p.orgText, p.roleText, p.mobilePhone])).toEqual([
      [4, '赵某', '县住建局', '填报员A岗', '13800000000'],
      [4, '赵某', '县住建局', '单位管理员', '13800000000'],
      [5, '钱某', '县住建局', 'B岗', ''],
    ]);
    expect(posts[0]?.cells).toEqual({
      name: '人员!C4',
      org: '人员!B4',
      role: '人员!D4',
      login: '人员!4',
      leader: '人员!4',
    });
    expect(problems).toEqual([]);
  });

  test('names what is left out: rows without a name together, several people in a cell, a login that is none', () => {
    const { posts, problems } = read([
      ['岗位', '单位', '姓名', '登录名'],
      ['填报员A岗', '县住建局', '', ''],
      ['填报员B岗', '县住建局', null, ''],
      ['填报员A岗', '县水利局', '孙某、李某', ''],
      ['填报员A岗', '县交通局', '周某', '周'],
    ]);
    const { problems: phones } = read([
      ['单位', '姓名', '手机'],
      ['县住建局', '吴某', '139'],
      ['县住建局', '郑某', '无'],
    ]);
    expect(phones.map((p) => [p.at, p.message])).toEqual([
      ['人员!C2', '“吴某”的电话“139”不是完整的号码；已略去'],
    ]);
    expect(posts.map((p) => [p.name, p.login])).toEqual([['周某', '']]);
    expect(problems.map((p) => [p.at, p.message])).toEqual([
      ['人员!C4', '一格里有几个人“孙某、李某”，请分行后再导入'],
      ['人员!D5', '“周某”的登录名“周”不合规，应为2至32位字母、数字、点、横线；已略去'],
      ['人员!C2', '第2、3行没有姓名，共2行没有读入'],
    ]);
  });

  test('with one row a unit gives each post of its columns, telephones beside the names going with them', () => {
    const { posts, problems } = read([
      ['望川县重点项目填报人员名单', null, null, null, null, null],
      ['单位', '单位负责人', '填报员A岗', '联系电话', '填报员B岗', '联系电话'],
      ['县住建局', '王某一', '李某二', '0712-3300001', '赵某三', '13900002002'],
      ['县交通局', '钱某四', '孙某五、周某六', '', '无', null],
      ['合计', '2', '', '', '', ''],
    ]);
    expect(posts.map((p) => [p.row, p.orgText, p.roleText, p.name, p.mobilePhone || p.deskPhone])).toEqual([
      [3, '县住建局', '单位负责人', '王某一', ''],
      [3, '县住建局', '填报员A岗', '李某二', '0712-3300001'],
      [3, '县住建局', '填报员B岗', '赵某三', '13900002002'],
      [4, '县交通局', '单位负责人', '钱某四', ''],
    ]);
    expect(problems.map((p) => p.at)).toEqual(['人员!C4']);
    expect(posts[1]?.cells.name).toBe('人员!C3');
  });

  test('with posts over 姓名 and 手机 of their own loses nobody', () => {
    const { posts } = read(
      [
        ['单位', '填报员A岗', null, '填报员B岗', null],
        [null, '姓名', '手机', '姓名', '手机'],
        ['县住建局', '李某二', '13900002001', '赵某三', '13900002002'],
      ],
      [
        { top: 0, bottom: 1, left: 0, right: 0 },
        { top: 0, bottom: 0, left: 1, right: 2 },
        { top: 0, bottom: 0, left: 3, right: 4 },
      ],
    );
    expect(posts.map((p) => [p.roleText, p.name, p.mobilePhone])).toEqual([
      ['填报员A岗', '李某二', '13900002001'],
      ['填报员B岗', '赵某三', '13900002002'],
    ]);
  });

  test('needs a head with 姓名 and 单位 in one row', () => {
    expect(read([['姓名', '电话']]).hasHead).toBe(false);
    expect(read([['单位名称', '人员姓名']]).hasHead).toBe(true);
  });
});

test.each([
  ['填报员A岗', 'reporter-a'],
  ['填报员（Ａ岗）', 'reporter-a'],
  ['b岗', 'reporter-b'],
  ['填报员', null],
  ['分管领导', 'deputy-head'],
  ['主要负责 人', 'head'],
  ['局长', null],
  ['单位管理员', 'unit-admin'],
  ['系统管理员', 'system-admin'],
  ['行业复核', 'reviewer'],
  ['县领导', 'leader'],
  ['联络员', 'liaison'],
  ['', null],
])('The word %s of a post means %s', (word, role) => {
  expect(parseRole(word)).toBe(role);
});

import { findListHead, type ListHead, toHeadIndex } from './list-head.ts';
import { type ListProblem, LOGIN, readPhoneText } from './org-list.ts';
import { comparable, type OrgSheet, type OwnCell, stripNumbering, toName } from './org-sheet.ts';
import { listRoleTexts } from './post-words.ts';
import { findPostGroups } from './wide-person-list.ts';

const WORDS = {
  name: '姓名 人员姓名 人员 名字',
  org: '单位 单位名称 所在单位 工作单位 任职单位 责任单位 填报单位 单位全称 单位简称 部门 部门名称',
  role: '岗位 系统岗位 平台岗位 岗位名称 担任岗位 角色',
  title: '职务 现任职务 行政职务 职务职级 单位职务 任职',
  login: '登录名 登录账号 登陆名 登陆账号 账号 帐号 用户名',
  deskPhone: '办公电话 办公室电话 座机 固定电话 单位电话 联系电话 电话 电话号码',
  mobilePhone: '手机 手机号 手机号码 移动电话 联系手机 联系方式',
  leader: '联络的领导 服务领导 所服务领导 联系领导 对应领导 县领导 领导 领导姓名',
} as const;
type PersonColumn = keyof typeof WORDS;
const INDEX = toHeadIndex<PersonColumn>(WORDS);
const MOST = { name: 40, org: 100, title: 60, leader: 40 };
const TOTAL = /^(合计|总计|小计|共计|共\d+[个家人])/;
/** Not 填报员A岗, which may stand first in a row. */
const NOTE = /^(注|备注|说明|(填表|制表|填报)(人|单位|日期|时间)?)[:：]/;
const GROUP_TITLE = /^[（(]?[一二三四五六七八九十]{1,3}[)）、.．]/;
const SEVERAL = /[、，,；;/]|\n/;

/** One post of one person as an office's list gives it; a person with several posts has several. */
export interface ListedPost {
  sheet: string;
  /** As Excel numbers it. */
  row: number;
  /** Where to look: `人员!B12`; a column that the list lacks is the row. */
  cells: { name: string; org: string; role: string; login: string; leader: string };
  name: string;
  orgText: string;
  roleText: string;
  title: string;
  login: string;
  deskPhone: string;
  mobilePhone: string;
  leaderText: string;
}
export interface PersonListReading {
  posts: ListedPost[];
  problems: ListProblem[];
  /** False when no sheet has a head with 姓名 and 单位. */
  hasHead: boolean;
}

interface Reading {
  sheet: OrgSheet;
  columns: ListHead<PersonColumn>['columns'];
  problems: ListProblem[];
}

function cellOf({ sheet, columns }: Reading, row: number, column: PersonColumn): string {
  const index = columns[column];
  return index === undefined ? '' : sheet.covered(row, index);
}

function addressOf({ sheet, columns }: Reading, row: number, column: PersonColumn): string {
  const index = columns[column];
  return `${sheet.name}!${index === undefined ? '' : sheet.letters(index)}${row + 1}`;
}

function readLogin(reading: Reading, row: number, name: string): string {
  const text = cellOf(reading, row, 'login').replace(/\s/g, '');
  if (text === '' || LOGIN.test(text)) return text;
  reading.problems.push({
    at: addressOf(reading, row, 'login'),
    message: `“${name}”的登录名“${text}”不合规，应为2至32位字母、数字、点、横线；已略去`,
  });
  return '';
}

/** A telephone number; digits that make none are told, 无 is none. */
function readNumber(
  reading: Reading,
  row: number,
  column: 'deskPhone' | 'mobilePhone',
  name: string,
): string {
  const text = cellOf(reading, row, column);
  const read = readPhoneText(text);
  if (read === '' && /\d/.test(text))
    reading.problems.push({
      at: addressOf(reading, row, column),
      message: `“${name}”的电话“${text.trim().slice(0, 30)}”不是完整的号码；已略去`,
    });
  return read;
}

/** The name of a row, or null with the reason said. */
function readName(reading: Reading, row: number): string | null {
  const raw = cellOf(reading, row, 'name').trim();
  const at = addressOf(reading, row, 'name');
  const name = toName(raw);
  if (SEVERAL.test(raw)) {
    reading.problems.push({ at, message: `一格里有几个人“${raw}”，请分行后再导入` });
    return null;
  }
  if (name.length > MOST.name || /[。：:！]/.test(name)) {
    reading.problems.push({ at, message: `“${name.slice(0, 20)}…”不像姓名，没有读入` });
    return null;
  }
  return name;
}

function readPosts(reading: Reading, row: number, post?: string): ListedPost[] {
  const name = readName(reading, row);
  if (name === null) return [];
  const at = (column: PersonColumn) => addressOf(reading, row, column);
  const text = (column: 'org' | 'title' | 'leader') =>
    toName(cellOf(reading, row, column)).slice(0, MOST[column]);
  const common = {
    sheet: reading.sheet.name,
    row: row + 1,
    cells: { name: at('name'), org: at('org'), role: at('role'), login: at('login'), leader: at('leader') },
    name,
    orgText: stripNumbering(text('org')),
    title: text('title'),
    login: readLogin(reading, row, name),
    deskPhone: readNumber(reading, row, 'deskPhone', name),
    mobilePhone: readNumber(reading, row, 'mobilePhone', name),
    leaderText: text('leader'),
  };
  return listRoleTexts(post ?? cellOf(reading, row, 'role')).map((roleText) => ({
    ...common,
    roleText: roleText.slice(0, 40),
  }));
}

/** Rows of a form that nobody filled in are one remark together, not one each. */
function noteNameless(reading: Reading, rows: readonly number[]): void {
  const [first] = rows;
  if (first === undefined) return;
  const shown = rows.slice(0, 5).map((row) => row + 1);
  reading.problems.push({
    at: addressOf(reading, first, 'name'),
    message: `第${shown.join('、')}${rows.length > shown.length ? '等' : ''}行没有姓名，共${rows.length}行没有读入`,
  });
}

/** A text alone in its row, numbered or spanning: 一、县直部门; a name alone stands beside a merged unit. */
function isGroupTitle(own: readonly OwnCell[], name: string): boolean {
  const [only] = own;
  if (!only || new Set(own.map((cell) => cell.text)).size > 1) return false;
  return name === '' || only.right > only.column || GROUP_TITLE.test(only.text);
}

function readRows(reading: Reading, from: number): ListedPost[] {
  const posts: ListedPost[] = [];
  const nameless: number[] = [];
  for (let row = from; row < reading.sheet.rowCount; row += 1) {
    const own = reading.sheet.own(row);
    const first = comparable(own[0]?.text ?? '');
    if (first === '' || NOTE.test(first) || TOTAL.test(first)) continue;
    const name = comparable(cellOf(reading, row, 'name'));
    if (isGroupTitle(own, name)) continue;
    if (name === '') nameless.push(row);
    else posts.push(...readPosts(reading, row));
  }
  noteNameless(reading, nameless);
  return posts;
}

/** One row a unit: each post has its own column of names; a post that nobody holds is blank. */
function readWideRows(
  sheet: OrgSheet,
  { groups, bottom }: NonNullable<ReturnType<typeof findPostGroups<PersonColumn>>>,
  problems: ListProblem[],
): ListedPost[] {
  const posts: ListedPost[] = [];
  for (let row = bottom + 1; row < sheet.rowCount; row += 1) {
    const own = sheet.own(row);
    const first = comparable(own[0]?.text ?? '');
    if (first === '' || NOTE.test(first) || TOTAL.test(first)) continue;
    for (const { roleText, columns } of groups) {
      const reading = { sheet, columns, problems };
      if (isGroupTitle(own, comparable(cellOf(reading, row, 'name')))) continue;
      if (/^[-—/无]*$/.test(comparable(cellOf(reading, row, 'name')))) continue;
      posts.push(...readPosts(reading, row, roleText));
    }
  }
  return posts;
}

/**
 * Reads a list of people and posts as offices keep it (handbook 8.2): any sheet with a head that has 姓名 and 单位, or one
 * with a row a unit and its posts as columns (单位、填报员A岗、电话);
 * a merged unit covers its rows, 填报员A岗、单位管理员 in one cell are two posts. Nothing is matched or guessed here,
 * and nothing is dropped in silence: what is left out is in `problems`.
 */
export function readPersonList(sheets: readonly OrgSheet[]): PersonListReading {
  const problems: ListProblem[] = [];
  const posts: ListedPost[] = [];
  let hasHead = false;
  for (const sheet of sheets) {
    const wide = findPostGroups(sheet, INDEX);
    if (wide) {
      hasHead = true;
      posts.push(...readWideRows(sheet, wide, problems));
      continue;
    }
    const head = findListHead(sheet, INDEX, ['name', 'org']);
    if (!head) continue;
    hasHead = true;
    posts.push(...readRows({ sheet, columns: head.columns, problems }, head.bottom + 1));
  }
  return { posts, problems, hasHead };
}

import { guessOrgKind, type KindOrigin, listOrgKinds, parseOrgKind } from './org-kind.ts';
import { findOrgColumns, type OrgColumn, type OrgColumns } from './org-list-head.ts';
import { comparable, type OrgSheet, stripNumbering, toName } from './org-sheet.ts';

/** A unit as an office's list gives it; `kindFrom` says whether the kind stood there or was guessed. */
export interface ListedOrg {
  sheet: string;
  /** As Excel numbers it. */
  row: number;
  name: string;
  shortName: string;
  kind: ListedKind;
  kindFrom: KindOrigin;
  parentName: string;
  aliases: string[];
  adminName: string;
  adminLogin: string;
  deskPhone: string;
  mobilePhone: string;
}
export type ListedKind = 'department' | 'town' | 'park' | 'company' | 'office' | 'leading-group';
export interface ListProblem {
  /** `单位名录!C12`. */
  at: string;
  message: string;
}
export interface OrgListReading {
  orgs: ListedOrg[];
  problems: ListProblem[];
  /** False when no sheet has a head with 单位名称. */
  hasHead: boolean;
}

const TOTAL = /^(合计|总计|小计|共计|共\d+[个家])/;
const NOTE = /^(注|备注|说明|填表|制表|联系人|填报)[:：]?/;
export const LOGIN = /^[A-Za-z0-9][A-Za-z0-9._-]{1,31}$/;
const GROUP_TITLE = /^[（(]?[一二三四五六七八九十]{1,3}[)）、.．]/;
const NUMBER_ALONE = /^[(]?[一二三四五六七八九十]{1,3}[)]?[、.]?$/;
const SEVERAL = /[、；;]|\n/;
/** The county itself as a parent is the root of the tree and need not stand in the list. */
const COUNTY =
  /^(.{0,8}[县市区])?(县委|市委|区委|县政府|市政府|区政府|(县|市|区)?人民政府|县委县政府|本级|县本级)$/;
const HEAD_LIMIT = { name: 100, shortName: 40, alias: 100, adminName: 40, phone: 30 };

interface Reading {
  sheet: OrgSheet;
  columns: OrgColumns;
  problems: ListProblem[];
  /** Kinds that the last group title names: 二、镇（街道）; none when it names no kind. */
  group: ListedKind[];
}

function cellOf(reading: Reading, row: number, column: OrgColumn): string {
  const index = reading.columns[column];
  return index === undefined ? '' : reading.sheet.covered(row, index);
}

const addressOf = (reading: Reading, row: number, column: OrgColumn): string =>
  `${reading.sheet.name}!${reading.sheet.letters(reading.columns[column] ?? 0)}${row + 1}`;

function listAliases(text: string, name: string): string[] {
  const parts = text.split(/[、，,;；\n/]+/).map(toName);
  return [...new Set(parts)]
    .filter((a) => a !== '' && a !== name && a.length <= HEAD_LIMIT.alias)
    .slice(0, 20);
}

/** 一 | 县直部门 among rows numbered 1 2 3: the number stands in a cell of its own. */
function readNumberedTitle(reading: Reading, row: number): string | undefined {
  const { sheet, columns } = reading;
  const [mark, title, ...more] = sheet.own(row);
  if (!mark || !title || more.length > 0 || mark.column >= columns.name || title.column !== columns.name)
    return undefined;
  if (!NUMBER_ALONE.test(comparable(mark.text))) return undefined;
  const others = Array.from({ length: sheet.rowCount }, (_, at) =>
    comparable(sheet.covered(at, mark.column)),
  );
  return others.some((text) => /^\d{1,4}$/.test(text)) ? title.text : undefined;
}

/** A row that names a group: one text only, numbered or spanning the table. */
function readGroup(reading: Reading, row: number): ListedKind[] | undefined {
  const numbered = readNumberedTitle(reading, row);
  if (numbered !== undefined) return listOrgKinds(stripNumbering(numbered));
  const texts = reading.sheet.own(row).filter((cell) => cell.text !== '');
  const only = texts[0];
  const names = new Set(texts.map((cell) => cell.text));
  if (!only || names.size !== 1 || /^[\d.]+$/.test(only.text)) return undefined;
  const isSpanning = only.right > only.column;
  const isElsewhere = only.column !== reading.columns.name;
  if (!isSpanning && !isElsewhere && !GROUP_TITLE.test(only.text)) return undefined;
  return listOrgKinds(stripNumbering(only.text));
}

function readKind(reading: Reading, row: number, name: string): { kind: ListedKind; kindFrom: KindOrigin } {
  const text = cellOf(reading, row, 'kind');
  const given = text === '' ? null : parseOrgKind(text);
  if (given) return { kind: given, kindFrom: 'given' };
  const guessed = guessOrgKind(name);
  const [meant, ...others] = reading.group;
  // Under a title of several kinds the name decides; a name that contradicts its title is to be looked at.
  if (meant && (!guessed || reading.group.includes(guessed)))
    return { kind: guessed ?? meant, kindFrom: guessed || others.length === 0 ? 'group' : 'guessed' };
  if (meant && others.length === 0) return { kind: meant, kindFrom: 'guessed' };
  if (guessed) return { kind: guessed, kindFrom: 'guessed' };
  reading.problems.push({
    at: addressOf(reading, row, 'name'),
    message: `看不出“${name}”的类别，暂按部门，请核对`,
  });
  return { kind: 'department', kindFrom: 'guessed' };
}

function readLogin(reading: Reading, row: number, name: string): string {
  const text = cellOf(reading, row, 'adminLogin').replace(/\s/g, '');
  if (text === '' || LOGIN.test(text)) return text;
  reading.problems.push({
    at: addressOf(reading, row, 'adminLogin'),
    message: `“${name}”的登录名“${text}”不合规，应为2至32位字母、数字、点、横线；已略去`,
  });
  return '';
}

/** A telephone as it is written, without blanks; what has no five digits is none. */
export function readPhoneText(cell: string): string {
  const text = comparable(cell).slice(0, HEAD_LIMIT.phone);
  return text.replace(/\D/g, '').length >= 5 ? text : '';
}

function readOrg(reading: Reading, row: number): ListedOrg | null {
  const raw = cellOf(reading, row, 'name');
  const at = addressOf(reading, row, 'name');
  if (SEVERAL.test(raw.trim()) && !/^[^（(\n]*[（(][^、；;\n]*[、；;].*[)）]/m.test(raw)) {
    reading.problems.push({ at, message: `一格里有几个单位“${raw.trim()}”，请分行后再导入` });
    return null;
  }
  const name = toName(stripNumbering(raw));
  if (name === '') return null;
  if (name.length > HEAD_LIMIT.name || /[。！]/.test(name)) {
    reading.problems.push({ at, message: `“${name.slice(0, 20)}…”不像单位名称，已略去` });
    return null;
  }
  const parent = toName(stripNumbering(cellOf(reading, row, 'parent')));
  return {
    sheet: reading.sheet.name,
    row: row + 1,
    name,
    shortName: toName(cellOf(reading, row, 'shortName')).slice(0, HEAD_LIMIT.shortName),
    ...readKind(reading, row, name),
    parentName: COUNTY.test(parent) ? '' : parent,
    aliases: listAliases(cellOf(reading, row, 'aliases'), name),
    adminName: toName(cellOf(reading, row, 'adminName')).slice(0, HEAD_LIMIT.adminName),
    adminLogin: readLogin(reading, row, name),
    deskPhone: readPhoneText(cellOf(reading, row, 'deskPhone')),
    mobilePhone: readPhoneText(cellOf(reading, row, 'mobilePhone')),
  };
}

const isSkipped = (text: string): boolean => TOTAL.test(text) || NOTE.test(text) || /^[\d.]+$/.test(text);

/** The list's first cell of a merged name counts; the rows beneath it are further people of the same unit. */
const isBelowMerge = (sheet: OrgSheet, row: number, column: number): boolean =>
  (sheet.mergeTop(row, column) ?? row) < row;

/** Only the first person of a unit becomes its administrator; the others are named, not dropped. */
function noteFurtherPerson(reading: Reading, row: number, org: ListedOrg | undefined): void {
  const name = toName(cellOf(reading, row, 'adminName'));
  if (name === '' || !org || name === org.adminName) return;
  reading.problems.push({
    at: addressOf(reading, row, 'adminName'),
    message: `“${org.name}”还有一人“${name}”，管理员取第一人“${org.adminName}”，其余请由单位管理员新增`,
  });
}

/** A row that says something of a unit and not its name is left out, and said. */
function noteNameless(reading: Reading, row: number): void {
  const words = reading.sheet.own(row).filter(({ text }) => !/^[\d.\s]*$/.test(text));
  if (words.length < 2) return;
  reading.problems.push({
    at: addressOf(reading, row, 'name'),
    message: `这一行没有单位名称（${words
      .map(({ text }) => text.trim())
      .join('、')
      .slice(0, 30)}），没有读入`,
  });
}

function readRows(reading: Reading, from: number): ListedOrg[] {
  const { sheet, columns } = reading;
  const orgs: ListedOrg[] = [];
  for (let row = from; row < sheet.rowCount; row += 1) {
    const group = readGroup(reading, row);
    const first = comparable(sheet.own(row).find((cell) => cell.text !== '')?.text ?? '');
    const name = comparable(sheet.covered(row, columns.name));
    if (NOTE.test(first) || TOTAL.test(first) || name === '' || isSkipped(name)) {
      const isTold = NOTE.test(first) || TOTAL.test(first);
      if (group !== undefined && !isTold) reading.group = group;
      else if (name === '' && !isTold) noteNameless(reading, row);
      continue;
    }
    if (group !== undefined) reading.group = group;
    else if (isBelowMerge(sheet, row, columns.name)) noteFurtherPerson(reading, row, orgs.at(-1));
    else {
      const org = readOrg(reading, row);
      if (org) orgs.push(org);
    }
  }
  return orgs;
}

/** Full names for parents written short or by another name; the first of a doubled unit stands. */
function settle(orgs: ListedOrg[], problems: ListProblem[]): ListedOrg[] {
  const byName = new Map<string, ListedOrg>();
  for (const org of orgs) {
    const known = byName.get(org.name);
    if (known)
      problems.push({
        at: `${org.sheet}!${org.row}`,
        message: `“${org.name}”与第${known.row}行重复，按第${known.row}行`,
      });
    else byName.set(org.name, org);
  }
  const settled = [...byName.values()];
  const fullNames = new Map<string, string>();
  for (const org of settled)
    for (const word of [...org.aliases, org.shortName, org.name])
      if (word !== '') fullNames.set(word, org.name);
  return settled.map((org) => {
    const parent = fullNames.get(org.parentName) ?? org.parentName;
    return { ...org, parentName: parent === org.name ? '' : parent };
  });
}

/**
 * Reads a list of organisations as offices keep it (handbook 8.2): any sheet with a head that names units; merged
 * cells, numbering, group titles (一、县直部门), totals and notes are understood; kinds not given are guessed from
 * the group title or the name and marked so. Nothing is dropped in silence: what is left out is in `problems`.
 */
export function readOrgList(sheets: readonly OrgSheet[]): OrgListReading {
  const problems: ListProblem[] = [];
  const orgs: ListedOrg[] = [];
  let hasHead = false;
  for (const sheet of sheets) {
    const head = findOrgColumns(sheet);
    if (!head) continue;
    hasHead = true;
    orgs.push(...readRows({ sheet, columns: head.columns, problems, group: [] }, head.bottom + 1));
  }
  return { orgs: settle(orgs, problems), problems, hasHead };
}

import type { HeadIndex } from './list-head.ts';
import { comparable, type OrgSheet } from './org-sheet.ts';
import { parseRole } from './post-words.ts';

/** Columns of one post in a list that gives each unit a row: 填报员A岗 and the telephone beside it. */
export interface PostGroup<Column extends string> {
  /** The post as the head names it. */
  roleText: string;
  columns: Partial<Record<Column, number>>;
}

const HEAD_ROWS = 20;
type Beside = 'title' | 'login' | 'deskPhone' | 'mobilePhone';
const BESIDE: readonly string[] = ['title', 'login', 'deskPhone', 'mobilePhone'];

/** 填报员A岗姓名 and 填报员A岗（姓名） are the post as well. */
const toPost = (head: string): string => head.replace(/[(（]?姓名[)）]?$/, '');

/** Posts named in one row, each over the names of who holds it; telephones and titles to its right are theirs. */
function listInOneRow<Column extends string>(
  heads: readonly string[],
  index: HeadIndex<Column>,
): PostGroup<string>[] {
  const groups: PostGroup<string>[] = [];
  heads.forEach((head, column) => {
    const known = index.get(head)?.column;
    if (known === 'org' || head === '') return;
    if (parseRole(toPost(head)) !== null) groups.push({ roleText: toPost(head), columns: { name: column } });
    else if (known && BESIDE.includes(known)) {
      const own = groups.at(-1)?.columns as Partial<Record<Beside, number>> | undefined;
      if (own) own[known as unknown as Beside] ??= column;
    }
  });
  return groups;
}

/** Posts named over 姓名 and 电话 of their own. */
function listInTwoRows<Column extends string>(
  upper: readonly string[],
  lower: readonly string[],
  index: HeadIndex<Column>,
): PostGroup<string>[] {
  const groups = new Map<string, PostGroup<string>>();
  lower.forEach((head, column) => {
    const post = upper[column] ?? '';
    const known = index.get(head)?.column;
    if (!known || post === head || parseRole(post) === null) return;
    const group = groups.get(post) ?? { roleText: post, columns: {} };
    group.columns[known] ??= column;
    groups.set(post, group);
  });
  return [...groups.values()].filter(({ columns }) => columns.name !== undefined);
}

/**
 * The posts of a list with one row a unit and its people in columns (单位 | 填报员A岗 | 电话 | 填报员B岗 | 电话), and the last
 * row of its head; null where the sheet is no such list.
 */
export function findPostGroups<Column extends string>(
  sheet: OrgSheet,
  index: HeadIndex<Column>,
): { groups: PostGroup<Column>[]; bottom: number } | null {
  const headsOf = (row: number): string[] =>
    Array.from({ length: sheet.columnCount }, (_, column) => comparable(sheet.covered(row, column)));
  for (let row = 0; row < Math.min(sheet.rowCount, HEAD_ROWS); row += 1) {
    const upper = headsOf(row);
    const org = upper.findIndex((head) => index.get(head)?.column === 'org');
    if (org < 0) continue;
    const below = row + 1 < sheet.rowCount ? listInTwoRows(upper, headsOf(row + 1), index) : [];
    const hasNames = upper.some((head) => index.get(head)?.column === 'name');
    const groups = below.length > 0 ? below : hasNames ? [] : listInOneRow(upper, index);
    if (groups.length === 0) continue;
    const whole = groups.map(({ roleText, columns }) => ({ roleText, columns: { ...columns, org } }));
    return { groups: whole as PostGroup<Column>[], bottom: below.length > 0 ? row + 1 : row };
  }
  return null;
}

import { comparable, type OrgSheet } from './org-sheet.ts';

const COLUMNS = [
  'name',
  'shortName',
  'kind',
  'parent',
  'aliases',
  'adminName',
  'adminLogin',
  'deskPhone',
  'mobilePhone',
] as const;
export type OrgColumn = (typeof COLUMNS)[number];
export type OrgColumns = { name: number } & Partial<Record<OrgColumn, number>>;

/** Heads of organisation lists; in each line the surest word first. */
const WORDS: Record<OrgColumn, string> = {
  name: '单位名称 单位全称 全称 机构名称 部门名称 规范全称 单位名称(全称) 单位(全称) 责任单位 单位 机构 部门 名称',
  shortName: '简称 单位简称 规范简称 机构简称 部门简称 单位名称(简称) 单位(简称)',
  kind: '类别 类型 单位类别 单位类型 机构类型 机构类别 单位性质 机构性质 性质 分类 归类',
  parent:
    '上级单位 主管部门 主管单位 上级部门 上级主管部门 上级主管单位 隶属单位 隶属关系 所属部门 所属单位 归口单位 归口部门 隶属',
  aliases: '别名 曾用名 其他名称 又称 别称 原名称 习惯称呼 其他叫法 常用名 曾用名称',
  adminName:
    '管理员姓名 管理员 单位管理员 系统管理员 单位管理员姓名 管理人员 管理员(姓名) 联络员 联络员姓名 联系人 经办人',
  adminLogin:
    '登录名 管理员登录名 登录账号 登陆名 登陆账号 账号 帐号 用户名 管理员账号 管理员帐号 单位管理员登录名 单位管理员账号',
  deskPhone: '办公电话 办公室电话 座机 固定电话 单位电话 联系电话 电话 电话号码',
  mobilePhone: '手机号码 手机 手机号 移动电话 联系手机 联系方式',
};

const SCORES = new Map<string, { column: OrgColumn; score: number }>();
for (const column of COLUMNS)
  WORDS[column].split(' ').forEach((word, place, all) => {
    SCORES.set(comparable(word), { column, score: 1 + (all.length - place) / all.length });
  });

const MAX_HEAD_ROWS = 20;

export interface OrgHead {
  columns: OrgColumns;
  /** Last row of the head. */
  bottom: number;
}

/** A group head with its own head beneath it: 管理员 over 姓名, 登录名. */
function listHeads(sheet: OrgSheet, row: number, below: boolean): string[] {
  return Array.from({ length: sheet.columnCount }, (_, column) => {
    const upper = comparable(sheet.covered(row, column));
    const lower = below ? comparable(sheet.covered(row + 1, column)) : '';
    if (lower === '' || lower === upper) return upper;
    return SCORES.has(`${upper}${lower}`)
      ? `${upper}${lower}`
      : SCORES.has(lower)
        ? lower
        : `${upper}${lower}`;
  });
}

function matchHeads(heads: readonly string[]): { columns: Partial<OrgColumns>; count: number } {
  const best = new Map<OrgColumn, { index: number; score: number }>();
  heads.forEach((head, index) => {
    const found = SCORES.get(head) ?? SCORES.get(head.replace(/[(（*].*$|[*※]/g, ''));
    const known = found && best.get(found.column);
    if (found && (!known || found.score > known.score)) best.set(found.column, { index, score: found.score });
  });
  const columns: Partial<OrgColumns> = {};
  for (const [column, { index }] of best) columns[column] = index;
  return { columns, count: best.size };
}

/** A word of a head alone in a row of a longer text is no head: 单位：万元. */
const isHeadRow = (sheet: OrgSheet, row: number, count: number): boolean =>
  count >= 2 || sheet.own(row).length <= 3;

/** The head of an organisation list within the first rows: the row, or two rows, with the most known words. */
export function findOrgColumns(sheet: OrgSheet): OrgHead | null {
  let found: (OrgHead & { count: number }) | null = null;
  for (let row = 0; row < Math.min(sheet.rowCount, MAX_HEAD_ROWS); row += 1)
    for (const below of [false, true]) {
      const { columns, count } = matchHeads(listHeads(sheet, row, below && row + 1 < sheet.rowCount));
      if (columns.name === undefined || !isHeadRow(sheet, row, count)) continue;
      if (!found || count > found.count)
        found = { columns: columns as OrgColumns, bottom: row + (below ? 1 : 0), count };
    }
  return found;
}

import { findListHead, toHeadIndex } from './list-head.ts';
import type { OrgSheet } from './org-sheet.ts';

/** Heads of organisation lists; in each line the surest word first. */
const WORDS = {
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
} as const;
export type OrgColumn = keyof typeof WORDS;
export type OrgColumns = { name: number } & Partial<Record<OrgColumn, number>>;

const INDEX = toHeadIndex<OrgColumn>(WORDS);

export interface OrgHead {
  columns: OrgColumns;
  /** Last row of the head. */
  bottom: number;
}

/** The head of an organisation list within the first rows. */
export function findOrgColumns(sheet: OrgSheet): OrgHead | null {
  const head = findListHead(sheet, INDEX, ['name']);
  return head && { columns: head.columns as OrgColumns, bottom: head.bottom };
}

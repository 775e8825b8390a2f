import { ROLE_LABELS, ROLES, type Role } from './actor.ts';
import { comparable } from './org-sheet.ts';

/** What offices write for a post beside its own name. 填报员 alone may be A or B, so it is neither. */
const ALIASES: Partial<Record<Role, string>> = {
  'reporter-a':
    '填报员A 填报A岗 A岗填报员 A岗填报人 填报人A岗 填报人A A岗 A角 填报员A角 主填报员 填报员(A) 填报员(A岗)',
  'reporter-b':
    '填报员B 填报B岗 B岗填报员 B岗填报人 填报人B岗 填报人B B岗 B角 填报员B角 副填报员 填报员(B) 填报员(B岗)',
  'section-head': '股室长 股长 科室负责人 科室长 科长 业务股室负责人 业务科室负责人 站所负责人',
  'deputy-head': '分管领导 分管同志 分管负责同志 分管领导同志 分管副职 分管班子成员',
  head: '主要领导 主要负责同志 单位主要负责人 党政主要负责人 一把手 单位负责人',
  'unit-admin': '管理员 本单位管理员 单位账号管理员',
  reviewer: '行业复核员 行业复核人 行业复核岗 复核 复核员 复核人',
  'office-clerk': '项目办 项目办人员 项目办干部 项目办科员 项目办经办人',
  'office-head': '项目办负责人',
  inspector: '督查室 督查室人员 督查室干部 督查室科员 督查员',
  'inspection-head': '督查室负责人',
  leader: '县级领导 市领导 区领导 领导 包联领导 包保领导 包抓领导',
  liaison: '联络员 县领导联络员 包联联络员 领导秘书',
  cosigner: '会签人 会签岗',
  approver: '签发人 签发岗',
  registrar: '登记 编号 登记员 文书登记',
  'security-admin': '安全保密管理员',
  auditor: '安全审计员',
};

const BY_WORD = new Map<string, Role>(
  ROLES.flatMap((role) =>
    [ROLE_LABELS[role].zh, ...(ALIASES[role]?.split(' ') ?? [])].map((word): [string, Role] => [
      comparable(word).toUpperCase(),
      role,
    ]),
  ),
);

/** The post that a cell names by its name or a usual other one; null when it is not known, never the nearest. */
export function parseRole(text: string): Role | null {
  const word = comparable(text).toUpperCase().replace(/[“”"]/g, '');
  return BY_WORD.get(word) ?? null;
}

/** 填报员A岗、单位管理员 are two posts of one person. */
export const listRoleTexts = (text: string): string[] => {
  const parts = text
    .split(/[、，,;；\n/+]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.length === 0 ? [''] : [...new Set(parts)];
};

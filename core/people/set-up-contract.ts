import { z } from 'zod';
import { defineRoute, WholeNumber } from '#core/platform/public.ts';
import { loginName, phone } from './contract.ts';
import { SPONSOR_WORDS } from './settings.ts';

export const OrgRow = z.object({
  name: z.string().trim().min(1).max(100),
  shortName: z.string().trim().max(40).default(''),
  kind: z.enum(['department', 'town', 'park', 'company', 'office', 'leading-group']),
  parentName: z.string().trim().max(100).default(''),
  aliases: z.array(z.string().trim().max(100)).max(20).default([]),
  adminName: z.string().trim().max(40).default(''),
  adminLogin: z.string().trim().max(32).default(''),
  deskPhone: phone,
  mobilePhone: phone,
});
export type OrgRow = z.output<typeof OrgRow>;

export const addOrgs = defineRoute({
  name: 'addOrgs',
  method: 'POST',
  path: '/people/orgs',
  summary: '新增或更新单位（按名称对应，重复导入不重复新增）',
  body: z.object({ orgs: z.array(OrgRow).min(1).max(5000) }),
  output: z.object({
    added: WholeNumber,
    changed: WholeNumber,
    unchanged: WholeNumber,
    accounts: z.array(z.object({ orgName: z.string(), login: z.string(), initialPassword: z.string() })),
  }),
  refusals: ['ORGS_NOT_YOURS', 'ORG_PARENT_UNKNOWN', 'LOGIN_TAKEN'],
  cache: 'restricted',
});

export const readOrgWorkbook = defineRoute({
  name: 'readOrgWorkbook',
  method: 'POST',
  path: '/people/org-workbook',
  summary: '读单位名录 Excel，给出待确认的单位',
  transport: 'upload',
  output: z.object({
    orgs: z.array(
      OrgRow.extend({
        row: WholeNumber,
        sheet: z.string(),
        /** The kind stood there, was meant by a group title, or is a guess to be looked at. */
        kindFrom: z.enum(['given', 'group', 'guessed']),
        /** The list names an administrator without a login; one was made from the short name. */
        isLoginProposed: z.boolean(),
        /** Against the units that are there already. */
        state: z.enum(['new', 'changed', 'same']),
      }),
    ),
    problems: z.array(z.object({ at: z.string(), message: z.string() })),
  }),
  refusals: ['ORGS_NOT_YOURS', 'WORKBOOK_UNREADABLE', 'ORG_HEAD_MISSING'],
});

export const setUpState = defineRoute({
  name: 'setUpState',
  method: 'POST',
  path: '/people/set-up/check',
  summary: '核对一次性链接',
  access: 'public',
  body: z.object({ token: z.string().min(20).max(100) }),
  output: z.object({ valid: z.boolean() }),
  cache: 'restricted',
});

export const setUpNeed = defineRoute({
  name: 'setUpNeed',
  method: 'GET',
  path: '/people/set-up/need',
  summary: '是否还没有任何地区，需要先用一次性链接初始化',
  access: 'public',
  output: z.object({ isNeeded: z.boolean() }),
  cache: 'restricted',
});

export const setUp = defineRoute({
  name: 'setUp',
  method: 'POST',
  path: '/people/set-up',
  summary: '初始化：地区、网络环境、第一个管理员',
  access: 'public',
  body: z.object({
    token: z.string().min(20).max(100),
    region: z.object({
      name: z.string().trim().min(2).max(40),
      code: z.string().regex(/^\d{6,12}$/, '行政区划代码为6至12位数字'),
      level: z.enum(['county', 'city', 'province']),
      networkZone: z.enum(['internet', 'extranet']),
      sponsorWord: z.enum(SPONSOR_WORDS).default('包联'),
      officeName: z.string().trim().min(2).max(60),
    }),
    admin: z.object({
      name: z.string().trim().min(1).max(40),
      login: loginName,
      password: z.string().min(1).max(200),
    }),
  }),
  output: z.object({ regionId: WholeNumber }),
  refusals: ['SET_UP_LINK_INVALID', 'PASSWORD_WEAK', 'SET_UP_DONE'],
  cache: 'restricted',
});

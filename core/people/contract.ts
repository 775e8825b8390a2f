import { z } from 'zod';
import { defineRoute, IdText, WholeNumber } from '#core/platform/public.ts';
import { ROLES } from './actor.ts';
import { SPONSOR_WORDS } from './settings.ts';

export const PostView = z.object({
  orgId: z.string(),
  orgName: z.string(),
  roles: z.array(z.enum(ROLES)),
  title: z.string(),
});

/** Who is signed in, what the shell shows, and what this person may see at all. */
export const SessionView = z.object({
  personId: z.string(),
  personName: z.string(),
  login: z.string(),
  orgId: z.string(),
  orgName: z.string(),
  orgKind: z.string(),
  roles: z.array(z.enum(ROLES)),
  postTitle: z.string(),
  sees: z.enum(['region', 'scoped', 'administration']),
  posts: z.array(PostView),
  mustChangePassword: z.boolean(),
  /** Roles held for somebody else until a day. */
  standsInFor: z.array(z.object({ role: z.string(), personName: z.string(), until: z.string() })),
  /** The region's word for 包联. */
  sponsorWord: z.string(),
  region: z.object({
    id: WholeNumber,
    name: z.string(),
    level: z.string(),
    networkZone: z.string(),
    isSample: z.boolean(),
  }),
  /** Entries of the left navigation that this person has. */
  pages: z.array(z.string()),
  today: z.string(),
});
export type SessionView = z.infer<typeof SessionView>;

export const session = defineRoute({
  name: 'session',
  method: 'GET',
  path: '/people/session',
  summary: '当前登录人；没有登录时为空',
  /** Null when nobody is signed in: asking is no error, so that the sign-in page opens without one. */
  output: z.object({ session: SessionView.nullable() }),
  cache: 'restricted',
});

export const signIn = defineRoute({
  name: 'signIn',
  method: 'POST',
  path: '/people/sign-in',
  summary: '登录',
  access: 'public',
  body: z.object({ login: z.string().min(1).max(64), password: z.string().min(1).max(200) }),
  output: z.object({ mustChangePassword: z.boolean() }),
  refusals: ['SIGN_IN_WRONG', 'SIGN_IN_LOCKED', 'SIGN_IN_WITHOUT_POST'],
  cache: 'restricted',
});

export const signOut = defineRoute({
  name: 'signOut',
  method: 'POST',
  path: '/people/sign-out',
  summary: '退出登录',
  output: z.object({ signedOut: z.boolean() }),
});

export const signOutEverywhere = defineRoute({
  name: 'signOutEverywhere',
  method: 'POST',
  path: '/people/sign-out-everywhere',
  summary: '在所有设备上退出',
  output: z.object({ sessionsEnded: WholeNumber }),
});

export const changePassword = defineRoute({
  name: 'changePassword',
  method: 'POST',
  path: '/people/change-password',
  summary: '修改密码',
  body: z.object({ current: z.string().min(1).max(200), next: z.string().min(1).max(200) }),
  output: z.object({ changed: z.boolean() }),
  refusals: ['PASSWORD_WRONG', 'PASSWORD_WEAK', 'PASSWORD_USED_BEFORE'],
  cache: 'restricted',
});

export const switchPost = defineRoute({
  name: 'switchPost',
  method: 'POST',
  path: '/people/switch-post',
  summary: '切换任职单位',
  body: z.object({ orgId: z.string() }),
  output: z.object({ orgId: z.string() }),
  refusals: ['POST_NOT_YOURS'],
});

export const OrgView = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  kind: z.string(),
  parentId: z.string().nullable(),
  officialOrder: WholeNumber,
  isActive: z.boolean(),
});
export type OrgView = z.infer<typeof OrgView>;

export const listOrgs = defineRoute({
  name: 'listOrgs',
  method: 'GET',
  path: '/people/orgs',
  summary: '单位目录（规范排序）',
  output: z.object({ orgs: z.array(OrgView) }),
});

export const LeaderView = z.object({
  personId: z.string(),
  name: z.string(),
  title: z.string(),
  officialOrder: WholeNumber,
});
export const PostHit = z.object({
  personId: z.string(),
  name: z.string(),
  title: z.string(),
  orgId: z.string(),
  orgName: z.string(),
  isLeader: z.boolean(),
});
/** The region's directory: who holds which post. No telephone, no login: those are asked for elsewhere and audited. */
export const findPosts = defineRoute({
  name: 'findPosts',
  method: 'GET',
  path: '/people/directory',
  summary: '按姓名或职务查岗位（全县通讯名录，不含电话）',
  query: z.object({ search: z.string().trim().min(1).max(40) }),
  output: z.object({ posts: z.array(PostHit) }),
});

export const listLeaders = defineRoute({
  name: 'listLeaders',
  method: 'GET',
  path: '/people/leaders',
  summary: '县领导（规范排序，从不排名）',
  output: z.object({ leaders: z.array(LeaderView) }),
});

const loginName = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{1,31}$/, '登录名为2至32位字母、数字、点、横线');
const phone = z.string().trim().max(30).default('');

export const PersonView = z.object({
  personId: z.string(),
  name: z.string(),
  login: z.string(),
  isActive: z.boolean(),
  deskPhone: z.string(),
  mobilePhone: z.string(),
  mustChangePassword: z.boolean(),
  posts: z.array(
    z.object({
      postId: z.string(),
      orgId: z.string(),
      orgName: z.string(),
      role: z.string(),
      title: z.string(),
      /** For a liaison: his leader. */
      forPersonName: z.string(),
      validFrom: z.string(),
      validTo: z.string().nullable(),
    }),
  ),
  /** Accounts and posts of this person are mine to keep. */
  mayKeep: z.boolean(),
  /** Roles that I may give and take at his unit. */
  givable: z.array(z.string()),
});

export const listPersons = defineRoute({
  name: 'listPersons',
  method: 'GET',
  path: '/people/persons',
  summary: '人员与岗位（本人管理范围内）；电话为个人信息，查看留痕',
  query: z.object({ orgId: IdText.optional(), search: z.string().max(60).optional() }),
  output: z.object({
    persons: z.array(PersonView),
    givable: z.array(z.enum(ROLES)),
    /** Units whose people this person may keep. */
    orgIds: z.array(z.string()),
    mode: z.enum(['simple', 'three']),
    mayAdd: z.boolean(),
  }),
  cache: 'restricted',
  refusals: ['ACCOUNT_NOT_YOURS'],
});

export const addPerson = defineRoute({
  name: 'addPerson',
  method: 'POST',
  path: '/people/persons',
  summary: '新增人员，给出一次性初始密码',
  body: z.object({
    name: z.string().trim().min(1).max(40),
    login: loginName,
    orgId: IdText,
    /** Left out where accounts and rights are given by different administrators (三员分立). */
    role: z.enum(ROLES).optional(),
    title: z.string().trim().max(60).default(''),
    forPersonId: IdText.optional(),
    deskPhone: phone,
    mobilePhone: phone,
  }),
  output: z.object({ personId: z.string(), initialPassword: z.string() }),
  refusals: ['LOGIN_TAKEN', 'ROLE_NOT_YOURS_TO_GIVE'],
  cache: 'restricted',
});

export const addPost = defineRoute({
  name: 'addPost',
  method: 'POST',
  path: '/people/persons/:personId/posts',
  summary: '增加任职（一人可有多个）',
  params: z.object({ personId: IdText }),
  body: z.object({
    orgId: IdText,
    role: z.enum(ROLES),
    title: z.string().trim().max(60).default(''),
    forPersonId: IdText.optional(),
  }),
  output: z.object({ postId: z.string() }),
  refusals: ['ROLE_NOT_YOURS_TO_GIVE', 'ROLES_CONFLICT', 'ORG_NOT_FOUND'],
});

export const endPost = defineRoute({
  name: 'endPost',
  method: 'POST',
  path: '/people/posts/:postId/end',
  summary: '免去任职；历史数字仍署原名',
  params: z.object({ postId: IdText }),
  output: z.object({ ended: z.boolean() }),
  refusals: ['ROLE_NOT_YOURS_TO_GIVE', 'LAST_ADMINISTRATOR', 'POST_NOT_FOUND'],
});

export const resetPassword = defineRoute({
  name: 'resetPassword',
  method: 'POST',
  path: '/people/persons/:personId/reset-password',
  summary: '重置密码，给出一次性初始密码，结束其所有会话',
  params: z.object({ personId: IdText }),
  output: z.object({ initialPassword: z.string() }),
  refusals: ['ACCOUNT_NOT_YOURS'],
  cache: 'restricted',
});

export const setPersonActive = defineRoute({
  name: 'setPersonActive',
  method: 'POST',
  path: '/people/persons/:personId/active',
  summary: '停用或恢复账号，停用时会话立即结束',
  params: z.object({ personId: IdText }),
  body: z.object({ isActive: z.boolean() }),
  output: z.object({ isActive: z.boolean() }),
  refusals: ['ACCOUNT_NOT_YOURS'],
});

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
  refusals: ['ORG_PARENT_UNKNOWN', 'LOGIN_TAKEN'],
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
  refusals: ['WORKBOOK_UNREADABLE', 'ORG_HEAD_MISSING'],
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

export const listAudit = defineRoute({
  name: 'listAudit',
  method: 'GET',
  path: '/people/audit',
  summary: '审计日志（仅审计员）',
  query: z.object({
    kind: z.string().max(60).optional(),
    login: z.string().max(60).optional(),
    outcome: z.enum(['ok', 'refused', 'failed']).optional(),
    before: IdText.optional(),
  }),
  output: z.object({
    entries: z.array(
      z.object({
        id: z.string(),
        at: z.string(),
        login: z.string(),
        kind: z.string(),
        outcome: z.string(),
        address: z.string(),
        subject: z.string(),
        detail: z.string(),
      }),
    ),
    next: z.string().nullable(),
  }),
  cache: 'restricted',
  refusals: ['ONLY_AUDITOR'],
});

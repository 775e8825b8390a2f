import { z } from 'zod';
import { defineRoute, IdText, WholeNumber } from '#core/platform/public.ts';
import { ROLES } from './actor.ts';

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

export const loginName = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{1,31}$/, '登录名为2至32位字母、数字、点、横线');
export const phone = z.string().trim().max(30).default('');

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
  refusals: ['ACCOUNT_NOT_YOURS', 'ORG_NOT_FOUND', 'LOGIN_TAKEN', 'ROLE_NOT_YOURS_TO_GIVE'],
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
  refusals: [
    'PERSON_NOT_FOUND',
    'ROLE_NOT_YOURS_TO_GIVE',
    'ROLES_CONFLICT',
    'ORG_NOT_FOUND',
    'POST_HELD_ALREADY',
  ],
});

export const endPost = defineRoute({
  name: 'endPost',
  method: 'POST',
  path: '/people/posts/:postId/end',
  summary: '免去任职；历史数字仍署原名',
  params: z.object({ postId: IdText }),
  output: z.object({ ended: z.boolean() }),
  refusals: ['POST_ENDED_ALREADY', 'ROLE_NOT_YOURS_TO_GIVE', 'LAST_ADMINISTRATOR', 'POST_NOT_FOUND'],
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

import { z } from 'zod';
import { defineRoute } from '../platform/contract.ts';
import { ROLES } from './actor.ts';

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
  sees: z.enum(['region', 'scoped']),
  posts: z.array(PostView),
  mustChangePassword: z.boolean(),
  region: z.object({
    id: z.number().int(),
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
  summary: '当前登录人',
  output: SessionView,
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
  refusals: ['SIGN_IN_WRONG', 'SIGN_IN_LOCKED'],
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
  output: z.object({ sessionsEnded: z.number().int() }),
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
  officialOrder: z.number().int(),
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
  officialOrder: z.number().int(),
});
export const listLeaders = defineRoute({
  name: 'listLeaders',
  method: 'GET',
  path: '/people/leaders',
  summary: '县领导（规范排序，从不排名）',
  output: z.object({ leaders: z.array(LeaderView) }),
});

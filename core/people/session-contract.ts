import { z } from 'zod';
import { defineRoute, WholeNumber } from '#core/platform/public.ts';
import { ROLES } from './actor.ts';
import { FactorCode } from './second-factor-contract.ts';

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
  /** The region wants a second factor of this person and there is none: the only page until it is set. */
  mustSetSecondFactor: z.boolean(),
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
  access: 'public',
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
  body: z.object({
    login: z.string().min(1).max(64),
    password: z.string().min(1).max(200),
    code: FactorCode.optional(),
  }),
  output: z.object({ mustChangePassword: z.boolean() }),
  refusals: [
    'SIGN_IN_WRONG',
    'SIGN_IN_CODE_WANTED',
    'SECOND_FACTOR_CODE_WRONG',
    'SECOND_FACTOR_UNREADABLE',
    'SIGN_IN_LOCKED',
    'SIGN_IN_CROWDED',
    'SIGN_IN_WITHOUT_POST',
    'SIGN_IN_INITIAL_OVER',
    'SIGN_IN_NOT_FROM_HERE',
  ],
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
  refusals: ['PASSWORD_WRONG', 'PASSWORD_WEAK', 'PASSWORD_USED_BEFORE', 'SIGN_IN_LOCKED'],
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

import { z } from 'zod';
import { DayText, defineRoute, IdText } from '#core/platform/public.ts';
import { ROLES } from './actor.ts';

const phone = z.string().trim().max(30);

export const DelegationView = z.object({
  id: z.string(),
  role: z.string(),
  orgName: z.string(),
  fromName: z.string(),
  toName: z.string(),
  validFrom: z.string(),
  validTo: z.string(),
  state: z.enum(['coming', 'in-force', 'over', 'ended']),
  isMine: z.boolean(),
});

export const getOwnProfile = defineRoute({
  name: 'getOwnProfile',
  method: 'GET',
  path: '/people/profile',
  summary: '本人：岗位、联系方式、登录设备、授权代办',
  output: z.object({
    name: z.string(),
    login: z.string(),
    deskPhone: z.string(),
    mobilePhone: z.string(),
    posts: z.array(
      z.object({
        orgId: z.string(),
        orgName: z.string(),
        role: z.string(),
        title: z.string(),
        forPersonName: z.string(),
        validFrom: z.string(),
      }),
    ),
    sessions: z.array(
      z.object({
        since: z.string(),
        lastSeenAt: z.string(),
        address: z.string(),
        agent: z.string(),
        isThis: z.boolean(),
      }),
    ),
    passwordChangedAt: z.string(),
    /** Since when the telephone's code is asked at the sign-in; null without one. */
    secondFactorSince: z.string().nullable(),
    isSecondFactorWanted: z.boolean(),
    delegations: z.array(DelegationView),
    delegable: z.array(z.enum(ROLES)),
    colleagues: z.array(z.object({ personId: z.string(), name: z.string(), title: z.string() })),
  }),
  cache: 'restricted',
});

export const setOwnContacts = defineRoute({
  name: 'setOwnContacts',
  method: 'PUT',
  path: '/people/profile/contacts',
  summary: '修改本人联系电话',
  body: z.object({ deskPhone: phone, mobilePhone: phone }),
  output: z.object({ changed: z.boolean() }),
  cache: 'restricted',
});

export const delegateRole = defineRoute({
  name: 'delegateRole',
  method: 'POST',
  path: '/people/delegations',
  summary: '授权代办：把本人岗位在一段时间内授权给同单位的人',
  body: z.object({
    toPersonId: IdText,
    role: z.enum(ROLES),
    validFrom: DayText,
    validTo: DayText,
  }),
  output: z.object({ delegationId: z.string() }),
  refusals: ['DELEGATION_NOT_POSSIBLE'],
});

export const endDelegation = defineRoute({
  name: 'endDelegation',
  method: 'POST',
  path: '/people/delegations/:delegationId/end',
  summary: '收回授权，立即生效',
  params: z.object({ delegationId: IdText }),
  output: z.object({ ended: z.boolean() }),
  refusals: ['DELEGATION_NOT_YOURS'],
});

export const editPerson = defineRoute({
  name: 'editPerson',
  method: 'PUT',
  path: '/people/persons/:personId',
  summary: '修改姓名和联系电话；历史记录仍署原名',
  params: z.object({ personId: IdText }),
  body: z.object({ name: z.string().trim().min(1).max(40), deskPhone: phone, mobilePhone: phone }),
  output: z.object({ changed: z.boolean() }),
  refusals: ['ACCOUNT_NOT_YOURS'],
  cache: 'restricted',
});

export const downloadContacts = defineRoute({
  name: 'downloadContacts',
  method: 'GET',
  path: '/people/contacts-workbook',
  summary: '通讯录、联络员名单（Excel）；含个人信息，导出留痕',
  query: z.object({ list: z.enum(['all', 'reporters', 'liaisons']).default('all') }),
  transport: 'file',
  cache: 'restricted',
  refusals: ['ACCOUNT_NOT_YOURS'],
});

import { z } from 'zod';
import { defineRoute, WholeNumber } from '#core/platform/public.ts';
import { SecondFactorDemand } from './second-factor.ts';
import { ADMINISTRATION_MODES, IdleDays, PasswordDays, SPONSOR_WORDS } from './settings.ts';

export const getPeopleSettings = defineRoute({
  name: 'getPeopleSettings',
  method: 'GET',
  path: '/people/settings',
  summary: '设置：地区、网络环境、用词、管理方式',
  output: z.object({
    region: z.object({ name: z.string(), code: z.string(), level: z.string(), networkZone: z.string() }),
    sponsorWord: z.string(),
    mode: z.enum(ADMINISTRATION_MODES),
    passwordDays: PasswordDays,
    secondFactor: SecondFactorDemand,
    idleDays: IdleDays,
    /** What stands against switching to three separated administrators. */
    modeFaults: z.array(z.string()),
    changes: z.array(
      z.object({
        kind: z.string(),
        version: WholeNumber,
        validFrom: z.string(),
        personName: z.string(),
        recordedAt: z.string(),
        text: z.string(),
      }),
    ),
    may: z.object({ naming: z.boolean(), mode: z.boolean(), region: z.boolean() }),
    /** Sections of the settings page that this person has. */
    sections: z.array(z.string()),
  }),
  cache: 'restricted',
});

export const setSponsorWord = defineRoute({
  name: 'setSponsorWord',
  method: 'POST',
  path: '/people/settings/naming',
  summary: '包联的显示用词',
  body: z.object({ sponsorWord: z.enum(SPONSOR_WORDS) }),
  output: z.object({ version: WholeNumber }),
  refusals: ['SETTING_NOT_YOURS'],
});

export const setAdministrationMode = defineRoute({
  name: 'setAdministrationMode',
  method: 'POST',
  path: '/people/settings/administration',
  summary: '县级简装与三员分立之间切换',
  body: z.object({ mode: z.enum(ADMINISTRATION_MODES) }),
  output: z.object({ version: WholeNumber }),
  refusals: ['SETTING_NOT_YOURS', 'THREE_ADMINISTRATORS_MISSING'],
});

export const setNetworkZone = defineRoute({
  name: 'setNetworkZone',
  method: 'POST',
  path: '/people/settings/network-zone',
  summary: '申报网络环境：互联网或政务外网',
  body: z.object({ networkZone: z.enum(['internet', 'extranet']) }),
  output: z.object({ networkZone: z.string() }),
  refusals: ['SETTING_NOT_YOURS'],
});

export const setPasswordAge = defineRoute({
  name: 'setPasswordAge',
  method: 'POST',
  path: '/people/settings/password-age',
  summary: '密码使用期限：多少天后须更换，0为不限',
  body: z.object({ days: PasswordDays }),
  output: z.object({ version: WholeNumber }),
  refusals: ['SETTING_NOT_YOURS'],
});

export const setIdleAccounts = defineRoute({
  name: 'setIdleAccounts',
  method: 'POST',
  path: '/people/settings/idle-accounts',
  summary: '多少天没有登录的账号自动停用，0为不停用',
  body: z.object({ days: IdleDays }),
  output: z.object({ version: WholeNumber }),
  refusals: ['SETTING_NOT_YOURS'],
});

import { z } from 'zod';
import { defineRoute, IdText, WholeNumber } from '#core/platform/public.ts';
import { SecondFactorDemand } from './second-factor.ts';

const password = z.string().min(1).max(200);
/** Six digits of the telephone, or a recovery code. */
export const FactorCode = z.string().trim().min(1).max(20);

export const beginSecondFactor = defineRoute({
  name: 'beginSecondFactor',
  method: 'POST',
  path: '/people/second-factor',
  summary: '设置动态口令：给出密钥，手机验证器扫码',
  body: z.object({ password }),
  output: z.object({ secret: z.string(), address: z.string() }),
  refusals: ['PASSWORD_WRONG', 'SIGN_IN_LOCKED', 'SECOND_FACTOR_STANDS', 'SECRET_KEY_MISSING'],
  cache: 'restricted',
});

export const confirmSecondFactor = defineRoute({
  name: 'confirmSecondFactor',
  method: 'POST',
  path: '/people/second-factor/confirm',
  summary: '输入手机上的动态口令，启用；备用码只显示一次',
  body: z.object({ code: FactorCode }),
  output: z.object({ recoveryCodes: z.array(z.string()) }),
  refusals: [
    'SECOND_FACTOR_CODE_WRONG',
    'SECOND_FACTOR_NOT_BEGUN',
    'SECOND_FACTOR_STANDS',
    'SECOND_FACTOR_UNREADABLE',
    'SIGN_IN_LOCKED',
  ],
  cache: 'restricted',
});

export const removeSecondFactor = defineRoute({
  name: 'removeSecondFactor',
  method: 'POST',
  path: '/people/second-factor/remove',
  summary: '停用本人的动态口令，例如换手机；要求动态口令的岗位须随即重新设置',
  body: z.object({ password, code: FactorCode }),
  output: z.object({ removed: z.boolean() }),
  refusals: ['PASSWORD_WRONG', 'SECOND_FACTOR_CODE_WRONG', 'SECOND_FACTOR_UNREADABLE', 'SIGN_IN_LOCKED'],
  cache: 'restricted',
});

export const clearSecondFactor = defineRoute({
  name: 'clearSecondFactor',
  method: 'POST',
  path: '/people/persons/:personId/second-factor/clear',
  summary: '手机和备用码都没有了的人：管理账号的人清除其动态口令，所有登录随即结束',
  params: z.object({ personId: IdText }),
  body: z.object({}),
  output: z.object({ cleared: z.boolean() }),
  refusals: ['ACCOUNT_NOT_YOURS'],
});

export const setSecondFactorDemand = defineRoute({
  name: 'setSecondFactorDemand',
  method: 'POST',
  path: '/people/settings/second-factor',
  summary: '哪些人登录须用动态口令',
  body: z.object({ demand: SecondFactorDemand }),
  output: z.object({ version: WholeNumber }),
  refusals: ['SETTING_NOT_YOURS'],
});

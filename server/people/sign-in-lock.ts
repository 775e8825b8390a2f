import { refuse } from '#core/platform/public.ts';
import type { SignInLock } from './credentials.queries.ts';

export const ACCOUNT_TRIES = 5;

/** How long it still holds; a new password opens the lock of an account, not that of an address. */
export function locked(lock: SignInLock, accountKey: string) {
  const isAccount = lock.key === accountKey;
  return refuse(
    'limit',
    'SIGN_IN_LOCKED',
    `${isAccount ? '这个登录名' : '本机所在网络'}尝试次数过多，已锁定，${lock.minutesLeft}分钟后再试`,
    `Too many tries ${isAccount ? 'with this login' : 'from this address'}: locked, try again in ${lock.minutesLeft} min`,
    isAccount ? ['请单位管理员重置密码'] : [],
  );
}

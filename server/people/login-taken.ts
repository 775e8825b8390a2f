import { type Refusal, refuse } from '#core/platform/public.ts';

export const loginTaken = (login: string): Refusal =>
  refuse(
    'conflict',
    'LOGIN_TAKEN',
    `登录名 ${login} 已被使用（不分大小写，离职人员的也不再用）`,
    'The login name is taken',
    ['换一个登录名'],
  );

const isTaken = (error: unknown): boolean =>
  (error as { constraint?: string }).constraint === 'persons_login_once';

/** Logins are one of a kind over all regions of a database; another region's cannot be looked up, only run into. */
export async function orLoginTaken<T>(login: string, written: Promise<T>): Promise<T> {
  try {
    return await written;
  } catch (error) {
    throw isTaken(error) ? loginTaken(login) : error;
  }
}

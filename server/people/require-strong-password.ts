import { findPasswordWeakness } from '#core/people/password-policy.ts';
import { refuse } from '#core/platform/public.ts';

let list: Promise<ReadonlySet<string>> | undefined;

/** Some 49,000 passwords that were found most often in breaches, in small letters; read when the first password is set. */
export function loadGuessedPasswords(): Promise<ReadonlySet<string>> {
  list ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common']),
  );
  return list;
}

/** A password that somebody wants to have from now on. */
export async function requireStrongPassword(password: string, login: string): Promise<void> {
  const weakness = findPasswordWeakness(password, login, await loadGuessedPasswords());
  if (!weakness) return;
  throw refuse('invalid', 'PASSWORD_WEAK', weakness.zh, weakness.en, [
    '换一个别人想不到的；几个不相干的词连成 16 位以上的也可以',
  ]);
}

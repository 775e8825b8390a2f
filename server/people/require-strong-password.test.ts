import { expect, test } from 'vitest';
import { findPasswordWeakness } from '#core/people/password-policy.ts';
import { loadGuessedPasswords, requireStrongPassword } from './require-strong-password.ts';

const common = await loadGuessedPasswords();
const words = [...common];
const capital = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

test('The list that is shipped holds far more than the 3,000 passwords that the policy would otherwise take', () => {
  expect(words.filter((word) => word.length >= 8).length).toBeGreaterThan(15_000);
  const taken = words.flatMap((word) => [word, capital(word), `${capital(word)}1`, `${capital(word)}@123`]);
  expect(taken.filter((password) => findPasswordWeakness(password, 'fagai') === null).length).toBeGreaterThan(
    50_000,
  );
});

test('No common password is taken: not with a capital, and not with digits and signs behind or before', () => {
  const wrapped = (word: string): string[] => {
    if (word.length < 4) return [word];
    const behind = [word, capital(word), `${capital(word)}1`, `${capital(word)}@123`];
    return /^[a-z0-9]/.test(word) ? [...behind, `#${capital(word)}!9`] : behind;
  };
  const isTaken = (password: string): boolean => findPasswordWeakness(password, 'fagai', common) === null;
  expect(words.flatMap(wrapped).filter(isTaken)).toEqual([]);
});

test.each(['Michael1', 'Trustno1@2026', '#Sh4d0w!', 'Beijing2026!', '!QAZxsw2', 'P030710P$E4O'])(
  'The common password %s is refused, and the refusal says why and what would do',
  async (password) => {
    const refused = await requireStrongPassword(password, 'fagai').catch((error: unknown) => error);
    expect(refused).toMatchObject({
      body: {
        code: 'PASSWORD_WEAK',
        zh: '这个密码在常见密码表里，或只在常见密码前后加了数字、符号',
        allowed: ['换一个别人想不到的；几个不相干的词连成 16 位以上的也可以'],
      },
    });
  },
);

test.each([
  'Wangchuan-168',
  'Right-one-26',
  'Tk3456789',
  'correct horse battery staple',
  '1234一句足够长而且好记的话就可以',
])('%s is taken', async (password) => {
  await expect(requireStrongPassword(password, 'fagai')).resolves.toBeUndefined();
});

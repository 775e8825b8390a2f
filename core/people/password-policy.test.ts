import { expect, test } from 'vitest';
import { findPasswordWeakness } from './password-policy.ts';

const cases: [string, string, boolean][] = [
  ['Aa1!aaaa', 'fagai', true],
  ['Ab3456789', 'fagai', true],
  ['abcdefgh', 'fagai', false],
  ['Abcdefgh', 'fagai', false],
  ['Aa1!', 'fagai', false],
  ['Admin@123', 'fagai', false],
  ['Fagai@2026', 'fagai', false],
  ['一句足够长而且好记的话就可以当密码用', 'fagai', true],
];
test.each(cases)('password %s of login %s is accepted: %s', (password, login, accepted) => {
  expect(findPasswordWeakness(password, login) === null).toBe(accepted);
});

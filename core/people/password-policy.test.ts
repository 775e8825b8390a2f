import { expect, test } from 'vitest';
import { findPasswordWeakness } from './password-policy.ts';

const cases: [string, string, boolean][] = [
  ['Aa1!wxyz', 'fagai', true],
  ['Wangchuan-168', 'fagai', true],
  ['Tk3456789', 'fagai', true],
  ['Aa1!aaaa', 'fagai', false],
  ['Abc@123456', 'fagai', false],
  ['Qwer1234!@#$', 'fagai', false],
  ['1qaz@WSX', 'fagai', false],
  ['P@ssw0rd!2026', 'fagai', false],
  ['$Adm1n$2026', 'fagai', false],
  ['Woaini520!', 'fagai', false],
  ['aaaaaaaaaaaaaaaaaaaa', 'fagai', false],
  ['1234567890123456', 'fagai', false],
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

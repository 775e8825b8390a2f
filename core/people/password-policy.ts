/** Passwords refused whatever their form; compared in lower case. */
const BLOCKED = new Set([
  'password',
  'password1',
  'passw0rd',
  '12345678',
  '123456789',
  '1234567890',
  'qwertyui',
  'qwerty123',
  'abc12345',
  'a1234567',
  'admin123',
  'admin@123',
  'luoshi123',
  'luoshi@123',
  'wangchuan',
  'wangchuan123',
  'p@ssw0rd',
  '11111111',
  '88888888',
  '66666666',
]);

const CLASSES = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/];

export interface PasswordWeakness {
  zh: string;
  en: string;
}

const SHORT: PasswordWeakness = { zh: '密码至少8位', en: 'At least 8 characters' };
const LONG: PasswordWeakness = { zh: '密码最多128位', en: 'At most 128 characters' };
const COMMON: PasswordWeakness = { zh: '这个密码太常见', en: 'This password is too common' };
const HAS_LOGIN: PasswordWeakness = {
  zh: '密码不能包含登录名',
  en: 'The password must not contain the login name',
};
const PLAIN: PasswordWeakness = {
  zh: '密码须含大写字母、小写字母、数字、符号中的三种，或不少于16位',
  en: 'Three of lower case, upper case, digits and signs, or at least 16 characters',
};

/**
 * Why a password is refused, or null: at least 8 characters of three classes (lower, upper, digit, other),
 * or a phrase of at least 16; never the login, never a listed one (security checklist 1).
 */
export function findPasswordWeakness(password: string, login: string): PasswordWeakness | null {
  if (password.length < 8) return SHORT;
  if (password.length > 128) return LONG;
  const lower = password.toLowerCase();
  if (BLOCKED.has(lower)) return COMMON;
  if (lower.includes(login.toLowerCase()) && login.length >= 3) return HAS_LOGIN;
  if (password.length >= 16) return null;
  const classes = CLASSES.filter((c) => c.test(password)).length;
  return classes >= 3 ? null : PLAIN;
}

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

/**
 * Why a password is refused, or null: at least 8 characters of three classes (lower, upper, digit, other),
 * or a phrase of at least 16; never the login, never a listed one (security checklist 1).
 */
export function findPasswordWeakness(password: string, login: string): string | null {
  if (password.length < 8) return '密码至少8位';
  if (password.length > 128) return '密码最多128位';
  const lower = password.toLowerCase();
  if (BLOCKED.has(lower)) return '这个密码太常见';
  if (lower.includes(login.toLowerCase()) && login.length >= 3) return '密码不能包含登录名';
  if (password.length >= 16) return null;
  const classes = CLASSES.filter((c) => c.test(password)).length;
  return classes >= 3 ? null : '密码须含大写字母、小写字母、数字、符号中的三种，或不少于16位';
}

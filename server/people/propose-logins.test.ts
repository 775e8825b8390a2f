import { expect, test } from 'vitest';
import { proposeLogin, proposeLogins } from './propose-logins.ts';

test('A login is the initials of the short name, with a number where it is taken', () => {
  expect(proposeLogin('城关镇', new Set())).toBe('cgz-admin');
  expect(proposeLogin('城关镇', new Set(['cgz-admin', 'cgz-admin2']))).toBe('cgz-admin3');
  expect(proposeLogin('——', new Set())).toBe('');
});

test('Logins are proposed only for administrators who have none, and no two are alike', () => {
  const org = (shortName: string, adminName: string, adminLogin = '') => ({
    name: `${shortName}人民政府`,
    shortName,
    adminName,
    adminLogin,
  });
  const proposed = proposeLogins(
    [
      org('白塔镇', '甲某'),
      org('北塔镇', '乙某'),
      org('石桥乡', '丙某', 'sqx-admin'),
      org('沙泉乡', '丁某'),
      org('南河镇', ''),
    ],
    new Set(['btz-admin']),
  );
  expect(proposed.map((o) => [o.adminLogin, o.isLoginProposed])).toEqual([
    ['btz-admin2', true],
    ['btz-admin3', true],
    ['sqx-admin', false],
    ['sqx-admin2', true],
    ['', false],
  ]);
});

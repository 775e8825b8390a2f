import { expect, test } from 'vitest';
import { putAccount } from './new-account.ts';

test('A password given anew takes the place of the one that no longer works', () => {
  const first = { who: '甲', login: 'a', initialPassword: 'one' };
  const other = { who: '乙', login: 'b', initialPassword: 'two' };
  const again = { ...first, initialPassword: 'three' };
  expect(putAccount([first, other], again)).toEqual([other, again]);
  expect(putAccount([], first)).toEqual([first]);
});

import { expect, test } from 'vitest';
import { maskPhone } from './mask-phone.ts';

test.each([
  ['13812345678', '138****5678'],
  ['0371-6812345', '037****2345'],
  ['6812', '****12'],
  [' ', ''],
])('%s is shown as %s to whom the account does not belong', (phone, shown) => {
  expect(maskPhone(phone)).toBe(shown);
});

import { expect, test } from 'vitest';
import { levelWithUnit } from './economy-words.ts';

test('A figure stands with its unit so that the two are told apart, and without a figure there is no unit', () => {
  const say = (value: string | null, unit: string) => levelWithUnit(value, { unit, digits: 2 });
  expect(say('21.6', '亿元')).toBe('21.60亿元');
  expect(say('21.6', '100m yuan')).toBe('21.60 × 100m yuan');
  expect(say('15', 'firms')).toBe('15.00 firms');
  expect(say('3.11', '')).toBe('3.11');
  expect(say('65', '%')).toBe('65.00%');
  expect(say(null, '亿元')).toBe('—');
});

import { expect, test } from 'vitest';
import { groupBy } from './group-by.ts';

test('Rows of equal keys stand together in their order, keys in the order in which they came', () => {
  const groups = groupBy([3, 1, 4, 1, 5], (n) => n % 2);
  expect([...groups]).toEqual([
    [1, [3, 1, 1, 5]],
    [0, [4]],
  ]);
  expect(groupBy([], () => 1).size).toBe(0);
});

import { expect, test } from 'vitest';
import { addMonths, listWeeks } from './month.ts';

test('the weeks of a month begin on Monday and hold each of its days once', () => {
  const weeks = listWeeks('2026-11');
  expect(weeks[0]?.[0]).toBe('2026-10-26');
  expect(weeks.at(-1)?.at(-1)).toBe('2026-12-06');
  expect(weeks.flat().filter((day) => day.startsWith('2026-11'))).toHaveLength(30);
});
test.each([
  ['2026-11', 1, '2026-12'],
  ['2026-12', 1, '2027-01'],
  ['2026-01', -1, '2025-12'],
])('%s and %i months is %s', (month, count, then) => expect(addMonths(month, count)).toBe(then));

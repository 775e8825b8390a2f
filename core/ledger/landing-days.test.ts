import { expect, test } from 'vitest';
import { deriveLandingDays, summarizeLanding } from './landing-days.ts';

test('Days from signing to start count calendar days, and a start before the signing says nothing', () => {
  expect(deriveLandingDays('2026-02-27', '2026-03-19')).toBe(20);
  expect(deriveLandingDays('2026-03-19', '2026-03-19')).toBe(0);
  expect([
    deriveLandingDays('2026-03-19', '2026-03-18'),
    deriveLandingDays(null, '2026-03-18'),
    deriveLandingDays('2026-03-19', null),
  ]).toEqual([null, null, null]);
});

test('The median lies between the middle ones, and nothing has none', () => {
  expect(summarizeLanding([20, 90, 33, 40])).toEqual({ count: 4, medianDays: '36.5', fastestDays: 20 });
  expect(summarizeLanding([20, 90, 40])).toMatchObject({ medianDays: '40' });
  expect(summarizeLanding([])).toEqual({ count: 0, medianDays: null, fastestDays: null });
});

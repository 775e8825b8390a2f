import type { TFunction } from 'i18next';
import { expect, test } from 'vitest';
import { dueWordsOf } from './due-words.ts';

const t = ((key: string, params: object = {}) =>
  `${key} ${Object.values(params).join(' ')}`.trim()) as unknown as TFunction;

test('A deadline is told in days on the calendar of China', () => {
  const words = (dueAt: string | null, isLate = false) => dueWordsOf(t, { dueAt, isLate }, '2026-10-26');
  expect(words(null)).toEqual({ tone: 'none', text: 'today.due.none' });
  expect(words('2026-10-27T10:00:00.000Z')).toEqual({ tone: 'soon', text: 'today.due.days 1 10-27 18:00' });
  expect(words('2026-10-26T15:00:00.000Z')).toEqual({ tone: 'soon', text: 'today.due.today 23:00' });
  expect(words('2026-10-26T16:00:00.000Z')).toEqual({ tone: 'soon', text: 'today.due.days 1 10-27 00:00' });
  expect(words('2026-11-20T10:00:00.000Z').tone).toBe('calm');
  expect(words('2026-10-23T10:00:00.000Z', true)).toEqual({ tone: 'late', text: 'today.due.late 3' });
  expect(words('2026-10-26T00:00:00.000Z', true)).toEqual({ tone: 'late', text: 'today.due.lateToday' });
});

import { expect, test } from 'vitest';
import { isStartBatch, nameBatchLastYear } from './start-batch.ts';

test('A batch is known by its word, and its like of last year by the year in its name', () => {
  expect(['2026年三季度集中开工', '集中开工', '民生实事'].map(isStartBatch)).toEqual([true, true, false]);
  expect(nameBatchLastYear('2026年三季度集中开工（第2批）')).toBe('2025年三季度集中开工（第2批）');
  expect([nameBatchLastYear('集中开工'), nameBatchLastYear('编号120261')]).toEqual([null, null]);
});

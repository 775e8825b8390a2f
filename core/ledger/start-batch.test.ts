import { expect, test } from 'vitest';
import { compareStartBatches, nameBatchLastYear } from './start-batch.ts';

const batch = (name: string, projects: number, started: number) => ({
  kind: 'tag' as const,
  name,
  projects,
  started,
  totalInvestmentYuan: '100',
  annualPlanYuan: '10',
});

test('The like of a batch is known by the year in its name', () => {
  expect(nameBatchLastYear('2026年三季度集中开工（第2批）')).toBe('2025年三季度集中开工（第2批）');
  expect([nameBatchLastYear('集中开工'), nameBatchLastYear('编号120261')]).toEqual([null, null]);
});

test('A batch has its start rate over all its projects and the same batch of last year beside it', () => {
  const [newest, older] = compareStartBatches([
    batch('2025年三季度集中开工', 4, 4),
    batch('2026年三季度集中开工', 8, 6),
  ]);
  expect([newest?.name, newest?.startRate, newest?.lastYear?.startRate]).toEqual([
    '2026年三季度集中开工',
    '0.75',
    '1',
  ]);
  expect([older?.name, older?.lastYear]).toEqual(['2025年三季度集中开工', null]);
  expect(compareStartBatches([batch('集中开工', 0, 0)])[0]?.startRate).toBeNull();
});

import { expect, test } from 'vitest';
import type { GroupView } from '#core/progress/public.ts';
import { listBars } from './list-bars.ts';

const group = (
  name: string,
  officialOrder: number,
  rate: string | null,
  rank: number | null,
  rankSet: GroupView['rankSet'],
): GroupView =>
  ({
    key: name,
    label: name,
    officialOrder,
    rankSet,
    rank: rank === null ? null : { rank },
    figures: { completionRate: rate },
  }) as unknown as GroupView;

test('leaders stand in the official order, whatever their projects have reached', () => {
  const bars = listBars([
    group('副县长', 2, '0.99', null, 'all'),
    group('县长', 1, '0.40', null, 'all'),
    group('无计划', 3, null, null, 'all'),
  ]);
  expect(bars.map((bar) => bar.label)).toEqual(['县长', '副县长']);
});

test('towns, departments and companies are ranked apart in the chart as in the table, and none is cut off', () => {
  const towns = Array.from({ length: 20 }, (_, at) => group(`镇${at + 1}`, at, '0.5', 20 - at, 'towns'));
  const bars = listBars([group('住建局', 30, '0.99', 1, 'departments'), ...towns]);
  expect(bars).toHaveLength(21);
  expect(bars[0]?.label).toBe('镇20');
  expect(bars.at(-1)?.label).toBe('住建局');
});

import { expect, test } from 'vitest';
import type { GroupView } from '#core/progress/public.ts';
import { findOtherBars, listBars } from './list-bars.ts';

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

test('the second rate has bars once the plan of any group was adjusted, named by its plan', () => {
  const withOther = (changedCount: number) => {
    const one = group('白水镇', 1, '0.5', null, 'towns');
    return {
      ...one,
      figures: { ...one.figures, otherPlan: { basis: 'first-issued', changedCount, completionRate: '0.4' } },
    } as unknown as GroupView;
  };
  expect(findOtherBars([withOther(0), group('甘溪镇', 2, '0.5', null, 'towns')])).toBeNull();
  expect(findOtherBars([withOther(0), withOther(2)])).toBe('first-issued');
});

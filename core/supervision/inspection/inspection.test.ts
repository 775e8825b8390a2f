import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  countInspections,
  DEFAULT_QUOTA,
  type Inspection,
  listStanding,
  proposeMerges,
} from './inspection.ts';

const plan = (planId: string, over: Partial<Inspection> = {}): Inspection => ({
  planId,
  title: `检查${planId}`,
  topic: '安全生产',
  plannedOn: '2026-12-01',
  untilOn: '2026-12-03',
  orgIds: ['1'],
  ledBy: '督查室',
  merges: [],
  end: null,
  ...over,
});
const TODAY = '2026-11-22';

describe('the year’s account', () => {
  test('a merged inspection counts once, cancelled ones not, units as often as they are named', () => {
    const plans = [
      plan('1'),
      plan('2', { orgIds: ['1', '2'] }),
      plan('3', { orgIds: ['1', '2'], merges: ['1', '2'] }),
      plan('4', { orgIds: ['2'], end: { kind: 'cancelled', on: TODAY, reason: '' } }),
      plan('5', { orgIds: ['2'], plannedOn: '2027-01-02', untilOn: '2027-01-02' }),
      plan('6', { orgIds: ['1', '1'], end: { kind: 'held', on: TODAY, reason: '' } }),
    ];
    const quota = { ...DEFAULT_QUOTA, region: 1, eachUnit: 1 };
    expect(countInspections(plans, '2026', quota)).toEqual({
      planned: 2,
      held: 1,
      beforeMerging: 3,
      quota: 1,
      over: 1,
      units: [
        { orgId: '1', times: 2, isOver: true },
        { orgId: '2', times: 1, isOver: false },
      ],
    });
  });

  test('a cancelled merger gives its parts back', () => {
    const cancelled = { kind: 'cancelled' as const, on: TODAY, reason: '' };
    const plans = [plan('1'), plan('2'), plan('3', { merges: ['1', '2'], end: cancelled })];
    expect(listStanding(plans).map(({ planId }) => planId)).toEqual(['1', '2']);
  });

  test('without a quota nothing is over it', () => {
    expect(countInspections([plan('1')], '2026', DEFAULT_QUOTA)).toMatchObject({ quota: null, over: 0 });
  });
});

describe('what could be one inspection', () => {
  test.each([
    ['the same days and a common unit', {}, 1],
    ['fifteen days apart', { plannedOn: '2026-12-18', untilOn: '2026-12-19' }, 1],
    ['sixteen days apart', { plannedOn: '2026-12-19', untilOn: '2026-12-19' }, 0],
    ['another unit', { orgIds: ['2'] }, 0],
    ['one that has begun', { plannedOn: '2026-11-21' }, 0],
    ['one that was held', { end: { kind: 'held' as const, on: TODAY, reason: '' } }, 0],
  ])('%s', (_, over, count) => {
    expect(proposeMerges([plan('1'), plan('2', over)], TODAY, DEFAULT_QUOTA)).toHaveLength(count);
  });

  test('a chain makes one group, which says the common units and whether the topic is one', () => {
    const plans = [
      plan('1'),
      plan('3', { orgIds: ['2', '3'], topic: '项目进度' }),
      plan('2', { orgIds: ['1', '2'] }),
    ];
    const [one] = proposeMerges(plans, TODAY, DEFAULT_QUOTA);
    expect(one?.planIds.sort()).toEqual(['1', '2', '3']);
    expect(one?.sharedOrgIds.sort()).toEqual(['1', '2']);
    expect(one?.isSameTopic).toBe(false);
  });

  test('whatever is planned, no plan stands in two groups and every group has at least two', () => {
    const days = fc.integer({ min: 1, max: 28 }).map((day) => `2026-12-${String(day).padStart(2, '0')}`);
    const plans = fc.array(
      fc.record({
        day: days,
        orgIds: fc.array(fc.constantFrom('1', '2', '3'), { minLength: 1, maxLength: 2 }),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(plans, (list) => {
        const made = list.map(({ day, orgIds }, at) =>
          plan(String(at), { plannedOn: day, untilOn: day, orgIds }),
        );
        const groups = proposeMerges(made, TODAY, { ...DEFAULT_QUOTA, mergeWithinDays: 3 });
        const all = groups.flatMap(({ planIds }) => planIds);
        expect(new Set(all).size).toBe(all.length);
        for (const { planIds, sharedOrgIds } of groups) {
          expect(planIds.length).toBeGreaterThan(1);
          expect(sharedOrgIds.length).toBeGreaterThan(0);
        }
      }),
    );
  });
});

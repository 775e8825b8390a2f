import { describe, expect, test } from 'vitest';
import { chooseDraftPeriod, listLiveBulletins } from './draft-periods.ts';

const FROZEN = ['2026-10', '2026-09', '2026-08'];
const bulletin = (period: string, state: string) => ({ id: period, period, state });

describe('The period that a new bulletin is drafted of', () => {
  test('is the period looked at when it has no bulletin', () => {
    expect(chooseDraftPeriod(FROZEN, '2026-09', listLiveBulletins([]))).toBe('2026-09');
  });

  test('is the newest free one when the period looked at has a bulletin or is not frozen', () => {
    const live = listLiveBulletins([bulletin('2026-10', 'issued')]);
    expect(chooseDraftPeriod(FROZEN, '2026-10', live)).toBe('2026-09');
    expect(chooseDraftPeriod(FROZEN, '2026-11', live)).toBe('2026-09');
    expect(chooseDraftPeriod(FROZEN, null, live)).toBe('2026-09');
  });

  test('is free again when its bulletin was discarded or withdrawn', () => {
    const live = listLiveBulletins([bulletin('2026-10', 'discarded'), bulletin('2026-10', 'withdrawn')]);
    expect(chooseDraftPeriod(FROZEN, '2026-10', live)).toBe('2026-10');
  });

  test('is none when every frozen period has one', () => {
    const live = listLiveBulletins(FROZEN.map((period) => bulletin(period, 'draft')));
    expect(chooseDraftPeriod(FROZEN, '2026-10', live)).toBeUndefined();
  });
});

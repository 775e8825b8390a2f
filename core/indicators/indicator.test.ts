import { describe, expect, it, test } from 'vitest';
import { Indicator } from './indicator.ts';
import { SHIPPED_INDICATORS } from './shipped-indicators.ts';

describe('the package that ships', () => {
  it('holds each code and each name once, and the thirty-five and more that a quarter is dispatched by', () => {
    expect(new Set(SHIPPED_INDICATORS.map(({ code }) => code)).size).toBe(SHIPPED_INDICATORS.length);
    expect(new Set(SHIPPED_INDICATORS.map(({ name }) => name)).size).toBe(SHIPPED_INDICATORS.length);
    expect(SHIPPED_INDICATORS.length).toBeGreaterThan(35);
  });

  test.each(SHIPPED_INDICATORS.map((each) => [each.name, each] as const))(
    '%s is well defined',
    (_name, each) => {
      expect(Indicator.safeParse(each).error?.issues ?? []).toEqual([]);
    },
  );
});

const industry = SHIPPED_INDICATORS.find(({ code }) => code === 'industry-output') as Indicator;
const rate = SHIPPED_INDICATORS.find(({ code }) => code === 'production-sales-rate') as Indicator;

test.each([
  ['a rate with a pro rata', { ...rate, hasProRata: true }, 'hasProRata'],
  ['a rate that adds up over the months', { ...rate, alongTime: 'sum' }, 'alongTime'],
  ['a rate ranked by a growth that it has not', { ...rate, rankBy: 'growth' }, 'rankBy'],
  ['a cumulative figure added up', { ...industry, alongTime: 'sum' }, 'alongTime'],
  ['a rank without a better side', { ...industry, direction: 'neither' }, 'rankBy'],
])('%s is refused and named', (_name, indicator, path) => {
  expect(Indicator.safeParse(indicator).error?.issues.map((issue) => issue.path[0])).toContain(path);
});

import { describe, expect, it, test } from 'vitest';
import { foreseeAmount, listForecastEnds, scoreForecast } from './forecast.ts';

const year = (atMonth: string | null, atEnd: string | null) => ({ atMonth, atEnd });

describe('a forecast', () => {
  it('is this year’s amount by the share that earlier years had reached', () => {
    expect(foreseeAmount('60', '2026-12', [year('50', '100'), year('60', '100'), year('75', '100')])).toEqual(
      {
        ...{ forPeriod: '2026-12', value: '100', low: '80', high: '120', years: 3 },
      },
    );
  });

  test.each([
    ['nothing done', null, [year('50', '100'), year('60', '100')]],
    ['one year alone', '60', [year('50', '100')]],
    ['years without an end', '60', [year('50', null), year('60', '100')]],
    ['years of nothing', '60', [year('0', '100'), year('60', '0')]],
  ])('there is none with %s', (_name, done, earlier) => {
    expect(foreseeAmount(done, '2026-12', earlier)).toBeNull();
  });

  test.each([
    ['2026-03', ['2026-06', '2026-12']],
    ['2026-06', ['2026-12']],
    ['2026-12', []],
  ])('at %s ends at %j', (period, ends) => {
    expect(listForecastEnds(period)).toEqual(ends);
  });

  it('is scored by the share that it was off, and whether the actual lay in its band', () => {
    expect(scoreForecast({ value: '110', low: '95', high: '120' }, '100')).toEqual({
      ...{ error: '10', errorPercent: '10.0', isInBand: true },
    });
    expect(scoreForecast({ value: '110', low: '105', high: '120' }, '100').isInBand).toBe(false);
    expect(scoreForecast({ value: '1', low: null, high: null }, '0')).toMatchObject({
      errorPercent: null,
      isInBand: null,
    });
  });
});

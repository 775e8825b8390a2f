import { expect, test } from 'vitest';
import { SIZE_BAND_KEYS, SIZE_BANDS, sizeBandOf } from './size-band.ts';

test('A band begins at its least amount and ends before the next larger one', () => {
  expect(['10000000000', '9999999999.99', '1000000000', '100000000', '99999999.99'].map(sizeBandOf)).toEqual([
    '10b',
    '1b',
    '1b',
    '100m',
    '50m',
  ]);
  expect([sizeBandOf('5000000'), sizeBandOf('4999999.99'), sizeBandOf('0'), sizeBandOf(null)]).toEqual([
    '5m',
    'small',
    'small',
    null,
  ]);
});

test('The bands stand from the largest to the smallest', () => {
  const least = SIZE_BAND_KEYS.map((key) => Number(SIZE_BANDS[key].leastYuan));
  expect(least).toEqual([...least].sort((a, b) => b - a));
});

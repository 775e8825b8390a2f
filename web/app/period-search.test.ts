import { expect, test } from 'vitest';
import { findPeriods } from './period-search.ts';

const PERIODS = ['2025-10', '2026-01', '2026-09', '2026-10'];

test.each([
  ['2026-10', ['2026-10']],
  ['202610', ['2026-10']],
  ['2026年9月', ['2026-09']],
  ['10月', ['2026-10', '2025-10']],
  ['1月份', ['2026-01']],
  ['10', []],
  ['2026', []],
  ['13月', []],
  ['水务局', []],
])('%s in the search means the periods %j', (text, periods) => {
  expect(findPeriods(text, PERIODS)).toEqual(periods);
});

import { expect, test } from 'vitest';
import type { BoardRowView } from '#core/indicators/contract.ts';
import { sortRows } from './sort-rows.ts';

const row = (code: string, growth: string | null, rank: number | null, light: string) =>
  ({
    code,
    figure: { value: null, growth },
    standing: { completion: null },
    rank: { rank },
    light,
  }) as BoardRowView;
const rows = [row('a', '5.1', 3, 'green'), row('b', null, null, 'grey'), row('c', '-10', 1, 'red')];

test.each([
  [null, 'abc'],
  ['growth', 'cab'],
  ['-growth', 'acb'],
  ['-rank', 'cab'],
  ['rank', 'acb'],
  ['-light', 'cab'],
  ['unknown', 'abc'],
])('by %s', (sort, expected) => {
  expect(
    sortRows(rows, sort)
      .map(({ code }) => code)
      .join(''),
  ).toBe(expected);
});

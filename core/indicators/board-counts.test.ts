import { expect, test } from 'vitest';
import { type CountedRow, countBoard } from './board-counts.ts';

const row = (
  gapToAverage: string | null | undefined,
  growthChange: string | null,
  direction: CountedRow['indicator']['direction'] = 'higher-is-better',
): CountedRow => ({
  indicator: { direction },
  growthChange,
  rank: gapToAverage === undefined ? null : { gapToAverage },
});

test.each([
  ['no rows', [], { better: 0, compared: 0, slower: 0, followed: 0 }],
  [
    'as good as the average is not better, and a standstill no fall',
    [row('0.0', '0.0'), row('0.1', '-0.1'), row('-0.1', '0.2')],
    { better: 1, compared: 3, slower: 1, followed: 3 },
  ],
  [
    'less is better where it is',
    [row('-2.0', null, 'lower-is-better'), row('2.0', null, 'lower-is-better')],
    { better: 1, compared: 2, slower: 0, followed: 0 },
  ],
  [
    'what has no rank or no average is not counted',
    [row(undefined, '-1'), row(null, null)],
    { better: 0, compared: 0, slower: 1, followed: 1 },
  ],
])('%s', (_name, rows, expected) => {
  expect(countBoard(rows)).toEqual(expected);
});

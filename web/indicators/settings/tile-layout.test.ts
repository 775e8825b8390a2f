import { expect, test } from 'vitest';
import { listMapParents, moveTile, toGridSize } from './tile-layout.ts';

const region = (code: string, parentCode: string | null, kind = 'region') =>
  ({ code, name: `${code}县`, parentCode, kind }) as never;

test('A map is laid out for whoever has two regions below', () => {
  const subjects = [
    region('C', null),
    region('A', 'C'),
    region('B', 'C'),
    region('T', 'A'),
    region('S', 'A', 'sector'),
  ];
  expect(listMapParents(subjects)).toEqual([{ code: 'C', name: 'C县' }]);
});

test('The grid has room beyond the last tile, up to its bounds', () => {
  expect(toGridSize([null], 40)).toEqual({ rows: 6, columns: 6 });
  expect(toGridSize([{ row: 9, column: 39 }, null], 40)).toEqual({ rows: 11, columns: 40 });
});

test('A tile is moved, or taken off', () => {
  expect(moveTile({ A: { row: 1, column: 1 } }, 'A', null)).toEqual({ A: null });
});

import { expect, test } from 'vitest';
import { listShown } from './listed-rows.ts';

const row = (value: string | null, growth: string | null, target: object | null) =>
  ({ figure: { value, growth }, target }) as never;
const rows = [row('1', null, null), row(null, '2.5', null), row(null, null, {}), row(null, null, null)];
const boardOf = (kind: string, level: string | null) => ({ subject: { kind, level }, rows }) as never;

test('A county shows every indicator, what is smaller those with a figure or a target', () => {
  expect(listShown(boardOf('region', 'county'), false)).toHaveLength(4);
  for (const board of [
    boardOf('region', 'town'),
    boardOf('sector', null),
    boardOf('enterprise-group', null),
  ]) {
    expect(listShown(board, false)).toEqual(rows.slice(0, 3));
    expect(listShown(board, true)).toHaveLength(4);
  }
  expect(listShown(undefined, false)).toEqual([]);
});

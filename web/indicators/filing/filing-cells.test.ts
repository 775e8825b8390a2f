import { expect, test } from 'vitest';
import type { FilingCell } from '#core/indicators/filing.ts';
import { putCell, putChanges, toColumnKey } from './filing-cells.ts';

const cell = (rest: Partial<FilingCell>): FilingCell => ({
  ...{ indicator: 'gdp', subject: 'A', period: '2026-10', value: null, growth: null, base: null },
  ...{ place: null, reason: '' },
  ...rest,
});
const change = (rowId: string, columnKey: string, after: string | null) => ({
  ...{ rowId, columnKey, before: null, after },
});

test('a block that is pasted fills value and growth of its cells', () => {
  const now = putChanges(
    [],
    [
      change('gdp', toColumnKey('A', 'value'), '215.6'),
      change('gdp', toColumnKey('A', 'growth'), '5.6'),
      change('loans', toColumnKey('B', 'value'), '9'),
      change('loans', 'unit', '元'),
    ],
    '2026-10',
  );
  expect(now).toEqual([
    cell({ value: '215.6', growth: '5.6' }),
    cell({ indicator: 'loans', subject: 'B', value: '9' }),
  ]);
});

test('a cell emptied of everything is gone; one with a reason stays', () => {
  const name = { indicator: 'gdp', subject: 'A', period: '2026-10' };
  expect(putCell([cell({ value: '1' })], name, { value: null })).toEqual([]);
  expect(putCell([cell({ value: '1', reason: '误报' })], name, { value: null })).toEqual([
    cell({ reason: '误报' }),
  ]);
  expect(putCell([], name, { growth: null })).toEqual([]);
});

test('other months and subjects are left alone', () => {
  const others = [cell({ period: '2026-09', value: '1' }), cell({ subject: 'B', value: '2' })];
  expect(putChanges(others, [change('gdp', toColumnKey('A', 'value'), '3')], '2026-10')).toEqual([
    ...others,
    cell({ value: '3' }),
  ]);
});

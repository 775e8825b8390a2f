import { expect, test } from 'vitest';
import { listShown } from './ColumnChooser.tsx';

const COLUMNS = [
  { key: 'name', title: '项目名称', isFrozen: true },
  { key: 'unit', title: '填报单位' },
  { key: 'plan', title: '本年计划' },
  { key: 'holes', title: '五个一缺项' },
];
const keysOf = (hidden: string[], asked: string[]) => listShown(COLUMNS, hidden, asked).map(({ key }) => key);

test('a column by which the list is filtered stands beside the name although it was hidden', () => {
  expect(keysOf(['holes'], [])).toEqual(['name', 'unit', 'plan']);
  expect(keysOf(['holes', 'plan'], ['holes'])).toEqual(['name', 'holes', 'unit']);
});

test('a column that is shown anyway keeps its place, and frozen ones come first and once', () => {
  expect(keysOf([], ['holes', 'name'])).toEqual(['name', 'unit', 'plan', 'holes']);
  expect(keysOf(['name'], ['name'])).toEqual(['name', 'unit', 'plan', 'holes']);
});

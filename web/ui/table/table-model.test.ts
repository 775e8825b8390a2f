import { describe, expect, it } from 'vitest';
import {
  frozenLefts,
  gridTemplateOf,
  nextSort,
  pixelTemplateOf,
  placesFor,
  sortOf,
  type TableColumn,
  tableAsText,
  toGroupEntries,
  toRowEntries,
} from './table-model.ts';

interface Line {
  id: string;
  unit: string;
  rate: string;
}
const columns: TableColumn<Line>[] = [
  { key: 'id', title: '项目', width: 100, isFrozen: true, cell: (line) => line.id, text: (line) => line.id },
  {
    key: 'rate',
    title: '完成率',
    unit: '%',
    width: 80,
    cell: (line) => line.rate,
    text: (line) => line.rate,
  },
];
const lines: Line[] = [
  { id: 'a', unit: '住建局', rate: '60.0' },
  { id: 'b', unit: '住建局', rate: '70.0' },
];

describe('tables', () => {
  it('sorts falling, then rising, then in the list’s own order', () => {
    expect(nextSort(null, 'rate')).toBe('-rate');
    expect(nextSort('-rate', 'rate')).toBe('rate');
    expect(nextSort('rate', 'rate')).toBeNull();
    expect(nextSort('rate', 'name')).toBe('-name');
    expect(sortOf('-rate', 'rate')).toBe('descending');
    expect(sortOf('-rate', 'name')).toBe('none');
  });

  it('shows the rows of open groups only, after their subtotal', () => {
    const group = { key: 'h', title: '住建局', count: 2, cells: {}, texts: { rate: '65.0' }, rows: lines };
    const closed = toGroupEntries([group], new Set(), (line) => line.id);
    const open = toGroupEntries([group], new Set(['h']), (line) => line.id);
    expect(closed.map((entry) => entry.kind)).toEqual(['group']);
    expect(open.map((entry) => entry.kind)).toEqual(['group', 'row', 'row']);
    expect(new Set(open.map((entry) => entry.key)).size).toBe(3);
    expect(tableAsText(columns, open)).toEqual([
      ['项目', '完成率（%）'],
      ['住建局', '65.0'],
      ['a', '60.0'],
      ['b', '70.0'],
    ]);
  });

  it('freezes the first columns at their widths and none behind the first that scrolls', () => {
    expect(
      frozenLefts([{ width: 50, isFrozen: true }, { width: 60 }, { width: 70, isFrozen: true }]),
    ).toEqual([0, undefined, undefined]);
    expect(gridTemplateOf(columns)).toBe('100px minmax(80px, 80fr)');
    expect(toRowEntries(lines, (line) => line.id).map((entry) => entry.key)).toEqual(['a', 'b']);
  });
});

describe('The columns of a table in pixels', () => {
  const widths = [{ width: 56, isFrozen: true }, { width: 100 }, { width: 300 }];
  it('share what is left by their width, frozen ones stay as they are, and fill the table', () => {
    expect(pixelTemplateOf(widths, 856)).toBe('56px 200.00px 600.00px');
  });
  it('keep their least width in a table that is narrower', () => {
    expect(pixelTemplateOf(widths, 200)).toBe('56px 100.00px 300.00px');
  });
  it('stay as they are where all are frozen', () => {
    expect(pixelTemplateOf([{ width: 56, isFrozen: true }], 400)).toBe('56px');
  });
});

describe('The places in which rows are drawn', () => {
  it('are more than the rows shown, and the same for a few rows more or less', () => {
    for (const shown of [0, 20, 24, 25, 40, 200]) expect(placesFor(shown)).toBeGreaterThan(shown);
    expect(placesFor(30)).toBe(placesFor(45));
  });
});

import { describe, expect, it } from 'vitest';
import { indexFindings, markOf, nextOpen } from './findings.ts';
import { type CellFinding, cellKey, type GridColumn, type GridRow } from './grid-model.ts';

const columns: GridColumn[] = [
  { key: 'name', title: '项目', of: { kind: 'text' }, width: 100 },
  { key: 'done', title: '本月完成', of: { kind: 'amount', unit: '万元' }, width: 100 },
];
const rows: GridRow[] = ['p1', 'p2'].map((id) => ({ id, label: id, values: {} }));
const finding = (
  rowId: string,
  columnKey: string | null,
  severity: CellFinding['severity'],
  isExplained = false,
) => ({
  rowId,
  columnKey,
  severity,
  sentence: `${rowId}${columnKey}${severity}`,
  isExplained,
});

describe('findings at cells', () => {
  const index = indexFindings(
    [
      finding('p2', 'done', 'warning'),
      finding('p1', null, 'error'),
      finding('p1', 'done', 'warning', true),
      finding('p2', 'done', 'note'),
      finding('gone', 'done', 'warning', true),
    ],
    rows,
    columns,
  );

  it('counts errors and only those warnings that nobody has explained', () => {
    expect(index.errorCount).toBe(1);
    expect(index.openWarningCount).toBe(1);
  });

  it('stands a finding of a whole row at its first column', () => {
    expect(index.byCell.get(cellKey('p1', 'name'))).toHaveLength(1);
  });

  it('visits open findings in reading order and starts again after the last', () => {
    expect(nextOpen(index.open, { row: 0, column: 0 })).toEqual({ row: 1, column: 1 });
    expect(nextOpen(index.open, { row: 1, column: 1 })).toEqual({ row: 0, column: 0 });
    expect(nextOpen([], { row: 0, column: 0 })).toBeNull();
  });

  it('marks a cell by the worst of its findings', () => {
    expect(markOf(index.byCell.get(cellKey('p2', 'done')))).toBe('warning');
    expect(markOf([])).toBeNull();
  });
});

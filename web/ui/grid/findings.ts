import { type CellFinding, cellKey, type GridColumn, type GridRow, type Place } from './grid-model.ts';

/** What a cell's corner shows: the worst that stands there. */
export type CornerMark = 'error' | 'warning' | 'note';

const WEIGHT: Record<CornerMark, number> = { error: 3, warning: 2, note: 1 };

export interface FindingIndex {
  /** Findings by cell; those of a whole row stand at its first column. */
  byCell: ReadonlyMap<string, CellFinding[]>;
  errorCount: number;
  /** Warnings that nobody has answered yet. */
  openWarningCount: number;
  /** Cells to be visited, in reading order. */
  open: Place[];
}

export function isOpenFinding(finding: CellFinding): boolean {
  return finding.severity === 'error' || (finding.severity === 'warning' && !finding.isExplained);
}

export function markOf(findings: readonly CellFinding[] | undefined): CornerMark | null {
  const worst = [...(findings ?? [])].sort((a, b) => WEIGHT[b.severity] - WEIGHT[a.severity])[0];
  return worst?.severity ?? null;
}

/** Sorts findings to their cells and counts what is still open. */
export function indexFindings(
  findings: readonly CellFinding[],
  rows: readonly GridRow[],
  columns: readonly GridColumn[],
): FindingIndex {
  const rowAt = new Map(rows.map((row, index) => [row.id, index]));
  const columnAt = new Map(columns.map((column, index) => [column.key, index]));
  const byCell = new Map<string, CellFinding[]>();
  const places = new Map<string, Place>();
  for (const finding of findings) {
    const row = rowAt.get(finding.rowId);
    const column = finding.columnKey === null ? 0 : columnAt.get(finding.columnKey);
    if (row === undefined || column === undefined) continue;
    const key = cellKey(finding.rowId, columns[column]?.key ?? '');
    byCell.set(key, [...(byCell.get(key) ?? []), finding]);
    if (isOpenFinding(finding)) places.set(key, { row, column });
  }
  return {
    byCell,
    errorCount: findings.filter((finding) => finding.severity === 'error').length,
    openWarningCount: findings.filter((finding) => finding.severity === 'warning' && !finding.isExplained)
      .length,
    open: [...places.values()].sort((a, b) => a.row - b.row || a.column - b.column),
  };
}

/** The next place after this one in reading order, from the top again after the last. */
export function nextOpen(open: readonly Place[], from: Place): Place | null {
  const later = open.find(
    (place) => place.row > from.row || (place.row === from.row && place.column > from.column),
  );
  return later ?? open[0] ?? null;
}

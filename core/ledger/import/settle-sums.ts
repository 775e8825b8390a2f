import type { RowContext } from './classify-rows.ts';
import type { Grid, GridCell } from './grid.ts';
import { isFigure, isShareLabel } from './row-labels.ts';
import { findFigure, isWithinRounding } from './row-sums.ts';
import type { RowReading } from './understanding.ts';

/** The one label of a row that has nothing else but figures; null for any other row. */
function findLoneLabel(grid: Grid, row: number): GridCell | null {
  const cells = grid.cells(row);
  const words = cells.filter(({ text }) => !isFigure(text));
  const [label] = words;
  return label && words.length === 1 && words.length < cells.length ? label : null;
}

/**
 * 新建 and 市级以上 below 其中：续建 are shares as well. Elsewhere a row without number, with a label and figures alone among
 * numbered projects stays a project, and a person is asked.
 */
export function settleShares(context: RowContext, rows: RowReading[], serialShare: number): void {
  const { grid, serialColumn, nameColumn } = context;
  if (serialColumn === null || serialShare < 0.4) return;
  rows.forEach((reading, at) => {
    const isUnnumbered = reading.kind === 'data' && grid.covered(reading.row, serialColumn) === '';
    if (reading.kind !== 'subtotal' && !isUnnumbered) return;
    const label = findLoneLabel(grid, reading.row);
    if (label === null || label.column > nameColumn) return;
    if (reading.kind === 'subtotal') reading.isShare = isShareLabel(label.text);
    else {
      if (rows[at - 1]?.isShare) Object.assign(reading, { kind: 'subtotal', isShare: true });
      reading.confidence = 0.6;
    }
  });
}

/** Whether the figures of a row are the sums of the rows given; null where they share no column of figures. */
function agreesWith(grid: Grid, row: number, parts: RowReading[]): boolean | null {
  let compared = 0;
  for (const { column, text } of grid.cells(row)) {
    const total = text.includes('%') ? null : findFigure(text);
    const figures = parts
      .map((part) => findFigure(grid.text(part.row, column)))
      .filter((one) => one !== null);
    if (!total || figures.length === 0) continue;
    compared++;
    // The last column may be a rate without its sign.
    if (!isWithinRounding(total, figures)) return compared > 1 && compared > grid.cells(row).length - 2;
  }
  return compared > 0 ? true : null;
}

interface SumOver {
  sum: RowReading;
  parts: RowReading[];
}

/** 工业项目 | | 43000 over its projects, in a table without running numbers. */
function listSumsOver(context: RowContext, rows: RowReading[]): SumOver[] {
  const { grid, nameColumn } = context;
  const found: SumOver[] = [];
  let open: SumOver | null = null;
  for (const reading of rows) {
    if (reading.kind === 'blank' || reading.kind === 'note') continue;
    if (reading.kind !== 'data') open = null;
    else if (findLoneLabel(grid, reading.row)?.column === nameColumn) {
      open = { sum: reading, parts: [] };
      found.push(open);
    } else open?.parts.push(reading);
  }
  return found.filter(({ parts }) => parts.length > 0);
}

/** Rows that say a name and sums over the rows beneath them, where most of those sums agree. */
export function settleUnnumberedSums(context: RowContext, rows: RowReading[]): void {
  if (context.serialColumn !== null || context.namesPlaces || context.head === null) return;
  const sums = listSumsOver(context, rows);
  const agreeing = sums.filter(({ sum, parts }) => agreesWith(context.grid, sum.row, parts) === true);
  const isProven = agreeing.length > 1 || agreeing.some(({ parts }) => parts.length > 1);
  if (!isProven || agreeing.length * 2 <= sums.length) return;
  for (const { sum } of sums) Object.assign(sum, { kind: 'subtotal', confidence: 0.8 });
}

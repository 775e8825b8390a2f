import Big from 'big.js';
import type { Grid } from './grid.ts';
import { isFigure, isTotalLabel } from './row-labels.ts';

export interface PrintedFigure {
  value: Big;
  /** Digits printed after the point: half a unit of the last one is the tolerance of a sum. */
  decimals: number;
}

/** Whether a comparable text prints a plain figure, of which `findFigure` gives the value. */
export const isPlainFigure = (text: string): boolean => isFigure(text) && !/e/i.test(text);

/** The figure that a comparable text prints, or null when it is not a plain figure. */
export function findFigure(text: string): PrintedFigure | null {
  if (!isFigure(text)) return null;
  const plain = text
    .replace(/[,%‰¥￥+]/g, '')
    .replace('−', '-')
    .replace(/^(-?)\./, '$10.');
  if (/e/i.test(plain)) return null;
  return { value: new Big(plain), decimals: plain.split('.')[1]?.length ?? 0 };
}

/** Half a printed unit for each part and the total together (handbook 3, "exact and printed"). */
export function isWithinRounding(total: PrintedFigure, parts: PrintedFigure[]): boolean {
  const sum = parts.reduce((so, part) => so.plus(part.value), new Big(0));
  const tolerance = [total, ...parts].reduce(
    (so, figure) => so.plus(new Big(10).pow(-figure.decimals).div(2)),
    new Big(0),
  );
  // Parts printed exactly as fine as the total and few of them leave no room for a whole unit.
  return sum
    .minus(total.value)
    .abs()
    .lte(parts.every((part) => part.decimals === 0) && total.decimals === 0 ? 0 : tolerance);
}

/** Whether the figures of a row are the sums of the rows beneath, down to the first row that `isEnd`. */
export function isSumOfRowsBelow(
  grid: Grid,
  row: number,
  columns: number[],
  isEnd: (row: number) => boolean,
): boolean {
  let agreeing = 0;
  let compared = 0;
  for (const column of columns) {
    const total = findFigure(grid.text(row, column));
    if (!total) continue;
    const parts: PrintedFigure[] = [];
    for (let below = row + 1; below < grid.rowCount && !isEnd(below); below++) {
      const part = findFigure(grid.text(below, column));
      if (part) parts.push(part);
    }
    if (parts.length < 2) continue;
    compared++;
    if (!total.value.eq(0) && isWithinRounding(total, parts)) agreeing++;
  }
  return agreeing > 0 && agreeing * 2 >= compared;
}

/**
 * Whether a row without the word 合计 is the total of all other data rows (全市 above its counties):
 * at least two columns of figures that add up, and most of those that could.
 */
export function isTotalOfOthers(grid: Grid, row: number, others: number[]): boolean {
  if (others.length < 3) return false;
  let agreeing = 0;
  let compared = 0;
  for (const cell of grid.cells(row)) {
    const total = findFigure(cell.text);
    if (!total || total.value.lte(0) || isTotalLabel(cell.text)) continue;
    const parts = others
      .map((other) => findFigure(grid.text(other, cell.column)))
      .filter((part) => part !== null);
    if (parts.length < 3 || parts.length < others.length / 2) continue;
    compared++;
    if (isWithinRounding(total, parts)) agreeing++;
  }
  return agreeing >= 2 && agreeing * 2 >= compared;
}

import type { Grid } from './grid.ts';
import { scoreHeadWord } from './match-head.ts';
import type { ColumnReading } from './understanding.ts';

const MOST_WORDS = 12;

/** The words of a column, each once; null when there are more than a form has fields. */
function listWords(grid: Grid, column: number, rows: number[]): string[] | null {
  const words = new Set<string>();
  for (const row of rows) {
    const text = grid.text(row, column);
    if (text !== '') words.add(text);
    if (words.size > MOST_WORDS) return null;
  }
  return [...words];
}

/**
 * The column that names fields down its rows (建设内容, 进展情况, 存在问题), each project over several rows; null when there is
 * none. Read as one column, what stands to its right would mix them all.
 */
export function findFieldRows(grid: Grid, columns: ColumnReading[], rows: number[]): ColumnReading | null {
  const found = columns.find(({ column, field }) => {
    if (field !== null && field !== 'category') return false;
    const words = listWords(grid, column, rows);
    if (words === null || words.length < 2) return false;
    const filled = rows.filter((row) => grid.text(row, column) !== '').length;
    return filled >= words.length * 2 && words.every((word) => scoreHeadWord(word) > 0.9);
  });
  return found ?? null;
}

/** What stands right of such a column keeps its texts and goes nowhere. Changes the columns in place. */
export function settleFieldRows(grid: Grid, columns: ColumnReading[], rows: number[]): void {
  const labels = findFieldRows(grid, columns, rows);
  if (!labels) return;
  for (const column of columns) {
    if (column.column < labels.column || column.block !== labels.block) continue;
    column.field = null;
    column.rival = null;
    column.confidence = 0;
  }
}

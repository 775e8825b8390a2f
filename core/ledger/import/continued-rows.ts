import { LEDGER_FIELDS } from '../ledger-fields.ts';
import type { RowContext } from './classify-rows.ts';
import type { GridCell } from './grid.ts';
import { isFigure } from './row-labels.ts';
import type { ColumnReading, RowReading } from './understanding.ts';

const WORDS = new Set(['text', 'unit', 'person', 'date', 'phone', 'either']);

/** Rows merged over serial and name continue the project of the row above. */
function findMergedAbove(context: RowContext, row: number): number | null {
  const { grid, serialColumn, nameColumn } = context;
  const name = grid.mergeAt(row, nameColumn);
  if (!name || name.top === row || name.bottom === name.top) return null;
  if (serialColumn === null) return null;
  const serial = grid.mergeAt(row, serialColumn);
  return serial && serial.top !== row ? Math.max(name.top, serial.top) : null;
}

/** Whether the cell adds words to what stands above it: a column of words that the row above fills as well. */
function addsWords(context: RowContext, columns: ColumnReading[], above: number, cell: GridCell): boolean {
  const column = columns[cell.column];
  if (!column?.field || isFigure(cell.text) || !WORDS.has(LEDGER_FIELDS[column.field].kind)) return false;
  return context.grid.covered(above, cell.column) !== '';
}

/**
 * Marks the rows that go on with the project above them: merged with it over serial and name, or with neither number nor
 * name and nothing but words beneath words. A row with figures of its own is no continuation.
 */
export function settleContinued(context: RowContext, columns: ColumnReading[], rows: RowReading[]): void {
  const { grid, serialColumn, nameColumn } = context;
  const isNamed = columns[nameColumn]?.field === 'name' && serialColumn !== null;
  rows.forEach((reading, at) => {
    if (reading.kind !== 'data') return;
    reading.continues = findMergedAbove(context, reading.row);
    const above = rows[at - 1];
    if (!isNamed || reading.continues !== null || above?.kind !== 'data') return;
    if (grid.covered(reading.row, serialColumn) !== '' || grid.covered(reading.row, nameColumn) !== '')
      return;
    const top = above.continues ?? above.row;
    const cells = grid.cells(reading.row);
    if (cells.length > 0 && cells.every((cell) => addsWords(context, columns, top, cell)))
      reading.continues = top;
  });
}

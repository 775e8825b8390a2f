import { shiftDecimal } from '#core/platform/public.ts';
import { findFigure, type PrintedFigure } from './row-sums.ts';
import type { TableFacts } from './table-facts.ts';
import type { ColumnReading, RowReading } from './understanding.ts';

/** Places between the column's unit and 元. */
const MONEY_DIGITS: Record<string, number> = { 元: 0, 千元: 3, 万元: 4, 百万元: 6, 亿元: 8 };

/** The printed parts of a total, as check-figures takes them. */
export interface SumParts {
  texts: string[];
  figures: PrintedFigure[];
  /** A part writes figures that could not be read (约3000): their sum is not known. */
  isUnsure: boolean;
}

/** The plain text of a part; 1.2亿 under a head in 万元 counts as 12000. */
function textOfPart(table: TableFacts, row: number, column: ColumnReading): string {
  const text = table.grid.text(row, column.column);
  const digits = column.unit === null ? undefined : MONEY_DIGITS[column.unit];
  if (findFigure(text) || digits === undefined) return text;
  const read = table.valueAt(row, column.column);
  return read.ok && read.value?.kind === 'amount' ? shiftDecimal(read.value.yuan, -digits) : text;
}

/** What the rows print in a column: their figures, and whether one of them could not be read. Handbook 5. */
export function listSumParts(table: TableFacts, rows: RowReading[], column: ColumnReading): SumParts {
  const found: SumParts = { texts: [], figures: [], isUnsure: false };
  for (const row of rows) {
    const text = textOfPart(table, row.row, column);
    const figure = findFigure(text);
    if (figure) {
      found.texts.push(text.replace(/,/g, ''));
      found.figures.push(figure);
    } else if (/\d/.test(text)) found.isUnsure = true;
  }
  return found;
}

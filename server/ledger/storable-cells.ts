import type { RawCell, RawWorkbook } from '#core/ledger/import/raw-sheet.ts';
import { refuseTooLarge } from './workbook-refusals.ts';

/** Excel's own limit; what the patterns that read a cell cost grows with its length, and text files have no limit. */
const LONGEST_CELL = 32_767;

/** Zero characters, halves of characters whose other half is lost, and marks that are not seen but turn the direction of reading or part a word. */
const UNWANTED = /[\0\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|(\p{Surrogate})/gu;

const cleanText = (text: string): string =>
  text.search(UNWANTED) < 0 ? text : text.replace(UNWANTED, (_, half?: string) => (half ? '\ufffd' : ''));

function cleanCell(cell: RawCell): RawCell {
  if (cell === null) return null;
  if (typeof cell === 'string') return cleanText(cell) || null;
  cell.shown = cleanText(cell.shown);
  cell.value = cleanText(cell.value);
  return cell;
}

const refuseLongCell = (sheet: string, row: number, column: number): Error =>
  refuseTooLarge(
    `“${sheet}”第${row + 1}行第${column + 1}列的文字超过${LONGEST_CELL}个字符`,
    `a cell of row ${row + 1}, column ${column + 1} is longer than ${LONGEST_CELL} characters`,
  );

const isSpace = (cell: RawCell): boolean => cell === null || (typeof cell === 'string' && cell.trim() === '');

/** A space typed by mistake into the last row of Excel is no million rows. */
function dropTrailingBlanks(rows: RawCell[][]): void {
  while (rows.length > 0 && (rows.at(-1) ?? []).every(isSpace)) rows.pop();
}

/**
 * In place: no database keeps zero characters and halves, and one of them would spoil the whole import; a name with a mark that is not
 * seen is not found again. A lost half is shown as �.
 */
export function cleanCells(workbook: RawWorkbook): RawWorkbook {
  for (const sheet of workbook.sheets) {
    sheet.name = cleanText(sheet.name);
    dropTrailingBlanks(sheet.rows);
    sheet.rows.forEach((row, rowIndex) => {
      for (let column = 0; column < (row?.length ?? 0); column += 1) {
        const cell = row[column] ?? null;
        if (cell !== null) row[column] = cleanCell(cell);
        const text = typeof cell === 'string' ? cell : (cell?.shown ?? '');
        if (text.length > LONGEST_CELL) throw refuseLongCell(sheet.name, rowIndex, column);
      }
    });
  }
  return workbook;
}

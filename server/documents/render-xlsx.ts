import { Readable } from 'node:stream';
import type { Table } from '#core/documents/content-model.ts';
import { refuse } from '#core/platform/public.ts';
import { toCellXml, toColumnLetters, toSheetText } from './xlsx/cell-xml.ts';
import { deriveRowHeight, type LedgerSheet, type SheetColumn, type SheetRow } from './xlsx/ledger-sheet.ts';
import { buildSkeleton, type Skeleton } from './xlsx/skeleton.ts';
import { writeZip, type ZipPart } from './xlsx/zip-stream.ts';

export type { LedgerSheet, SheetColumn, SheetRow, SheetRowRole } from './xlsx/ledger-sheet.ts';

/** Excel has 1,048,576 rows; title, heads and notes need some of them. */
const MOST_ROWS = 1_040_000;
const CHUNK_LETTERS = 1 << 16;

function toRowXml(
  sheet: LedgerSheet,
  letters: readonly string[],
  skeleton: Skeleton,
  row: SheetRow,
  number: number,
): string {
  const styles = skeleton.styleIds[row.role];
  const cells = sheet.columns.map((column, index) =>
    toCellXml(`${letters[index]}${number}`, styles[index] ?? '0', column, row.cells[index] ?? null),
  );
  const height = deriveRowHeight(sheet.columns, row.cells);
  return `<row r="${number}" ht="${height}" customHeight="1">${cells.join('')}</row>`;
}

function toNoteXml(skeleton: Skeleton, note: string, number: number): string {
  return `<row r="${number}"><c r="A${number}" s="${skeleton.noteStyleId}" t="inlineStr"><is><t xml:space="preserve">${toSheetText(note)}</t></is></c></row>`;
}

/** Notes stand across the whole table; merged areas are counted in the sheet, so they are added there. */
function withMergedNotes(after: string, sheet: LedgerSheet, firstNote: number): string {
  const last = toColumnLetters(sheet.columns.length - 1);
  if (sheet.notes.length === 0 || last === 'A') return after;
  const merges = sheet.notes
    .map((_, index) => `<mergeCell ref="A${firstNote + index}:${last}${firstNote + index}"/>`)
    .join('');
  if (!after.includes('</mergeCells>')) throw new Error('the workbook skeleton has no merged heads');
  return after
    .replace('</mergeCells>', `${merges}</mergeCells>`)
    .replace(
      /<mergeCells count="(\d+)"/,
      (_, count: string) => `<mergeCells count="${Number(count) + sheet.notes.length}"`,
    );
}

async function* writeSheet(
  sheet: LedgerSheet,
  rows: Iterable<SheetRow> | AsyncIterable<SheetRow>,
  skeleton: Skeleton,
): AsyncGenerator<Uint8Array> {
  const letters = sheet.columns.map((_, index) => toColumnLetters(index));
  let xml = skeleton.before;
  let number = skeleton.firstRow;
  for await (const row of rows) {
    if (number - skeleton.firstRow >= MOST_ROWS) {
      throw refuse(
        'limit',
        'SHEET_TOO_LONG',
        `超过${MOST_ROWS}行，请分批导出。`,
        `More than ${MOST_ROWS} rows; export in parts.`,
      );
    }
    xml += toRowXml(sheet, letters, skeleton, row, number);
    number += 1;
    if (xml.length > CHUNK_LETTERS) {
      yield Buffer.from(xml, 'utf8');
      xml = '';
    }
  }
  const notes = sheet.notes.map((note, index) => toNoteXml(skeleton, note, number + index)).join('');
  yield Buffer.from(`${xml}${notes}${withMergedNotes(skeleton.after, sheet, number)}`, 'utf8');
}

async function* writeWorkbook(
  sheet: LedgerSheet,
  rows: Iterable<SheetRow> | AsyncIterable<SheetRow>,
): AsyncGenerator<Uint8Array> {
  const skeleton = await buildSkeleton(sheet);
  const parts: ZipPart[] = [
    ...skeleton.parts,
    { name: skeleton.sheetPart, content: writeSheet(sheet, rows, skeleton) },
  ];
  yield* writeZip(parts);
}

/**
 * A ledger-like table as an Excel workbook in official layout, written as its rows come: merged title, unit line,
 * heads of several levels, frozen heads and columns, group, subtotal and total rows, print set-up with
 * repeated heads. Memory does not grow with the number of rows. Values are exact text; numbers that Excel
 * would cut stay text, and nothing is ever a formula.
 */
export function renderXlsxStream(
  sheet: LedgerSheet,
  rows: Iterable<SheetRow> | AsyncIterable<SheetRow>,
): Readable {
  return Readable.from(writeWorkbook(sheet, rows), { objectMode: false });
}

/** The same, for tables that fit in memory. */
export async function renderXlsx(
  sheet: LedgerSheet,
  rows: Iterable<SheetRow> | AsyncIterable<SheetRow>,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of writeWorkbook(sheet, rows)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Most decimals printed in a column, so that 88.0 stays 88.0. Columns of rows with spans count from the left. */
function countPrintedDigits(table: Table, column: number): number {
  const texts = table.rows
    .map((row) => row.cells[column]?.text ?? '')
    .filter((text) => /^−?\d+\.\d+$/.test(text));
  return Math.max(0, ...texts.map((text) => text.split('.')[1]?.length ?? 0));
}

const MM_PER_LETTER = 3.7;

function toSheetColumns(table: Table): SheetColumn[] {
  const grid: string[][] = table.head.map(() => []);
  for (const [y, cells] of table.head.entries()) {
    let x = 0;
    for (const cell of cells) {
      while (grid[y]?.[x] !== undefined) x += 1;
      for (let dy = 0; dy < cell.rowSpan; dy += 1) {
        for (let dx = 0; dx < cell.colSpan; dx += 1) {
          const line = grid[y + dy];
          if (line) line[x + dx] = cell.text.replace(/\n/g, '');
        }
      }
      x += cell.colSpan;
    }
  }
  return table.columns.map((column, index) => ({
    heads: grid.map((line) => line[index] ?? ''),
    widthLetters: Math.max(3, Math.round(column.widthMm / MM_PER_LETTER)),
    kind: column.align === 'right' ? 'number' : 'text',
    digits: countPrintedDigits(table, index),
    align: column.align,
  }));
}

/** A table of a content model as a sheet and its rows; the printed figures, as they stand in the document. */
export function toLedgerSheet(
  table: Table,
  look: Pick<LedgerSheet, 'sheetName' | 'title' | 'madeBy' | 'landscape'>,
): { sheet: LedgerSheet; rows: SheetRow[] } {
  const rows = table.rows.map((row) => ({
    role: row.role,
    cells: row.cells.flatMap((cell) => [
      cell.text.replace(/^−(?=\d)/, '-'),
      ...Array<string | null>(cell.colSpan - 1).fill(null),
    ]),
  }));
  const sheet: LedgerSheet = {
    ...look,
    unitNote: table.unitNote,
    columns: toSheetColumns(table),
    frozenColumns: 2,
    notes: table.notes.map(
      (note, index) => `${index === 0 ? '注：' : ''}${table.notes.length > 1 ? `${index + 1}.` : ''}${note}`,
    ),
    paper: 'a4',
  };
  return { sheet, rows };
}

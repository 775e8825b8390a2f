import { z } from 'zod';
import { LedgerField } from '../ledger-fields.ts';
import type { HeadBlock } from './find-head.ts';
import { parseColumnLetters } from './raw-sheet.ts';
import type { FixedColumn, FixedReading } from './read-table.ts';
import { understandSheet } from './understand-sheet.ts';
import type { RowKind, SheetReading, WorkbookReading } from './understanding.ts';

/** What a person corrects in the understanding of one sheet. Rows are 1-based, columns letters. */
export const SheetCorrections = z.object({
  sheet: z.string(),
  /** First and last row of the head; null when the sheet has none; absent when it was found rightly. */
  head: z
    .object({ top: z.number().int().min(1), bottom: z.number().int().min(1) })
    .nullable()
    .optional(),
  columns: z.array(
    z.object({
      address: z.string().regex(/^[A-Z]{1,3}$/),
      /** Number of the table in the sheet, 0 for the first, and those with the same head there; absent: every table. */
      table: z.number().int().min(0).optional(),
      field: LedgerField.nullable(),
      /** Absent: as printed. */
      unit: z.string().nullable().optional(),
    }),
  ),
  rows: z.array(
    z.object({
      address: z.number().int().min(1),
      kind: z.enum(['data', 'group', 'subtotal', 'note', 'blank', 'header']),
    }),
  ),
});
export type SheetCorrections = z.infer<typeof SheetCorrections>;

function toHeadBlock(head: { top: number; bottom: number }): HeadBlock {
  return {
    top: head.top - 1,
    bottom: Math.max(head.top, head.bottom) - 1,
    numberingRows: [],
    labelRows: [],
    confidence: 1,
  };
}

/** The tables of a sheet in which a column has the same head as in the one that was corrected. */
function listTablesOfHead(
  reading: SheetReading,
  column: number,
  table: number | undefined,
): Set<number> | null {
  if (table === undefined) return null;
  const headOf = (at: number): string | undefined => reading.tables[at]?.columns[column]?.levels.join('/');
  const same = reading.tables.flatMap((_, at) => (headOf(at) === headOf(table) ? [at] : []));
  return new Set([table, ...same]);
}

export function toFixedReading(reading: SheetReading, corrections: SheetCorrections): FixedReading {
  const columns = corrections.columns.flatMap(({ address, table, field, unit }): FixedColumn[] => {
    const column = parseColumnLetters(address);
    if (column === null) return [];
    const tables = listTablesOfHead(reading, column, table);
    return [{ column, tables, field, ...(unit === undefined ? {} : { unit }) }];
  });
  const rows = new Map<number, RowKind>(corrections.rows.map((row) => [row.address - 1, row.kind]));
  const head =
    corrections.head === undefined ? {} : { head: corrections.head ? toHeadBlock(corrections.head) : null };
  return { columns, rows, ...head };
}

/** The sheet understood again with the corrections laid down; the cells themselves never change. */
export function applySheetCorrections(reading: SheetReading, corrections: SheetCorrections): SheetReading {
  return understandSheet(reading.sheet, toFixedReading(reading, corrections));
}

/** The workbook with each corrected sheet understood again; sheets without corrections stay as they are. */
export function applyCorrections(reading: WorkbookReading, corrections: SheetCorrections[]): WorkbookReading {
  return {
    workbook: reading.workbook,
    sheets: reading.sheets.map((sheet) => {
      const own = corrections.find((correction) => correction.sheet === sheet.name);
      return own ? applySheetCorrections(sheet, own) : sheet;
    }),
  };
}

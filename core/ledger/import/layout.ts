import { z } from 'zod';
import { LedgerField } from '../ledger-fields.ts';
import { applySheetCorrections, type SheetCorrections } from './corrections.ts';
import { toComparable } from './normal-text.ts';
import { parseColumnLetters, toColumnLetters } from './raw-sheet.ts';
import type { SheetReading, WorkbookReading } from './understanding.ts';

/** A sheet's layout as a person confirmed it, remembered for the next file with the same heads. */
export const SheetLayout = z.object({
  /** The heads as first understood: by them the next file is recognised. */
  fingerprint: z.string(),
  /** Where the confirmed head lies: rows after the head as first understood, and its number of rows. */
  head: z
    .object({ offset: z.number().int(), depth: z.number().int().min(1) })
    .nullable()
    .optional(),
  columns: z.array(
    z.object({
      head: z.string(),
      occurrence: z.number().int(),
      /** Number of the table in the sheet; absent where the correction holds for every table. */
      table: z.number().int().optional(),
      field: LedgerField.nullable(),
      unit: z.string().nullable().optional(),
    }),
  ),
  /** Rows by their label whose kind was corrected: 全县 → subtotal. */
  rows: z.array(
    z.object({ label: z.string(), kind: z.enum(['data', 'group', 'subtotal', 'note', 'blank', 'header']) }),
  ),
});
export type SheetLayout = z.infer<typeof SheetLayout>;

/** Heads that name a month or a year mean the same next month: 1-6月 and 1-7月, 2025年 and 2026年. */
function toTimelessHead(head: string): string {
  return toComparable(head)
    .replace(/20\d\d/g, 'Y')
    .replace(/\d{1,2}(?=月|[-—~至到]\d{1,2}月)/g, 'M')
    .replace(/[一二三四](?=季度)/g, 'Q')
    .replace(/[上下](?=半年)/g, 'H');
}

function listHeads(
  reading: SheetReading,
  table = 0,
): { head: string; occurrence: number; letters: string }[] {
  const seen = new Map<string, number>();
  return (reading.tables[table]?.columns ?? []).map((column) => {
    const head = toTimelessHead(column.levels.join('/'));
    const occurrence = seen.get(head) ?? 0;
    seen.set(head, occurrence + 1);
    return { head, occurrence, letters: toColumnLetters(column.column) };
  });
}

/** The heads of a sheet's first table in one text, times taken out; '' when it has no head. */
export function fingerprintOf(reading: SheetReading): string {
  return reading.tables[0]?.head
    ? listHeads(reading)
        .map((entry) => entry.head)
        .join('|')
    : '';
}

function labelOfRow(reading: SheetReading, row: number): string {
  return reading.grid.cells(row)[0]?.text ?? '';
}

/** The layout to remember of a sheet: as it was understood by itself, and what a person corrected in it. */
export function buildLayout(understood: SheetReading, corrections: SheetCorrections): SheetLayout {
  const corrected = applySheetCorrections(understood, corrections);
  const top = understood.tables[0]?.head?.top ?? 0;
  const head =
    corrections.head === undefined
      ? {}
      : {
          head: corrections.head
            ? {
                offset: corrections.head.top - 1 - top,
                depth: corrections.head.bottom - corrections.head.top + 1,
              }
            : null,
        };
  return {
    fingerprint: fingerprintOf(understood),
    ...head,
    columns: corrections.columns.flatMap(({ address, table, field, unit }) => {
      const entry = listHeads(corrected, table)[parseColumnLetters(address) ?? -1];
      const of = table === undefined ? {} : { table };
      return entry
        ? [
            {
              head: entry.head,
              occurrence: entry.occurrence,
              ...of,
              field,
              ...(unit === undefined ? {} : { unit }),
            },
          ]
        : [];
    }),
    rows: corrections.rows.flatMap(({ address, kind }) => {
      const label = labelOfRow(understood, address - 1);
      return label === '' ? [] : [{ label, kind }];
    }),
  };
}

/** The corrections that a remembered layout amounts to on a sheet with the same heads. */
export function toCorrections(layout: SheetLayout, understood: SheetReading): SheetCorrections {
  const top = understood.tables[0]?.head?.top ?? 0;
  const first = top + (layout.head?.offset ?? 0);
  const head =
    layout.head === undefined
      ? {}
      : { head: layout.head ? { top: first + 1, bottom: first + layout.head.depth } : null };
  const bare = { sheet: understood.name, ...head, columns: [], rows: [] };
  const headed = applySheetCorrections(understood, bare);
  const kinds = new Map(layout.rows.map((row) => [row.label, row.kind]));
  return {
    ...bare,
    columns: layout.columns.flatMap(({ head: text, occurrence, table, field, unit }) => {
      const entry = listHeads(headed, table).find(
        (one) => one.head === text && one.occurrence === occurrence,
      );
      const of = table === undefined ? {} : { table };
      return entry ? [{ address: entry.letters, ...of, field, ...(unit === undefined ? {} : { unit }) }] : [];
    }),
    rows: understood.rows.flatMap((row) => {
      const kind = kinds.get(labelOfRow(understood, row.row));
      return kind && row.kind !== 'blank' ? [{ address: row.row + 1, kind }] : [];
    }),
  };
}

/** The remembered layout that fits a sheet, if any. */
export function findLayout(reading: SheetReading, layouts: SheetLayout[]): SheetLayout | undefined {
  const fingerprint = fingerprintOf(reading);
  return fingerprint === '' ? undefined : layouts.find((layout) => layout.fingerprint === fingerprint);
}

/** Each sheet whose heads are known is understood as it was confirmed before. */
export function applyLayouts(reading: WorkbookReading, layouts: SheetLayout[]): WorkbookReading {
  return {
    workbook: reading.workbook,
    sheets: reading.sheets.map((sheet) => {
      const layout = findLayout(sheet, layouts);
      return layout ? applySheetCorrections(sheet, toCorrections(layout, sheet)) : sheet;
    }),
  };
}

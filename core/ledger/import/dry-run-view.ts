import { z } from 'zod';
import { LedgerField } from '../ledger-fields.ts';
import type { ImportFinding } from './finding.ts';
import { parseColumnLetters, shownOf, toColumnLetters } from './raw-sheet.ts';
import type { ColumnReading, SheetReading, WorkbookReading } from './understanding.ts';

export const ImportColumn = z.object({
  address: z.string(),
  header: z.string(),
  field: LedgerField.nullable(),
  unit: z.string().nullable(),
  confidence: z.number(),
});
export type ImportColumn = z.infer<typeof ImportColumn>;

/**
 * Another table in the same sheet: its number among them (0 for the first), its own heads, and the columns that have one. Its
 * rows follow its last head row.
 */
export const FurtherTable = z.object({
  table: z.number().int().optional(),
  headerRows: z.array(z.number()),
  columns: z.array(ImportColumn),
});
export type FurtherTable = z.infer<typeof FurtherTable>;

/**
 * What `import FILE --dry-run --json` prints. Row and head numbers are 1-based, column addresses letters.
 * `columns` holds one entry for every column of the sheet, in column order as `values` does: those of the table with the
 * most rows of data. `headerRows` and `rows` are those of all its tables; `furtherTables` stands there only where another
 * table has heads that differ.
 */
export const ImportView = z.object({
  sheets: z.array(
    z.object({
      name: z.string(),
      headerRows: z.array(z.number()),
      columns: z.array(ImportColumn),
      furtherTables: z.array(FurtherTable).optional(),
      rows: z.array(
        z.object({
          address: z.number(),
          kind: z.enum(['data', 'group', 'subtotal', 'note', 'blank', 'header']),
          values: z.array(z.string().nullable()),
        }),
      ),
    }),
  ),
  findings: z.array(
    z.object({
      address: z.string(),
      code: z.string(),
      severity: z.enum(['error', 'warning', 'note']),
      message: z.string(),
    }),
  ),
  summary: z.object({
    data: z.number(),
    new: z.number(),
    changed: z.number(),
    unchanged: z.number(),
    refused: z.number(),
  }),
});
export type ImportView = z.infer<typeof ImportView>;
export type ImportSummary = ImportView['summary'];

/** Findings for which the row as a whole cannot be taken over. */
const REFUSING = new Set(['IMP-NAME-BLANK']);

/** Rows that cannot be taken over, as `Sheet!12`. */
export function listRefusedRows(findings: ImportFinding[]): Set<string> {
  return new Set(
    findings
      .filter((finding) => REFUSING.has(finding.code))
      .map((finding) => finding.address.replace(/![A-Z]+(?=\d+$)/, '!')),
  );
}

/** The table with the most rows of data, the first of several. */
function findMainTable(sheet: SheetReading): number {
  const counts = sheet.tables.map(
    (_, index) => sheet.rows.filter((row) => row.table === index && row.kind === 'data').length,
  );
  return Math.max(0, counts.indexOf(Math.max(...counts)));
}

function toColumn(column: ColumnReading): ImportColumn {
  return {
    address: toColumnLetters(column.column),
    header: column.levels.join('/'),
    field: column.field,
    unit: column.unit,
    confidence: column.confidence,
  };
}

const isSameHead = (one: ImportColumn, other: ImportColumn | undefined): boolean =>
  one.header === other?.header && one.field === other.field && one.unit === other.unit;

/** The columns of the table with the most rows, and the other tables whose heads are not the same again. */
export function listSheetTables(sheet: SheetReading): {
  /** Number of the table with the most rows. */
  main: number;
  columns: ImportColumn[];
  further: FurtherTable[];
} {
  const index = findMainTable(sheet);
  const columns = (sheet.tables[index]?.columns ?? []).map(toColumn);
  const further = sheet.tables.flatMap((table, at): FurtherTable[] => {
    const own = table.columns.filter((column) => column.levels.length > 0).map(toColumn);
    const known = (column: ImportColumn) => columns.find(({ address }) => address === column.address);
    const isAgain = own.every((column) => isSameHead(column, known(column)));
    const { top = 0, bottom = -1 } = table.head ?? {};
    const headerRows = Array.from({ length: bottom - top + 1 }, (_, row) => top + row + 1);
    return at === index || isAgain ? [] : [{ table: at, headerRows, columns: own }];
  });
  return { main: index, columns, further };
}

function toSheetView(sheet: SheetReading): ImportView['sheets'][number] {
  const { columns, further } = listSheetTables(sheet);
  return {
    name: sheet.name,
    headerRows: sheet.rows.filter((row) => row.kind === 'header').map((row) => row.row + 1),
    columns,
    ...(further.length > 0 ? { furtherTables: further } : {}),
    rows: sheet.rows.map((row) => ({
      address: row.row + 1,
      kind: row.kind,
      values: Array.from({ length: sheet.columnCount }, (_, column) =>
        shownOf(sheet.sheet.rows[row.row]?.[column]),
      ),
    })),
  };
}

/** Without a database every data row is new or refused. */
export function summarizeDryRun(reading: WorkbookReading, findings: ImportFinding[]): ImportSummary {
  const refusedRows = listRefusedRows(findings);
  const turned = new Set(
    findings
      .filter(({ code }) => code === 'IMP-TRANSPOSED')
      .map(({ address }) => address.slice(0, address.lastIndexOf('!'))),
  );
  let data = 0;
  let refused = 0;
  for (const sheet of reading.sheets) {
    for (const row of sheet.rows) {
      if (row.kind !== 'data') continue;
      data++;
      if (turned.has(sheet.name) || refusedRows.has(`${sheet.name}!${row.row + 1}`)) refused++;
    }
  }
  return { data, new: data - refused, changed: 0, unchanged: 0, refused };
}

const ADDRESS = /^(.*)!([A-Z]+)(\d+)$/s;

/** In the order of the workbook: sheet, row, column. */
export function sortFindings(reading: WorkbookReading, findings: ImportFinding[]): ImportFinding[] {
  const order = new Map(reading.sheets.map((sheet, at) => [sheet.name, at]));
  const keyOf = (finding: ImportFinding): [number, number, number] => {
    const match = ADDRESS.exec(finding.address);
    return [
      order.get(match?.[1] ?? '') ?? 0,
      Number(match?.[3] ?? 0),
      parseColumnLetters(match?.[2] ?? 'A') ?? 0,
    ];
  };
  return findings
    .map((finding) => ({ finding, key: keyOf(finding) }))
    .sort((a, b) => a.key[0] - b.key[0] || a.key[1] - b.key[1] || a.key[2] - b.key[2])
    .map(({ finding }) => finding);
}

export function toImportView(
  reading: WorkbookReading,
  findings: ImportFinding[],
  summary = summarizeDryRun(reading, findings),
): ImportView {
  return { sheets: reading.sheets.map(toSheetView), findings: sortFindings(reading, findings), summary };
}

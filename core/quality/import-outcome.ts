import { z } from 'zod';
import {
  FurtherTable,
  IMPORT_STATUSES,
  ImportColumn,
  type ImportFinding,
  type ImportQuestion,
  type ImportRowToWrite,
  SheetCorrections,
  SheetLayout,
} from '#core/ledger/public.ts';

const RowKind = z.enum(['data', 'group', 'subtotal', 'note', 'blank', 'header']);

export const ImportSheet = z.object({
  name: z.string(),
  /** Its rows are taken over. */
  isChosen: z.boolean(),
  /** Why it is not taken for a ledger; '' when it is. Absent where an import was read before it was said. */
  reason: z.string().optional(),
  headerRows: z.array(z.number().int()),
  columnCount: z.number().int(),
  columns: z.array(ImportColumn),
  /** Number of the table that they are of, 0 for the first; absent where an import was read before it was said. */
  table: z.number().int().optional(),
  /** Other tables in the same sheet, with heads of their own; absent where there is none. */
  furtherTables: z.array(FurtherTable).optional(),
  rowCount: z.number().int(),
  kinds: z.record(RowKind, z.number().int()),
  /** Read by a layout that was confirmed before. */
  isRemembered: z.boolean(),
});
export type ImportSheet = z.infer<typeof ImportSheet>;

export const ImportCounts = z.object({
  data: z.number().int(),
  ...(Object.fromEntries(IMPORT_STATUSES.map((status) => [status, z.number().int()])) as Record<
    (typeof IMPORT_STATUSES)[number],
    z.ZodNumber
  >),
});
export type ImportCounts = z.infer<typeof ImportCounts>;

/** What stays in the workbook, with the reason. */
export const NotTaken = z.object({
  sheet: z.string(),
  what: z.string(),
  reason: z.string(),
  count: z.number().int(),
});
export type NotTaken = z.infer<typeof NotTaken>;

/** The head of what an import worked out; rows, cells, questions and findings lie beside it in pages. */
export const ImportHead = z.object({
  sheets: z.array(ImportSheet),
  counts: ImportCounts,
  findings: z.object({ error: z.number().int(), warning: z.number().int(), note: z.number().int() }),
  questions: z.number().int(),
  openQuestions: z.number().int(),
  notTaken: z.array(NotTaken),
  year: z.number().int(),
  hasAnnualPlan: z.boolean(),
  /** Rows whose 本年计划 differs from the ledger's and is not taken over, for want of a document. */
  plansLeft: z.number().int(),
  /** Months that the rows say something of, for drafts of reports. */
  months: z.array(z.object({ period: z.string(), rows: z.number().int(), isOpen: z.boolean() })),
  /** Rows that change a known 计划总投资: the approval is to be named (8.4). */
  changedTotals: z.number().int(),
  /** Corrections as they were laid on each sheet, remembered layouts included. */
  corrections: z.array(SheetCorrections),
  layouts: z.array(SheetLayout),
});
export type ImportHead = z.infer<typeof ImportHead>;

export interface ImportCells {
  address: number;
  kind: z.infer<typeof RowKind>;
  values: (string | null)[];
}

export interface ImportPage {
  part: string;
  page: number;
  body: unknown[];
}

export interface ImportOutcome {
  head: ImportHead;
  cells: ImportCells[][];
  questions: ImportQuestion[];
  findings: ImportFinding[];
  rows: ImportRowToWrite[];
}

/** Entries a page, by the first word of its part. */
export const PAGE_SIZES: Record<string, number> = { cells: 200, questions: 200, findings: 200, rows: 100 };

function* cutPages(part: string, entries: readonly unknown[]): Generator<ImportPage> {
  const size = PAGE_SIZES[part.split(':')[0] ?? ''] ?? 100;
  for (let at = 0; at < entries.length; at += size)
    yield { part, page: at / size, body: entries.slice(at, at + size) };
}

/** `cells:0`, `questions`, `findings:error`, `rows:new` …: everything that was worked out, in pages to be kept. */
export function* listOutcomePages(outcome: ImportOutcome): Generator<ImportPage> {
  for (const [at, cells] of outcome.cells.entries()) yield* cutPages(`cells:${at}`, cells);
  yield* cutPages('questions', outcome.questions);
  for (const severity of ['error', 'warning', 'note'] as const)
    yield* cutPages(
      `findings:${severity}`,
      outcome.findings.filter((finding) => finding.severity === severity),
    );
  for (const status of IMPORT_STATUSES) {
    const rows = outcome.rows.filter((row) => row.status === status);
    // Bundles are made before their parts.
    rows.sort((a, b) => Number(b.write.isBundle) - Number(a.write.isBundle));
    yield* cutPages(`rows:${status}`, rows);
  }
}

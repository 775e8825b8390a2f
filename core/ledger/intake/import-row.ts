import { z } from 'zod';
import { MonthFigures } from './read-month-figures.ts';

export const IMPORT_STATUSES = ['new', 'changed', 'unchanged', 'waiting', 'refused'] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

const Origin = z.object({ sheet: z.string(), address: z.string() });

export const ImportChange = z.object({
  /** A field of the project, or `baseYuan`, `annualYuan`, `parent`, `stage`, `startedOn`. */
  field: z.string(),
  before: z.string().nullable(),
  after: z.string(),
  /** `Sheet!C12`. */
  address: z.string(),
});
export type ImportChange = z.infer<typeof ImportChange>;

/** What is written for a row when it is taken over. */
export const ImportWrite = z.object({
  /** Field → old and new value, as they stand in the history. */
  pairs: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])),
  origins: z.record(z.string(), Origin),
  baseYuan: z.string().nullable(),
  annualYuan: z.string().nullable(),
  /** The amount in force before. */
  annualBeforeYuan: z.string().nullable(),
  parent: z
    .union([
      z.object({ kind: z.literal('project'), id: z.string() }),
      z.object({ kind: z.literal('row'), key: z.string() }),
      z.object({ kind: z.literal('create'), name: z.string() }),
    ])
    .nullable(),
  isBundle: z.boolean(),
  stage: z.string().nullable(),
  startedOn: z.string().nullable(),
  /** For the draft of a report; never written by the import. */
  month: MonthFigures.nullable(),
});
export type ImportWrite = z.infer<typeof ImportWrite>;

/** One row of the chosen sheets beside the ledger. */
export const ImportRow = z.object({
  key: z.string(),
  sheet: z.string(),
  row: z.number().int(),
  name: z.string(),
  /** Of the project as it will stand; '' when it gets a code of the region's own. */
  code: z.string(),
  unitName: z.string(),
  status: z.enum(IMPORT_STATUSES),
  projectId: z.string().nullable(),
  version: z.number().int().nullable(),
  changes: z.array(ImportChange),
  /** Projects that may be the same. */
  duplicates: z.array(
    z.object({
      projectId: z.string(),
      name: z.string(),
      code: z.string(),
      unitName: z.string(),
      totalInvestmentYuan: z.string().nullable(),
    }),
  ),
  /** Why it is refused, and what is taken over otherwise than it stands there. */
  reasons: z.array(z.string()),
  /** Keys of the questions that it waits for. */
  open: z.array(z.string()),
});
export type ImportRow = z.infer<typeof ImportRow>;

export interface ImportRowToWrite extends ImportRow {
  write: ImportWrite;
}

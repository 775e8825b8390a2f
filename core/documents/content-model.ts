import { z } from 'zod';
import { figureRefSchema } from './figure-ref.ts';

/**
 * The content model (handbook 5): one document as data, from which Word, PDF and the web page are
 * rendered, so that they cannot disagree. Nothing here is layout arithmetic: heading numbers, annex
 * numbers and the breaking of the title are derived (numbering.ts, title-lines.ts) in one place for
 * all writers. Every field is always present (null instead of absent), so that the canonical form
 * is unique and can be hashed.
 */

/** A piece of a line: plain words (`figure` null), or a figure slot whose text belongs to its address. */
export const runSchema = z.strictObject({ text: z.string(), figure: figureRefSchema.nullable() });
export type Run = z.infer<typeof runSchema>;

export const headingLevelSchema = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
export type HeadingLevel = z.infer<typeof headingLevelSchema>;

export const headingSchema = z.strictObject({
  kind: z.literal('heading'),
  id: z.string(),
  rule: z.string(),
  level: headingLevelSchema,
  text: z.string(),
});
export type Heading = z.infer<typeof headingSchema>;

/**
 * A line of the text. `lead` is a heading that runs into the line (“（一）投资完成情况。…”).
 * `unnamedRuns` is the same statement without names, used when the leader decides not to name
 * (不点名); null when the line names nobody.
 */
export const paragraphSchema = z.strictObject({
  kind: z.literal('paragraph'),
  id: z.string(),
  rule: z.string(),
  lead: z.strictObject({ level: headingLevelSchema, text: z.string() }).nullable(),
  runs: z.array(runSchema),
  unnamedRuns: z.array(runSchema).nullable(),
  align: z.enum(['body', 'center', 'left', 'right']),
});
export type Paragraph = z.infer<typeof paragraphSchema>;

export const lightColourSchema = z.enum(['red', 'yellow', 'green', 'blue', 'grey']);
export type LightColour = z.infer<typeof lightColourSchema>;

/** `tone` colours a light; its text always carries shape and word as well. `label` cells are form heads. */
export const cellSchema = z.strictObject({
  text: z.string(),
  figure: figureRefSchema.nullable(),
  colSpan: z.number().int().min(1),
  rowSpan: z.number().int().min(1),
  align: z.enum(['left', 'center', 'right']).nullable(),
  label: z.boolean(),
  tone: lightColourSchema.nullable(),
});
export type Cell = z.infer<typeof cellSchema>;

export const headCellSchema = z.strictObject({
  text: z.string(),
  colSpan: z.number().int().min(1),
  rowSpan: z.number().int().min(1),
});
export type HeadCell = z.infer<typeof headCellSchema>;

export const tableRowSchema = z.strictObject({
  id: z.string(),
  role: z.enum(['data', 'group', 'subtotal', 'total']),
  /** Least height in mm, for places that are filled in with ink; null: as the text needs. */
  heightMm: z.number().int().nullable(),
  cells: z.array(cellSchema),
});
export type TableRow = z.infer<typeof tableRowSchema>;

/** A table: heads repeat on every page and rows never break across pages, in every writer. */
export const tableSchema = z.strictObject({
  kind: z.literal('table'),
  id: z.string(),
  rule: z.string(),
  caption: z.string().nullable(),
  unitNote: z.string().nullable(),
  columns: z.array(
    z.strictObject({
      key: z.string(),
      widthMm: z.number().int(),
      align: z.enum(['left', 'center', 'right']),
    }),
  ),
  head: z.array(z.array(headCellSchema)),
  rows: z.array(tableRowSchema),
  notes: z.array(z.string()),
  /** `form`: the larger letters and wider rows of a sheet that is filled in. */
  density: z.enum(['table', 'form']),
});
export type Table = z.infer<typeof tableSchema>;

export const qrSchema = z.strictObject({
  kind: z.literal('qr'),
  id: z.string(),
  text: z.string(),
  caption: z.string(),
  sizeMm: z.number().int(),
});
export type Qr = z.infer<typeof qrSchema>;

/** Plan and actual over the months; values are exact decimals in `unit`, null where there is no report. */
export const curveSchema = z.strictObject({
  kind: z.literal('curve'),
  id: z.string(),
  caption: z.string(),
  unit: z.string(),
  labels: z.array(z.string()),
  series: z.array(
    z.strictObject({
      name: z.string(),
      stroke: z.enum(['plan', 'actual']),
      values: z.array(z.string().nullable()),
    }),
  ),
  widthMm: z.number().int(),
  heightMm: z.number().int(),
});
export type Curve = z.infer<typeof curveSchema>;

/** Photographs in a row; the bytes are found by `fileSha256` when the document is rendered. */
export const photosSchema = z.strictObject({
  kind: z.literal('photos'),
  id: z.string(),
  photos: z.array(z.strictObject({ fileSha256: z.string(), caption: z.string() })),
  heightMm: z.number().int(),
});
export type Photos = z.infer<typeof photosSchema>;

export const blockSchema = z.discriminatedUnion('kind', [
  headingSchema,
  paragraphSchema,
  tableSchema,
  qrSchema,
  curveSchema,
  photosSchema,
]);
export type Block = z.infer<typeof blockSchema>;

/**
 * How the first page opens (8.9). `red`: red head with the issuing body; `letter`: 信函格式, double red line, first page without
 * number; `form`: a ruled form on one sheet; `minutes`: 纪要 head with number, printing body and date; `brief`: the same
 * with 报 and 送 at the foot; `white`: title only, official letters (notice, agenda); `plain`: title only, small letters
 * (lists, dossiers).
 */
export const HEAD_STYLES = ['red', 'plain', 'letter', 'form', 'minutes', 'brief', 'white'] as const;
export type HeadStyle = (typeof HEAD_STYLES)[number];

export const documentHeadSchema = z.strictObject({
  style: z.enum(HEAD_STYLES),
  issuingBody: z.string(),
  /** 份号, six digits. */
  copyNumber: z.string().nullable(),
  /** 公开, 内部 or 工作秘密; nothing higher is handled (8.2). */
  mark: z.string().nullable(),
  urgency: z.string().nullable(),
  /** 发文字号, given at registration after signing; null prints an empty slot. */
  documentNumber: z.string().nullable(),
});
export type DocumentHead = z.infer<typeof documentHeadSchema>;

export const signatureSchema = z.strictObject({
  issuingBodies: z.array(z.string()),
  /** 成文日期 = date of signing, ISO; null before signing. */
  dateOn: z.string().nullable(),
  seal: z.boolean(),
});
export type Signature = z.infer<typeof signatureSchema>;

export const annexSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  landscape: z.boolean(),
  /** A lying page of A3; left out for A4, so that the canonical form of every other document stays as it is. */
  paper: z.literal('A3').optional(),
  blocks: z.array(blockSchema),
});
export type Annex = z.infer<typeof annexSchema>;

export const imprintSchema = z.strictObject({
  copyTo: z.array(z.string()),
  printedBy: z.string(),
  /** 印发日期, ISO; null before issue. */
  printedOn: z.string().nullable(),
});
export type Imprint = z.infer<typeof imprintSchema>;

export const DOCUMENT_KINDS = [
  'period-bulletin',
  'routing-sheet',
  'project-dossier',
  'planned-to-start-list',
  'building-list',
  'prompt-letter',
  'supervision-order',
  'summons-notice',
  'supervision-bulletin',
  'special-report',
  'fact-list',
  'meeting-notice',
  'agenda',
  'meeting-pack',
  'minutes',
  'economy-bulletin',
  'economy-analysis',
  'year-figures',
  'target-contract',
] as const;

export const documentModelSchema = z.strictObject({
  modelVersion: z.literal(1),
  kind: z.enum(DOCUMENT_KINDS),
  /** Template and version that draws it, for example `bulletin/v1`; a used version never changes. */
  template: z.string(),
  period: z.string().nullable(),
  head: documentHeadSchema,
  title: z.string(),
  addressees: z.array(z.string()),
  blocks: z.array(blockSchema),
  signature: signatureSchema.nullable(),
  /** 附注, without its brackets. */
  endNote: z.string().nullable(),
  annexes: z.array(annexSchema),
  imprint: imprintSchema.nullable(),
  /** Whole document on landscape pages (lists). */
  landscape: z.boolean(),
});
export type DocumentModel = z.infer<typeof documentModelSchema>;
export type DocumentKind = DocumentModel['kind'];

const ONE_PAGE_KINDS: ReadonlySet<DocumentKind> = new Set(['routing-sheet', 'project-dossier']);

/** Forms and one-page sheets: narrow margins, no page number. */
export function isOnePageSheet(model: DocumentModel): boolean {
  return model.head.style === 'form' || ONE_PAGE_KINDS.has(model.kind);
}

/** Every block of the document, text first, annexes after it. */
export function listBlocks(model: DocumentModel): Block[] {
  return [...model.blocks, ...model.annexes.flatMap((annex) => annex.blocks)];
}

function listBlockRuns(block: Block): Run[] {
  if (block.kind === 'paragraph') return block.runs;
  if (block.kind === 'table') return block.rows.flatMap((row) => row.cells);
  return [];
}

/** Every figure slot with the id of the line or row-bearing table it stands in. */
export function listFigureSlots(
  model: DocumentModel,
): { lineId: string; text: string; figure: Run['figure'] & {} }[] {
  return listBlocks(model).flatMap((block) =>
    listBlockRuns(block).flatMap((run) =>
      run.figure ? [{ lineId: block.id, text: run.text, figure: run.figure }] : [],
    ),
  );
}

/** The words of a line without addresses. */
export function toPlainText(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('');
}

import { withRegistration } from '#core/documents/bulletin/bulletin.lines.ts';
import { type DocumentModel, documentModelSchema } from '#core/documents/content-model.ts';
import { applyDocumentEdits } from '#core/documents/edit-line.ts';
import { fillFormDays } from '#core/documents/form-days.ts';
import type { DocumentRow, VersionRow } from './documents.queries.ts';

export const parseStoredModel = (model: unknown): DocumentModel => documentModelSchema.parse(model);

/** The document as it is printed now: edits applied, number and dates filled in when they are known. */
export function toPrintedModel(row: DocumentRow, version: VersionRow): DocumentModel {
  const model = applyDocumentEdits(parseStoredModel(version.model), version.edits);
  const days = {
    signedOn: row.approvedOn,
    issuedOn: row.issuedAt === null ? null : chinaDayOf(row.issuedAt),
  };
  return withRegistration(fillFormDays(model, days), { documentNumber: row.number, ...days });
}

const chinaDayOf = (instant: string): string =>
  new Date(new Date(instant).getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

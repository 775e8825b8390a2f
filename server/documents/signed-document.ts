import type { DocumentModel } from '#core/documents/content-model.ts';
import type { IssuedKind } from '#core/documents/document-kinds.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import type { DocumentRow, VersionRow } from './documents.queries.ts';
import { toPrintedModel } from './printed-model.ts';

/** A document at the moment of its signature: the text as signed, by whom, in which way, on which day. */
export interface SignedDocument {
  documentId: string;
  kind: IssuedKind;
  model: DocumentModel;
  modelHash: string;
  way: 'online' | 'paper';
  by: string;
  note: string;
  on: string;
  actId: string;
}

/** What follows from a signature in another capability; it may refuse the signature. */
export type OnDocumentSigned = (tx: Tx, ctx: Ctx, signed: SignedDocument) => Promise<void>;

/** Whether the signature belongs to somebody else although the way of its kind would let this person sign on line. */
export type IsSignedByOther = (
  tx: Tx,
  ctx: Ctx,
  document: Pick<SignedDocument, 'documentId' | 'kind'>,
) => Promise<boolean>;

export function toSignedDocument(
  ctx: Ctx,
  row: DocumentRow,
  version: VersionRow,
  act: { way: 'online' | 'paper'; personName: string; opinion: string; onDate: string; actId: string },
): SignedDocument {
  return {
    ...{
      documentId: row.id,
      kind: row.kind,
      model: toPrintedModel(row, version),
      modelHash: version.modelHash,
    },
    ...{ way: act.way, note: act.opinion, on: act.onDate, actId: act.actId },
    by: act.way === 'paper' ? act.personName : ctx.actor.personName,
  };
}

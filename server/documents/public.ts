export { actOnDocument } from './act-on-document.ts';
export { acknowledgeDocument, replyFromMatterIn, replyToDocument } from './answer-document.ts';
export { answerUnitCheck } from './answer-unit-check.ts';
export { findFrozenFacts } from './bulletin-facts.queries.ts';
export { type AddresseeRow, listAddresseeRows, listOwedReplies } from './dispatch.queries.ts';
export { listAnswerDuties } from './dispatch.view.ts';
export { getDocumentView } from './document.view.ts';
export { listDocumentDuties } from './document-duties.view.ts';
export {
  type AboutDocument,
  type DocumentSubject,
  findUntouchedDraft,
  listDocumentSubjects,
  listDocumentsAbout,
  wasDraftedSince,
} from './document-parties.queries.ts';
export { findDocumentWays } from './document-ways.ts';
export { getDocumentRow } from './documents.queries.ts';
export { draftBulletin } from './draft-bulletin.ts';
export {
  draftDocument,
  growDraft,
  insertDraft,
  type NewDraft,
  redraftDocument,
  requireDrafter,
} from './draft-document.ts';
export { enterByLink, linkInvalid, makeLinkIn } from './enter-by-link.ts';
export { gatherDossier } from './project-sheets.ts';
export { renderDocumentFile } from './render-file.ts';
export { type LedgerSheet, renderXlsx, renderXlsxStream, type SheetRow } from './render-xlsx.ts';
export { spendReplyLink } from './reply-links.queries.ts';
export type { OnDocumentSigned, SignedDocument } from './signed-document.ts';

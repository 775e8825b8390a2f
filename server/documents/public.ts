export { actOnDocument } from './act-on-document.ts';
export { answerUnitCheck } from './answer-unit-check.ts';
export { findFrozenFacts } from './bulletin-facts.queries.ts';
export { getDocumentView, listDocumentDuties } from './document.view.ts';
export { draftBulletin } from './draft-bulletin.ts';
export { type LedgerSheet, renderXlsx, renderXlsxStream, type SheetRow } from './render-xlsx.ts';

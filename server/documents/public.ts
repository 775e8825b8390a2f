export { findFrozenFacts } from './bulletin-facts.queries.ts';
export { listDocumentDuties } from './document.view.ts';
export { type LedgerSheet, renderXlsx, renderXlsxStream, type SheetRow } from './render-xlsx.ts';

export { buildBulletin, withRegistration } from './bulletin/bulletin.lines.ts';
export * from './bulletin/bulletin-facts.ts';
export { toCanonicalText } from './canonical.ts';
export * from './content-model.ts';
export { listDocuments } from './contract.ts';
export * from './document-kinds.ts';
export * from './economy/economy-contract.ts';
export * from './edit-line.ts';
export * from './figure-measures.ts';
export * from './figure-ref.ts';
export {
  DEFAULT_WAYS,
  DOCUMENT_WAYS_RULEBOOK,
  type DocumentWays,
  FORWARD_ACTS,
  type KindWay,
} from './kind-way.ts';
export { deriveHeadingNumbers, listAnnexNoteLines, toAnnexLabel } from './numbering.ts';
export * from './official-model.ts';
export { ISSUING_BODY_BY_WAY, listDefaultParties, toAddressName } from './parties.ts';
export { toPeriodWords } from './period-words.ts';
export * from './sheet-contract.ts';
export { buildDossier, type DossierFacts } from './sheets/dossier.lines.ts';
export { sayPhysicalProgress } from './sheets/dossier-facts.ts';
export { buildRoutingSheet } from './sheets/routing-sheet.lines.ts';
export { toSheetLine } from './sheets/sheet.ts';
export { buildBuildingList, buildPlannedToStartList } from './sheets/two-lists.lines.ts';
export { deriveSignatureIndents, toFullDate } from './signature-layout.ts';
export {
  toCell,
  toFigureCell,
  toHeadCell,
  toLabelCell,
  toLinesCell,
  toRow,
  toTable,
  toTextCell,
} from './table.ts';
export { checkTextLength, countTextLetters } from './text-length.ts';
export { breakTitle } from './title-lines.ts';
export { DOCUMENT_ACT_WORDS, DOCUMENT_STATES, type DocumentAct, type DocumentState } from './way.ts';
export { clause, joinParts, plain, sentence, slot, toInlineText } from './wording.ts';

export { attachEvidence, requireEvidenceKind } from './evidence/attach-evidence.ts';
export { getMonthsImport, type ImportedMonth, readImportedMonths } from './import/imported-months.ts';

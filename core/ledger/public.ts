export { namesDocument } from './approval.ts';
export * from './contract.ts';
export * from './image-scale.ts';
export { checkImport, type ImportReview } from './import/check-import.ts';
export {
  compareLedgerRows,
  type ExistingLedgerRow,
  type FieldChange,
  type LedgerDifferences,
  type LedgerRowDifference,
  toExistingRow,
} from './import/compare-ledger-rows.ts';
export { applyCorrections, applySheetCorrections, SheetCorrections } from './import/corrections.ts';
export {
  FurtherTable,
  ImportColumn,
  type ImportSummary,
  ImportView,
  listRefusedRows,
  listSheetTables,
  sortFindings,
  summarizeDryRun,
  toImportView,
} from './import/dry-run-view.ts';
export {
  buildFinding,
  type FindingSeverity,
  findingAt,
  IMPORT_FINDINGS,
  type ImportFinding,
  type ImportFindingCode,
} from './import/finding.ts';
export { buildGrid } from './import/grid.ts';
export {
  applyLayouts,
  buildLayout,
  findLayout,
  fingerprintOf,
  SheetLayout,
  toCorrections,
} from './import/layout.ts';
export {
  type DraftValue,
  findDraftText,
  findSubject,
  isKeptField,
  type LedgerRowDraft,
  toCanonicalText,
} from './import/ledger-row.ts';
export { rememberByText, toArabicMonths, toComparable } from './import/normal-text.ts';
export { type DatePrecision, type DateReading, parseDateText } from './import/parse-date-text.ts';
export type { PrintedCheck } from './import/printed-checks.ts';
export * from './import/raw-sheet.ts';
export type { FieldValue } from './import/read-value.ts';
export { type NamedUnit, splitUnits } from './import/split-units.ts';
export { toLedgerRows } from './import/to-ledger-rows.ts';
export { understandSheet, understandWorkbook } from './import/understand-sheet.ts';
export type * from './import/understanding.ts';
export { explainNotLedger, findPrintedYear, listRowsBeside, listsProjects } from './intake/choose-sheets.ts';
export { compareProjects } from './intake/compare-projects.ts';
export { toDueDay } from './intake/date-of-draft.ts';
export { type Directory, DirectoryIndex } from './intake/directory.ts';
export * from './intake/import-corrections.ts';
export * from './intake/import-row.ts';
export type { ProjectPicture } from './intake/match-projects.ts';
export { explainNotTaken, TAKEN_FIELDS } from './intake/project-draft.ts';
export * from './intake/question.ts';
export { findNamedMonth, MonthCell, type MonthFigures } from './intake/read-month-figures.ts';
export { isFittingAnswer, toProjectDrafts } from './intake/to-project-drafts.ts';
export { summarizeLanding } from './landing-days.ts';
export * from './ledger-fields.ts';
export {
  START_HOLES,
  START_REASON_KEYS,
  START_REASONS,
  type StartHole,
  type StartReason,
} from './not-started.ts';
export type { Pause, PauseEvent } from './pause.ts';
export { derivePause, PAUSE_LAPSES_AFTER_DAYS } from './pause.ts';
export { canImportLedger, canRecordStage, canTurnYear, canVerifyStart } from './permissions.ts';
export { REMOVAL_CLASS_KEYS, REMOVAL_CLASSES, type RemovalClass } from './plan-audit.ts';
export {
  choosePlan,
  DEFAULT_PLAN_BASIS,
  getOtherBasis,
  PLAN_BASES,
  type PlanBasis,
  type PlanPair,
} from './plan-basis.ts';
export { CHANGE_KINDS, type ChangeKind, checkPlanLine } from './plan-batch.ts';
export * from './plan-contract.ts';
export type { PlanCurve, PlanFinding, PlanVersion, SpreadProfile, Yuan } from './plan-curve.ts';
export {
  checkPlanCurve,
  findActiveMonths,
  findPlanInForce,
  getCumulative,
  getMonthShare,
  getPlannedCumulative,
  interpolateInMonth,
  spreadAnnualAmount,
} from './plan-curve.ts';
export type { ProjectFields } from './project.ts';
export {
  deriveFiveOnes,
  NATURES,
  PROJECT_FIELD_LABELS,
  STAGE_CODES,
  STAGES,
  STAGES_BEFORE_START,
  START_STATES,
} from './project.ts';
export * from './project-view.ts';
export * from './saved-view-contract.ts';
export { SIZE_BAND_KEYS, SIZE_BANDS, type SizeBand, sizeBandOf } from './size-band.ts';
export { findRelay, SOFT_STAGES } from './stage-relay.ts';
export { canPauseIn, isReasonWanted, listStageChoices } from './stage-rules.ts';
export { STALE_KINDS, type StaleKind } from './stale-project.ts';
export * from './start-contract.ts';

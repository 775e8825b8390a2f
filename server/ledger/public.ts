export { HAS_TO_REPORT } from './due-reports.queries.ts';
export { askForDerivation } from './edit-project.ts';
export {
  type AppendedFigure,
  appendFigures,
  type FigureRow,
  insertFigures,
  listPeriodFigures,
  type PeriodFigures,
  type PeriodFiguresRow,
  selectPeriodFigures,
  toPeriodFigures,
} from './figures.queries.ts';
export * from './intake.queries.ts';
export { issuePlanIn } from './issue-plan.ts';
export { addYearBases, hasIssuedPlan, listCalendar } from './plans.queries.ts';
export {
  addProjectChanges,
  addTag,
  getProjectRecord,
  type ProjectRecord,
  updateProjects,
} from './projects.queries.ts';
export { decodeText } from './read-csv.ts';
export { type ReadLimits, readWorkbook, type WorkbookSource } from './read-workbook.ts';
export {
  type ReportedMilestone,
  type ReportedStage,
  recordDoneMilestones,
  recordReportedStages,
} from './reported-stages.queries.ts';
export { toSearchText } from './search-text.ts';
export { type TakeOver, takeOverRows } from './take-over-rows.ts';
export { withdrawReportedStages } from './withdrawn-stages.queries.ts';
export { readWorkbookBytes } from './workbook-bytes.ts';
export { writeAnnotatedWorkbook } from './write-annotated-workbook.ts';
export { listZipEntries, unpackChunks } from './zip-archive.ts';

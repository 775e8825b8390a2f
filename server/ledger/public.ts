export {
  type AppendedFigure,
  appendFigures,
  type FigureRow,
  listPeriodFigures,
  type PeriodFigures,
} from './figures.queries.ts';
export { addYearBases, listCalendar } from './plans.queries.ts';
export {
  addProjectChanges,
  addTag,
  getProjectRecord,
  type ProjectRecord,
  updateProjects,
} from './projects.queries.ts';
export { type ReadLimits, readWorkbook, type WorkbookSource } from './read-workbook.ts';
export {
  type ReportedMilestone,
  type ReportedStage,
  recordDoneMilestones,
  recordReportedStages,
} from './reported-stages.queries.ts';
export { toSearchText } from './search-text.ts';
export { readWorkbookBytes } from './workbook-bytes.ts';
export { writeAnnotatedWorkbook } from './write-annotated-workbook.ts';

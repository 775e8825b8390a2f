export type { DeriveRequest } from './derive-projects.ts';
export {
  deriveAllProjects,
  deriveProjects,
  deriveRows,
  getImageScales,
  getLightRulebook,
  getPlanBasis,
  readPlanBasis,
} from './derive-projects.ts';
export type { FactsQuery, FactsRow } from './facts.queries.ts';
export { wasMovedOut } from './facts.queries.ts';
export { freezeGroups } from './freeze-groups.ts';
export { listFrozenGroups, listPublishedRanks } from './frozen-groups.queries.ts';
export { listGroupSources } from './groups.queries.ts';
export { selectImageLevels } from './image-levels.queries.ts';
export type { ProgressDetail } from './kept-detail.ts';
export { getOverview, getPeriodState } from './overview.view.ts';
export type { DerivedProject, ProgressRow, RowFacts } from './progress-row.ts';
export { toProgressRow } from './progress-row.ts';
export {
  listOpenPeriodsFrom,
  listRegionIds,
  listStaleIds,
  PROGRESS_COLUMNS,
  putProgressRows,
} from './progress-rows.queries.ts';
export type { GroupRowsFrom } from './project-filter.queries.ts';
export { filterConditions, rowsSource } from './project-filter.queries.ts';
export { findProgressDetail } from './project-months.queries.ts';
export { rebuildDerived } from './rebuild-derived.ts';
export { toFacts } from './to-facts.ts';
export { verifyDerived } from './verify-derived.ts';
export { findTurnWaiting } from './year-turn.queries.ts';

export type { AmendedFigure } from './amendments.queries.ts';
export { listAmendedFigures } from './amendments.queries.ts';
export { listReportingDuties } from './duties.view.ts';
export { addFreeze, hashSnapshot } from './freeze.queries.ts';
export { type FrozenPeriod, freezePeriod } from './freeze-period.ts';
export { type OpenedPeriod, openPeriod } from './open-period.ts';
export { findPeriod, listOpenPeriodIds, listPeriodRows, type PeriodRow } from './periods.queries.ts';
export { getSheetView } from './print-sheet.ts';
export { type Broken, verifyChains, verifyFreezes } from './verify-chains.ts';

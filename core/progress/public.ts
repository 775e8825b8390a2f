export { combineBundle, deriveStartedShare } from './bundle.ts';
export * from './contract.ts';
export * from './derive-progress.ts';
export * from './derive-project-progress.ts';
export * from './group-contract.ts';
export * from './group-figures.ts';
export { deriveGroupFigures, type GroupTotals } from './group-totals.ts';
export { derivePastHalf, getCountdown, isMidYear } from './half-year.ts';
export * from './image-scales-contract.ts';
export { DEFAULT_LIGHT_RULEBOOK } from './lights/default-light-rulebook.ts';
export { evaluateLights } from './lights/evaluate-lights.ts';
export * from './lights/light.ts';
export * from './lights/light-rulebook.ts';
export { MEASURE_NAMES, MEASURES, type MeasureName } from './lights/measures.ts';
export * from './other-plan.ts';
export { getRemainingActiveMonths, listMonthIncrements } from './pace.ts';
export { getProRataShare, getWindowShare } from './pro-rata.ts';
export * from './progress.ts';
export * from './progress-facts.ts';
export * from './project-contract.ts';
export * from './project-filter-contract.ts';
export {
  describeOrder,
  type GroupOrder,
  isMoveRebased,
  orderGroups,
  rankGroups,
  rankPrinted,
  toPrinted,
} from './rank-groups.ts';
export * from './ranking.ts';
export * from './roll-up.ts';
export * from './snapshot.ts';
export { isCarriedFromEarlier } from './year-turn.ts';
export * from './year-turn-contract.ts';

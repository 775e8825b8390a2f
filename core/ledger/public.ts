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
export type { Pause, PauseEvent } from './pause.ts';
export { derivePause, PAUSE_LAPSES_AFTER_DAYS } from './pause.ts';

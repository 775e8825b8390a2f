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

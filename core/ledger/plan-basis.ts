/** Which plan of the year is the denominator of rates: the one in force (现行计划) or the one first issued (年初下达计划). */
export const PLAN_BASES = {
  'in-force': { zh: '现行计划', en: 'Plan in force' },
  'first-issued': { zh: '年初下达计划', en: 'Plan as first issued' },
} as const;
export type PlanBasis = keyof typeof PLAN_BASES;

export const DEFAULT_PLAN_BASIS: PlanBasis = 'in-force';

/** The other of the two: its rate is printed beside. */
export const getOtherBasis = (basis: PlanBasis): PlanBasis =>
  basis === 'in-force' ? 'first-issued' : 'in-force';

/** What the choice of a plan looks at: the two plans of one project in one period. */
export interface PlanPair<Plan> {
  inForce: Plan | null;
  /** Null for a project that came in later (抵补): it had no amount when the plan was issued. */
  firstIssued: Plan | null;
}

/** The denominator and the other plan, by the region's choice (handbook 8.4). */
export function choosePlan<Plan>(
  { inForce, firstIssued }: PlanPair<Plan>,
  basis: PlanBasis,
): { plan: Plan | null; otherPlan: Plan | null } {
  return basis === 'in-force'
    ? { plan: inForce, otherPlan: firstIssued }
    : { plan: firstIssued, otherPlan: inForce };
}

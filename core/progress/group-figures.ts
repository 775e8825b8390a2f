import type { PlanBasis, Yuan } from '#core/ledger/public.ts';
import type { DecimalText } from '#core/platform/public.ts';
import type { Light } from './lights/light.ts';
import type { Standing } from './progress.ts';

/** What one project brings to a roll-up (handbook 3.4); amounts are the exact ones of `ProjectProgress`. */
export interface RollUpRow {
  projectId: string;
  totalInvestmentYuan: Yuan | null;
  annualPlanYuan: Yuan | null;
  /** Which plan `annualPlanYuan` is; null: kept by a release that did not know the other one. */
  planBasis?: PlanBasis | null;
  /** The annual amount of the other plan. */
  otherPlanYuan?: Yuan | null;
  /** Off the list by a batch (调出): counts nowhere but in the plan that still has it. */
  isMovedOut?: boolean;
  actualYuan: Yuan | null;
  countedActualYuan: Yuan | null;
  plannedMonthStartYuan: Yuan | null;
  plannedMonthEndYuan: Yuan | null;
  standing: Standing;
  light: Light;
  /** Parts of a bundle, 1 for a project of its own: both counts are given (12个，展开86个). */
  partCount: number;
  start: { isDue: boolean; isVerified: boolean };
  /** A stopped or continuing project that was to resume by the as-of date. */
  resumption: { isDue: boolean; hasResumed: boolean };
  reports: { due: number; confirmed: number; onTime: number };
  problems: { open: number; overdue: number; closedThisPeriod: number };
}

/** A rate with its parts, so that "3 of 8" stands beside the percent. Null value: nothing was due. */
export interface GroupRate {
  count: number;
  of: number;
  value: DecimalText | null;
}

/**
 * The second rate of a group (handbook 8.4): the same completed investment ÷ the sum of the other plan. The first issue keeps the
 * amounts of projects moved out since; a project that came in later has none there.
 */
export interface OtherPlanFigures {
  /** The basis that this rate stands on; the rate of the group itself stands on the other. */
  basis: PlanBasis;
  annualPlanYuan: Yuan;
  completionRate: DecimalText | null;
  /** Projects whose two amounts differ; 0: nothing was adjusted and nothing is printed beside. */
  changedCount: number;
  nullReason: 'no-plan' | 'no-report' | null;
}

/** Figures of one group or of the total row. Plain JSON; shares as in `ProjectProgress`. */
export interface GroupFigures {
  key: string;
  name: string;
  projectCount: number;
  expandedCount: number;
  totalInvestmentYuan: Yuan;
  /** All projects of the group. */
  actualYuan: Yuan | null;
  /** Projects with a plan. The numerator of the rates is the actual of those with a plan in force, whichever plan is the denominator. */
  planCount: number;
  annualPlanYuan: Yuan;
  ratedActualYuan: Yuan | null;
  plannedCumulativeYuan: Yuan;
  completionRate: DecimalText | null;
  /** Null or absent in periods frozen by a release that did not keep it. */
  otherPlan?: OtherPlanFigures | null;
  plannedShare: DecimalText | null;
  proRataShare: DecimalText;
  lead: DecimalText | null;
  leadOverProRata: DecimalText | null;
  scheduleRatio: DecimalText | null;
  /** Sum of the shortfalls of the projects that are short; and of the group as a whole, ahead and behind set off. */
  shortfallYuan: Yuan;
  netShortfallYuan: Yuan | null;
  /** n of m reported: projects with a plan and an actual of this year. */
  reported: { count: number; of: number };
  standings: Record<Standing, number>;
  lights: Record<Light, number>;
  startRate: GroupRate;
  startOrResumeRate: GroupRate;
  punctuality: GroupRate;
  completeness: GroupRate;
  problems: { open: number; overdue: number; closedThisPeriod: number };
  /** Why the completion rate is null. */
  nullReason: 'no-plan' | 'no-report' | null;
}

/**
 * 完成投资 of a group as it is shown: over the projects with a plan, as in the rate beside it; before any plan is issued over all
 * of them, because what was done is known without a plan and only rates are not (handbook 8.4).
 */
export const getShownActual = (
  figures: Pick<GroupFigures, 'planCount' | 'actualYuan' | 'ratedActualYuan'>,
): Yuan | null => (figures.planCount === 0 ? figures.actualYuan : figures.ratedActualYuan);

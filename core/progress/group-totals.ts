import type { PlanBasis } from '#core/ledger/public.ts';
import {
  AMOUNT_DIGITS,
  type DecimalText,
  divide,
  type IsoDate,
  larger,
  subtract,
  toDecimalText,
  toFraction,
  ZERO,
} from '#core/platform/public.ts';
import type { GroupFigures, GroupRate, OtherPlanFigures } from './group-figures.ts';
import type { Light } from './lights/light.ts';
import { getProRataShare } from './pro-rata.ts';
import type { Standing } from './progress.ts';

/** Sums of one group as the database adds them up: the same additions as `rollUp`, over the same rows. */
export interface GroupTotals {
  key: string;
  name: string;
  projectCount: number;
  expandedCount: number;
  totalInvestmentYuan: DecimalText;
  actualYuan: DecimalText | null;
  planCount: number;
  annualPlanYuan: DecimalText;
  /** Sum of the other plan; null or absent while some row does not know it. */
  otherPlan?: { basis: PlanBasis; annualPlanYuan: DecimalText; changedCount: number } | null;
  ratedActualYuan: DecimalText | null;
  plannedYuan: DecimalText;
  shortfallYuan: DecimalText;
  reportedCount: number;
  standings: Record<Standing, number>;
  lights: Record<Light, number>;
  start: { due: number; met: number };
  work: { due: number; met: number };
  reports: { due: number; confirmed: number; onTime: number };
  /** Left out while no problems are counted. */
  problems?: { open: number; overdue: number; closedThisPeriod: number };
}

const rate = (count: number, of: number): GroupRate => ({
  count,
  of,
  value: of === 0 ? null : toDecimalText({ num: BigInt(count), den: BigInt(of) }),
});

function deriveOtherPlan(totals: GroupTotals): OtherPlanFigures | null {
  if (!totals.otherPlan) return null;
  const { annualPlanYuan } = totals.otherPlan;
  const rated = totals.ratedActualYuan === null ? null : toFraction(totals.ratedActualYuan);
  const rate = rated === null ? null : divide(rated, toFraction(annualPlanYuan));
  const hasPlan = totals.planCount > 0 && toFraction(annualPlanYuan).num > 0n;
  return {
    ...totals.otherPlan,
    completionRate: rate === null ? null : toDecimalText(rate),
    nullReason: rate !== null ? null : hasPlan ? 'no-report' : 'no-plan',
  };
}

/**
 * Figures of a group from its sums (handbook 3.4): rates are recomputed from added amounts over the projects with a plan.
 * Planned amounts arrive already taken at the as-of date. Equal to `rollUp` over the same projects.
 */
export function deriveGroupFigures(totals: GroupTotals, at: { year: number; asOf: IsoDate }): GroupFigures {
  const annual = toFraction(totals.annualPlanYuan);
  const planned = toFraction(totals.plannedYuan);
  const rated = totals.ratedActualYuan === null ? null : toFraction(totals.ratedActualYuan);
  const c = rated === null ? null : divide(rated, annual);
  const s = divide(planned, annual);
  const t = getProRataShare(at.asOf, at.year);
  const ratio = rated === null ? null : divide(rated, planned);
  const text = (value: ReturnType<typeof divide>): DecimalText | null =>
    value === null ? null : toDecimalText(value);
  return {
    key: totals.key,
    name: totals.name,
    projectCount: totals.projectCount,
    expandedCount: totals.expandedCount,
    totalInvestmentYuan: totals.totalInvestmentYuan,
    actualYuan: totals.actualYuan,
    planCount: totals.planCount,
    annualPlanYuan: totals.annualPlanYuan,
    ratedActualYuan: totals.ratedActualYuan,
    plannedCumulativeYuan: totals.plannedYuan,
    completionRate: text(c),
    otherPlan: deriveOtherPlan(totals),
    plannedShare: text(s),
    proRataShare: toDecimalText(t),
    lead: c === null || s === null ? null : toDecimalText(subtract(c, s)),
    leadOverProRata: c === null ? null : toDecimalText(subtract(c, t)),
    scheduleRatio: text(ratio),
    shortfallYuan: totals.shortfallYuan,
    netShortfallYuan:
      rated === null ? null : toDecimalText(larger(ZERO, subtract(planned, rated)), AMOUNT_DIGITS),
    reported: { count: totals.reportedCount, of: totals.planCount },
    standings: totals.standings,
    lights: totals.lights,
    startRate: rate(totals.start.met, totals.start.due),
    startOrResumeRate: rate(totals.work.met, totals.work.due),
    punctuality: rate(totals.reports.onTime, totals.reports.due),
    completeness: rate(totals.reports.confirmed, totals.reports.due),
    problems: totals.problems ?? { open: 0, overdue: 0, closedThisPeriod: 0 },
    nullReason: c !== null ? null : totals.planCount === 0 ? 'no-plan' : 'no-report',
  };
}

import {
  AMOUNT_DIGITS,
  compare,
  divide,
  type Fraction,
  getDateParts,
  type IsoDate,
  larger,
  subtract,
  toDecimalText,
  ZERO,
} from '#core/platform/public.ts';
import { countDaysBehind } from './days-behind.ts';
import {
  deriveExactProgress,
  type ExactProgress,
  getCompletion,
  getPlannedShare,
  getScheduleRatio,
  getShortfall,
  isAnnualTaskDone,
} from './exact-progress.ts';
import { deriveMilestoneDelay } from './milestone-delay.ts';
import { deriveOtherRate, getOtherAmount } from './other-plan.ts';
import { findPace, getRemainingActiveMonths, listMonthIncrements } from './pace.ts';
import {
  COMPUTED_FIGURES,
  type ComputedFigure,
  type NullReason,
  type ProjectProgress,
  type Standing,
} from './progress.ts';
import type { ProgressFacts } from './progress-facts.ts';

const share = (value: Fraction | null): string | null => (value === null ? null : toDecimalText(value));
const yuan = (value: Fraction | null): string | null =>
  value === null ? null : toDecimalText(value, AMOUNT_DIGITS);

/** Progress of one project in one period as of a date (handbook 3.3); pure, plain JSON. */
export function deriveProgress(facts: ProgressFacts, asOf: IsoDate): ProjectProgress {
  return buildProgress(facts, deriveExactProgress(facts, asOf));
}

/** The same from exact values that were read before (lights and progress share them). */
export function buildProgress(facts: ProgressFacts, exact: ExactProgress): ProjectProgress {
  const c = getCompletion(exact, exact.actual);
  const s = getPlannedShare(exact);
  const pace = derivePace(facts, exact);
  const standing = deriveStanding(facts, exact);
  const figures = {
    annualPlanYuan: exact.plan === null ? null : (facts.plan?.annualAmountYuan ?? null),
    actualYuan: yuan(exact.actual),
    completionRate: share(c),
    plannedCumulativeYuan: yuan(exact.plan?.planned ?? null),
    plannedShare: share(s),
    windowShare: share(exact.windowShare),
    lead: c === null || s === null ? null : share(subtract(c, s)),
    leadOverProRata: c === null ? null : share(subtract(c, exact.proRata)),
    scheduleRatio: share(getScheduleRatio(exact, exact.actual)),
    shortfallYuan: yuan(getShortfall(exact, exact.actual)),
    requiredPaceYuan: yuan(pace.required),
    bestMonthYuan: yuan(pace.best),
    recentMeanYuan: yuan(pace.recentMean),
    requiredToBest: share(pace.requiredToBest),
    daysBehind: deriveDaysBehind(facts, exact),
  };
  const otherPlanYuan = getOtherAmount(facts, exact.year);
  return {
    projectId: facts.projectId,
    periodId: facts.periodId,
    asOf: exact.asOf,
    planVersion: facts.plan?.version ?? null,
    planBasis: facts.planBasis,
    otherPlanYuan,
    otherCompletionRate: deriveOtherRate(figures.actualYuan, otherPlanYuan),
    ...figures,
    actualPeriodId: exact.actualPeriodId,
    countedActualYuan: yuan(exact.counted),
    plannedMonthStartYuan: yuan(exact.plan?.monthStart ?? null),
    plannedMonthEndYuan: yuan(exact.plan?.monthEnd ?? null),
    proRataShare: toDecimalText(exact.proRata),
    remainingActiveMonths: share(pace.remaining),
    standing,
    milestoneDelays: facts.milestones.map((milestone) => deriveMilestoneDelay(milestone, exact.asOf)),
    nullReasons: listNullReasons(figures, exact, pace),
  };
}

/** The first that holds: paused, no plan, done, not due, unreported, on plan, behind. */
export function deriveStanding(facts: ProgressFacts, exact: ExactProgress): Standing {
  if (facts.isPaused) return 'paused';
  if (exact.plan === null) return 'no-plan';
  if (facts.isFinished || isAnnualTaskDone(exact)) return 'done';
  if (exact.plan.planned.num === 0n) return 'not-due';
  if (exact.actual === null) return 'unreported';
  return compare(exact.actual, exact.plan.planned) >= 0 ? 'on-plan' : 'behind';
}

function deriveDaysBehind(facts: ProgressFacts, exact: ExactProgress): number | null {
  if (exact.plan === null || facts.plan === null || exact.actual === null) return null;
  if (compare(exact.actual, exact.plan.planned) >= 0) return 0;
  return countDaysBehind(facts.plan, exact.actual, exact.asOf);
}

interface PaceFigures {
  remaining: Fraction | null;
  required: Fraction | null;
  best: Fraction | null;
  recentMean: Fraction | null;
  requiredToBest: Fraction | null;
}

const NO_PACE: PaceFigures = {
  remaining: null,
  required: null,
  best: null,
  recentMean: null,
  requiredToBest: null,
};

function derivePace(facts: ProgressFacts, exact: ExactProgress): PaceFigures {
  if (exact.plan === null || facts.plan === null) return NO_PACE;
  const remaining = getRemainingActiveMonths(facts.plan, exact.asOf);
  if (exact.actual === null) return { ...NO_PACE, remaining };
  const owed = larger(ZERO, subtract(exact.plan.annual, exact.actual));
  const required = owed.num === 0n ? ZERO : divide(owed, remaining);
  const lastMonth = exact.asOf < `${exact.year}` ? 0 : getDateParts(exact.asOf).month;
  const found = findPace(facts, listMonthIncrements(facts.actuals, exact.year, lastMonth));
  return {
    remaining,
    required,
    best: found?.best ?? null,
    recentMean: found?.recentMean ?? null,
    requiredToBest: found === null || required === null ? null : divide(required, found.best),
  };
}

function listNullReasons(
  figures: Record<ComputedFigure, string | number | null>,
  exact: ExactProgress,
  pace: PaceFigures,
): Partial<Record<ComputedFigure, NullReason>> {
  const reasons: Partial<Record<ComputedFigure, NullReason>> = {};
  for (const figure of COMPUTED_FIGURES) {
    if (figures[figure] === null) reasons[figure] = getNullReason(figure, exact, pace);
  }
  return reasons;
}

function getNullReason(figure: ComputedFigure, exact: ExactProgress, pace: PaceFigures): NullReason {
  if (figure === 'windowShare') return 'no-window';
  if (figure === 'actualYuan') return 'no-report';
  if (exact.planNullReason !== null) return exact.planNullReason;
  if (exact.actual === null) return 'no-report';
  if (figure === 'scheduleRatio') return 'nothing-planned-yet';
  if (pace.best === null && figure !== 'requiredPaceYuan') return 'no-increments';
  return 'no-months-left';
}

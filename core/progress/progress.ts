import type { PlanBasis, Yuan } from '#core/ledger/public.ts';
import type { DecimalText, IsoDate, PeriodId } from '#core/platform/public.ts';

/** Standing of a project in a period, the first that holds (handbook 3.3). */
export type Standing = 'paused' | 'no-plan' | 'done' | 'not-due' | 'unreported' | 'on-plan' | 'behind';

export const STANDINGS: readonly Standing[] = [
  'paused',
  'no-plan',
  'done',
  'not-due',
  'unreported',
  'on-plan',
  'behind',
];

export const STANDING_WORDS: Record<Standing, string> = {
  paused: '停工',
  'no-plan': '无计划',
  done: '已完成',
  'not-due': '未到期',
  unreported: '未报',
  'on-plan': '达到计划',
  behind: '落后计划',
};

/** Why a figure cannot be computed. */
export type NullReason =
  | 'plan-not-issued'
  | 'no-plan'
  | 'not-first-issued'
  | 'plan-not-positive'
  | 'no-report'
  | 'nothing-planned-yet'
  | 'no-months-left'
  | 'no-increments'
  | 'no-window';

export const NULL_REASON_WORDS: Record<NullReason, string> = {
  'plan-not-issued': '计划未下达',
  'no-plan': '无年度计划',
  'not-first-issued': '年初未下达计划',
  'plan-not-positive': '年度计划不大于0',
  'no-report': '本年尚无已确认的报告',
  'nothing-planned-yet': '按计划尚未到期',
  'no-months-left': '计划月份已过',
  'no-increments': '本年尚无完成量',
  'no-window': '未填建设期',
};

/** Delay of one milestone in days; negative never: early is 0. */
export interface MilestoneDelay {
  milestoneId: string;
  name: string;
  isCritical: boolean;
  isFinished: boolean;
  /** Open: days past the current approved finish. Finished: days that it was late against it. */
  daysLate: number;
  /** The same against the original finish. */
  daysLateAgainstOriginal: number;
}

/** Figures whose absence has a reason in `nullReasons`. */
export const COMPUTED_FIGURES = [
  'annualPlanYuan',
  'actualYuan',
  'completionRate',
  'plannedCumulativeYuan',
  'plannedShare',
  'windowShare',
  'lead',
  'leadOverProRata',
  'scheduleRatio',
  'shortfallYuan',
  'requiredPaceYuan',
  'bestMonthYuan',
  'recentMeanYuan',
  'requiredToBest',
  'daysBehind',
] as const;
export type ComputedFigure = (typeof COMPUTED_FIGURES)[number];

/**
 * Progress of one project in one period (handbook 3.3). Plain JSON. Shares are plain ratios as decimal
 * text cut off at 12 digits (0.35 is 35%), derived amounts are cut off at 6 digits; comparisons inside
 * were made on exact values before cutting.
 */
export interface ProjectProgress {
  projectId: string;
  periodId: PeriodId;
  asOf: IsoDate;
  planVersion: number | null;
  /** Which of the year's plans the figures stand on, the annual amount of the other, and the rate by it (handbook 8.4). */
  planBasis: PlanBasis;
  otherPlanYuan: Yuan | null;
  otherCompletionRate: DecimalText | null;
  annualPlanYuan: Yuan | null;
  actualYuan: Yuan | null;
  /** The period that the actual comes from: the mark beside the figure. */
  actualPeriodId: PeriodId | null;
  /** For lights and group rates only: the actual, or 0 once a report was due. */
  countedActualYuan: Yuan | null;
  /** c */
  completionRate: DecimalText | null;
  plannedCumulativeYuan: Yuan | null;
  /** Planned cumulative at the ends of the month before and of the as-of month: exact, they add in groups. */
  plannedMonthStartYuan: Yuan | null;
  plannedMonthEndYuan: Yuan | null;
  /** s */
  plannedShare: DecimalText | null;
  /** t by the year, and by the project's window. */
  proRataShare: DecimalText;
  windowShare: DecimalText | null;
  /** c − s and c − t as shares; times 100 in points. Printed points are differences of printed percents. */
  lead: DecimalText | null;
  leadOverProRata: DecimalText | null;
  /** r */
  scheduleRatio: DecimalText | null;
  shortfallYuan: Yuan | null;
  remainingActiveMonths: DecimalText | null;
  requiredPaceYuan: Yuan | null;
  bestMonthYuan: Yuan | null;
  recentMeanYuan: Yuan | null;
  /** Required ÷ best; above 1 it has never been this fast. */
  requiredToBest: DecimalText | null;
  standing: Standing;
  daysBehind: number | null;
  milestoneDelays: MilestoneDelay[];
  nullReasons: Partial<Record<ComputedFigure, NullReason>>;
}

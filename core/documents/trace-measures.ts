import {
  formatAmount,
  formatDate,
  formatPercent,
  formatPoints,
  fromYuan,
  NO_FIGURE,
} from '#core/platform/public.ts';
import {
  deriveOtherRate,
  type GroupFigures,
  getShownActual,
  LIGHT_WORDS,
  type Light,
  STANDING_WORDS,
  type Standing,
} from '#core/progress/public.ts';
import type { FigureMeasure } from './figure-measures.ts';

/** A project behind a traced figure, as the period has it. Amounts in 元, shares exact. */
export interface TracedProject {
  actualYuan: string | null;
  annualPlanYuan: string | null;
  otherPlanYuan: string | null;
  /** Moved out of the plan by a batch (调出): only its amount as first issued counts. */
  isMovedOut: boolean;
  plannedYuan: string | null;
  priorYuan: string | null;
  monthYuan: string | null;
  shortfallYuan: string | null;
  totalInvestmentYuan: string | null;
  completionRate: string | null;
  plannedShare: string | null;
  proRataShare: string | null;
  light: string;
  standing: string;
  startDue: boolean;
  startVerified: boolean;
  plannedStartOn: string | null;
  startedOn: string | null;
  reason: string;
  periodsInRow: number;
  daysBehind: number | null;
  reportsDue: number;
  reportsConfirmed: number;
  reportsOnTime: number;
  imageLevel: string | null;
  imageProgress: string;
  needsCoordination: string;
  /** Approved amendments of this period's figures; null unless they are what is traced. 元, or percent. */
  amendments: { measure: string; from: string | null; to: string }[] | null;
}

/** Counts of projects that a kept group holds; every other count is that of its projects. */
const GROUP_COUNTS: Partial<Record<FigureMeasure, (figures: GroupFigures) => number>> = {
  light_red: (f) => f.lights.red,
  light_yellow: (f) => f.lights.yellow,
  light_green: (f) => f.lights.green,
  light_blue: (f) => f.lights.blue,
  light_grey: (f) => f.lights.grey,
  standing_paused: (f) => f.standings.paused,
  standing_no_plan: (f) => f.standings['no-plan'],
  standing_done: (f) => f.standings.done,
  standing_not_due: (f) => f.standings['not-due'],
  standing_unreported: (f) => f.standings.unreported,
  standing_on_plan: (f) => f.standings['on-plan'],
  standing_behind: (f) => f.standings.behind,
  start_due_count: (f) => f.startRate.of,
  start_rate: (f) => f.startRate.of,
  started_count: (f) => f.startRate.count,
  not_started_count: (f) => f.startRate.of - f.startRate.count,
};

/** Measures of which the snapshot keeps no count: how many lie outside a person's scope is then not known. */
const UNCOUNTED: ReadonlySet<FigureMeasure> = new Set<FigureMeasure>([
  'bundle_count',
  'part_count',
  'reported_count',
  'report_due_count',
  'on_time_count',
  'punctuality',
  'completeness',
  'evidence_count',
  'evidence_share',
  'problem_raised_count',
  'amendment_count',
]);

/** How many projects of the whole group stand behind a measure; null when the snapshot does not keep it. */
export function countBehind(measure: FigureMeasure, figures: GroupFigures): number | null {
  if (UNCOUNTED.has(measure)) return null;
  return (GROUP_COUNTS[measure] ?? ((f) => f.projectCount))(figures);
}

/** The amount of a kept group that a measure sums; null when it is no sum of amounts. */
export function findGroupAmount(measure: FigureMeasure, figures: GroupFigures): string | null {
  if (measure === 'total_investment') return figures.totalInvestmentYuan;
  if (measure === 'annual_plan') return figures.planCount === 0 ? null : figures.annualPlanYuan;
  if (measure === 'actual_ytd') return getShownActual(figures);
  if (measure === 'shortfall') return figures.shortfallYuan;
  return null;
}

const wan = (yuan: string | null): string => formatAmount(yuan, '万元');
const count = (value: number): string => (value > 0 ? String(value) : NO_FIGURE);
const startWords = (row: TracedProject): string =>
  !row.startDue ? '未到计划开工时间' : row.startVerified ? '已开工' : '未开工';
const lightWords = (row: TracedProject): string =>
  `${LIGHT_WORDS[row.light as Light]}${row.reason ? `：${row.reason}` : ''}`;
const reportWords = (row: TracedProject): string =>
  row.reportsDue === 0
    ? '本期无须报送'
    : row.reportsConfirmed === 0
      ? '未报'
      : row.reportsOnTime > 0
        ? '按时报送'
        : '迟报';

/** Exact, as the bulletin prints corrections. */
const amendedWords = (row: TracedProject, side: 'from' | 'to'): string =>
  (row.amendments ?? [])
    .map((one) => {
      const value = one[side];
      if (value === null) return '未报';
      return one.measure === 'image_percent' ? `${value}%` : `${fromYuan(value, 'wan')}万元`;
    })
    .join('；') || NO_FIGURE;

/** The rate by the other plan beside the amount that it stands on: a project moved out has only the amount. */
const otherRateWords = (row: TracedProject): string => {
  const plan = `计划${wan(row.otherPlanYuan)}万元`;
  if (row.otherPlanYuan === null) return NO_FIGURE;
  if (row.isMovedOut) return plan;
  return `${formatPercent(deriveOtherRate(row.actualYuan, row.otherPlanYuan))}（${plan}）`;
};

const PRINTED: Partial<Record<FigureMeasure, (row: TracedProject) => string>> = {
  total_investment: (row) => wan(row.totalInvestmentYuan),
  prior_investment: (row) => wan(row.priorYuan),
  annual_plan: (row) => wan(row.annualPlanYuan),
  planned_share: (row) => formatPercent(row.plannedShare),
  completion_rate: (row) => formatPercent(row.completionRate),
  completion_rate_other_plan: otherRateWords,
  rank: (row) => formatPercent(row.completionRate),
  lead_pro_rata: (row) => formatPoints(row.completionRate, row.proRataShare),
  lead_planned: (row) => formatPoints(row.completionRate, row.plannedShare),
  shortfall: (row) => wan(row.shortfallYuan),
  period_actual: (row) => wan(row.monthYuan),
  days_behind: (row) => (row.daysBehind === null ? NO_FIGURE : `${row.daysBehind}天`),
  light_periods: (row) => count(row.periodsInRow),
  start_due_count: startWords,
  started_count: startWords,
  not_started_count: startWords,
  start_rate: startWords,
  planned_start_on: (row) => (row.plannedStartOn ? formatDate(row.plannedStartOn) : NO_FIGURE),
  started_on: (row) => (row.startedOn ? formatDate(row.startedOn) : '未开工'),
  reported_count: reportWords,
  report_due_count: reportWords,
  on_time_count: reportWords,
  punctuality: reportWords,
  completeness: reportWords,
  physical_progress: (row) =>
    `${row.imageLevel ? `〔${row.imageLevel}〕` : ''}${row.imageProgress}` || NO_FIGURE,
  problem_raised_count: (row) => row.needsCoordination || NO_FIGURE,
  amended_from: (row) => amendedWords(row, 'from'),
  amended_to: (row) => amendedWords(row, 'to'),
  problem_text: (row) => row.needsCoordination || NO_FIGURE,
};

/** What a project's row shows under the measure that is followed; amounts in 万元. */
export function printTraced(measure: FigureMeasure, row: TracedProject): string {
  const printed = PRINTED[measure];
  if (printed) return printed(row);
  if (measure.startsWith('light')) return lightWords(row);
  if (measure.startsWith('standing')) return STANDING_WORDS[row.standing as Standing];
  return wan(row.actualYuan);
}

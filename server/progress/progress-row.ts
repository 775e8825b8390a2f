import type { LightEvaluation, PastLights, ProgressFacts, ProjectProgress } from '#core/progress/public.ts';
import { LIGHTS_FROM_WORST } from '#core/progress/public.ts';
import type { FactsRow } from './facts.queries.ts';

/** A row of derived.project_progress, as it is written. Amounts and shares are decimal text. */
export interface ProgressRow {
  region_id: number;
  year: number;
  period: string;
  project_id: string;
  as_of: string;
  plan_version_id: string | null;
  annual_plan_yuan: string | null;
  base_yuan: string | null;
  planned_yuan: string | null;
  actual_yuan: string | null;
  counted_yuan: string | null;
  actual_period: string | null;
  month_yuan: string | null;
  completion_rate: string | null;
  planned_share: string | null;
  pro_rata_share: string | null;
  lead_points: string | null;
  pro_rata_points: string | null;
  schedule_ratio: string | null;
  shortfall_yuan: string | null;
  days_behind: number | null;
  standing: string;
  light: string;
  light_order: number;
  light_since: string | null;
  periods_in_row: number;
  reason: string;
  start_due: boolean;
  start_verified: boolean;
  resume_due: boolean;
  resumed: boolean;
  report_due: boolean;
  report_confirmed: boolean;
  report_on_time: boolean;
  rulebook_version: number;
  detail: ProgressDetail;
  counts: boolean;
}

/** What the columns do not hold: the whole of the rules' result, and the colours that the next periods remember. */
export interface ProgressDetail {
  progress: ProjectProgress;
  lights: LightEvaluation;
  past: PastLights;
}

const points = (share: string | null): string | null => (share === null ? null : shiftPoint(share));

/** Times 100 on decimal text, exactly: shares carry at most 12 digits. */
function shiftPoint(share: string): string {
  const sign = share.startsWith('-') ? '-' : '';
  const [whole = '0', rest = ''] = share.replace('-', '').split('.');
  const digits = rest.padEnd(2, '0');
  const shifted = `${whole}${digits.slice(0, 2)}`.replace(/^0+(?=\d)/, '');
  return `${sign}${shifted}${digits.length > 2 ? `.${digits.slice(2)}` : ''}`;
}

function toPast(lights: LightEvaluation): PastLights {
  const keep = (s: { light: PastLights['overall']['light']; periodsInRow: number; sincePeriodId: string }) => ({
    light: s.light,
    periodsInRow: s.periodsInRow,
    sincePeriodId: s.sincePeriodId,
  });
  return {
    periodId: lights.periodId,
    overall: keep(lights.overall),
    dimensions: Object.fromEntries(lights.dimensions.map((d) => [d.dimension, keep(d)])),
  };
}

export interface DerivedProject {
  facts: ProgressFacts;
  progress: ProjectProgress;
  lights: LightEvaluation;
  rulebookVersion: number;
}

export type RowFacts = Pick<FactsRow, 'project_id' | 'is_bundle' | 'plan' | 'base_yuan' | 'actuals' | 'due' | 'stages'>;

/** Result of the rules as a row; pure, so that the sample generator writes the same rows. */
export function toProgressRow(regionId: number, year: number, row: RowFacts, derived: DerivedProject): ProgressRow {
  const { facts, progress, lights } = derived;
  const due = row.due.find((d) => d.period === facts.periodId);
  const month = row.actuals.find((a) => a.period === facts.periodId)?.month ?? null;
  const wasPaused = row.stages.some((s) => s.kind === 'paused');
  const { verification, currentPlannedOn } = facts.start;
  return {
    region_id: regionId,
    year,
    period: facts.periodId,
    project_id: row.project_id,
    as_of: progress.asOf,
    plan_version_id: row.plan?.id ?? null,
    annual_plan_yuan: progress.annualPlanYuan,
    base_yuan: row.base_yuan,
    planned_yuan: progress.plannedCumulativeYuan,
    actual_yuan: progress.actualYuan,
    counted_yuan: progress.countedActualYuan,
    actual_period: progress.actualPeriodId,
    month_yuan: month,
    completion_rate: progress.completionRate,
    planned_share: progress.plannedShare,
    pro_rata_share: progress.proRataShare,
    lead_points: points(progress.lead),
    pro_rata_points: points(progress.leadOverProRata),
    schedule_ratio: progress.scheduleRatio,
    shortfall_yuan: progress.shortfallYuan,
    days_behind: progress.daysBehind,
    standing: progress.standing,
    light: lights.overall.light,
    light_order: LIGHTS_FROM_WORST.indexOf(lights.overall.light) + 1,
    light_since: lights.overall.sincePeriodId,
    periods_in_row: lights.overall.periodsInRow,
    reason: lights.overall.reasons[0]?.sentence ?? '',
    start_due: facts.nature !== 'continuing' && currentPlannedOn !== null && currentPlannedOn <= progress.asOf,
    start_verified: verification === 'verified',
    resume_due: wasPaused,
    resumed: wasPaused && !facts.isPaused,
    report_due: due !== undefined,
    report_confirmed: due?.confirmed ?? false,
    report_on_time: due?.on_time ?? false,
    rulebook_version: derived.rulebookVersion,
    detail: { progress, lights, past: toPast(lights) },
    counts: !row.is_bundle,
  };
}

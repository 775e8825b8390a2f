import { findImageLevel, findImageScale, type ImageScales } from '#core/ledger/public.ts';
import { sumOf, toDecimalText, toFraction } from '#core/platform/public.ts';
import type { LightEvaluation } from '#core/progress/lights/light.ts';
import { LIGHTS_FROM_WORST } from '#core/progress/lights/light.ts';
import type { ProjectProgress } from '#core/progress/progress.ts';
import type { ProgressFacts } from '#core/progress/progress-facts.ts';
import type { FactsRow } from './facts.queries.ts';
import { type KeptDetail, keepDetail } from './kept-detail.ts';
import { choosePlanRows, isMovedOut } from './to-facts.ts';

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
  reports_due: number;
  reports_confirmed: number;
  reports_on_time: number;
  total_investment_yuan: string | null;
  part_count: number;
  is_top: boolean;
  is_leaf: boolean;
  plan_version_no: number | null;
  rulebook_version: number;
  plan_basis: string;
  other_plan_yuan: string | null;
  is_moved_out: boolean;
  image_scale: string | null;
  image_level: string | null;
  image_level_period: string | null;
  detail: KeptDetail;
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

export interface DerivedProject {
  facts: ProgressFacts;
  progress: ProjectProgress;
  lights: LightEvaluation;
  rulebookVersion: number;
  imageScales: ImageScales;
}

export type RowFacts = Pick<
  FactsRow,
  | 'project_id'
  | 'parent_id'
  | 'is_bundle'
  | 'plans'
  | 'is_listed'
  | 'base_yuan'
  | 'total_investment_yuan'
  | 'actuals'
  | 'due'
  | 'stages'
  | 'sector'
  | 'image_scale'
  | 'image_level'
>;

/** Sum of what is there; null when nothing is. */
function sumOrNull(values: (string | null)[]): string | null {
  const given = values.flatMap((v) => (v === null ? [] : [toFraction(v)]));
  return given.length === 0 ? null : toDecimalText(sumOf(given), 2);
}

/** Amounts and report counts of a bundle are those of its parts; its own amount stands only when no part has one. */
function toOwnSums(row: RowFacts, parts: readonly RowFacts[], period: string) {
  const reporting = parts.length > 0 ? parts : [row];
  const due = reporting.flatMap((r) => r.due.filter((d) => d.period === period));
  return {
    month_yuan: sumOrNull(reporting.map((r) => r.actuals.find((a) => a.period === period)?.month ?? null)),
    base_yuan: sumOrNull(reporting.map((r) => r.base_yuan)) ?? row.base_yuan,
    total_investment_yuan:
      sumOrNull(reporting.map((r) => r.total_investment_yuan)) ?? row.total_investment_yuan,
    reports_due: due.length,
    reports_confirmed: due.filter((d) => d.confirmed).length,
    reports_on_time: due.filter((d) => d.on_time).length,
    part_count: reporting.length,
    is_top: row.parent_id === null && !isMovedOut(row),
    is_leaf: !row.is_bundle && !isMovedOut(row),
    is_moved_out: isMovedOut(row),
  };
}

/** The level of physical progress reported last, as its scale calls it now; nothing when the scale has it no more. */
function toImageLevel(row: RowFacts, scales: ImageScales) {
  const scale = findImageScale(scales, { sector: row.sector, imageScale: row.image_scale });
  const level = findImageLevel(scale, row.image_level?.level ?? null);
  return {
    image_scale: level && scale.name,
    image_level: level,
    image_level_period: level && (row.image_level?.period ?? null),
  };
}

/** Result of the rules as a row; pure, so that the sample generator writes the same rows. `parts` are a bundle's. */
export function toProgressRow(
  regionId: number,
  year: number,
  row: RowFacts,
  derived: DerivedProject,
  parts: readonly RowFacts[] = [],
): ProgressRow {
  const { facts, progress, lights } = derived;
  const wasPaused = row.stages.some((s) => s.kind === 'paused');
  const { verification, currentPlannedOn } = facts.start;
  return {
    region_id: regionId,
    year,
    period: facts.periodId,
    project_id: row.project_id,
    as_of: progress.asOf,
    plan_version_id: choosePlanRows(row, progress.planBasis).plan?.id ?? null,
    annual_plan_yuan: progress.annualPlanYuan,
    planned_yuan: progress.plannedCumulativeYuan,
    actual_yuan: progress.actualYuan,
    counted_yuan: progress.countedActualYuan,
    actual_period: progress.actualPeriodId,
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
    start_due:
      facts.nature !== 'continuing' && currentPlannedOn !== null && currentPlannedOn <= progress.asOf,
    start_verified: verification === 'verified',
    resume_due: wasPaused,
    resumed: wasPaused && !facts.isPaused,
    ...toOwnSums(row, parts, facts.periodId),
    plan_version_no: progress.planVersion,
    rulebook_version: derived.rulebookVersion,
    plan_basis: progress.planBasis,
    other_plan_yuan: progress.otherPlanYuan,
    ...toImageLevel(row, derived.imageScales),
    detail: keepDetail(progress, lights),
  };
}

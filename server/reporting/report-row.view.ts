import { getPeriodKind } from '#core/platform/public.ts';
import {
  EMPTY_REPORT_LINE,
  type Finding,
  type ReportLine,
  ReportLine as ReportLineSchema,
} from '#core/quality/public.ts';
import { CELL_FIELDS, getCellText, isSameCell } from '#core/reporting/draft.ts';
import { deriveEffect, type EffectFacts } from '#core/reporting/effect.ts';
import { derivePunctuality } from '#core/reporting/lateness.ts';
import { canSeeDraft, listAllowedActs } from '#core/reporting/permissions.ts';
import { isConfirmedStatus, STATUS_LABELS } from '#core/reporting/report.ts';
import { findWaitingStep } from '#core/reporting/report-state.ts';
import type { CellsView, FindingView, ReportRowView } from '#core/reporting/row-contract.ts';
import type { Ctx } from '#server/platform/public.ts';
import type { DeskReport } from './report-desk.ts';

const toFindingView = ({ ruleId, severity, field, sentence, remedy, choices }: Finding): FindingView => ({
  ruleId,
  severity,
  field,
  sentence,
  remedy,
  choices: [...choices],
});

const cellsOf = (textOf: (field: (typeof CELL_FIELDS)[number]) => string): CellsView =>
  Object.fromEntries(CELL_FIELDS.map((field) => [field, textOf(field)])) as CellsView;

function listImportedCells({ draft }: DeskReport): ReportRowView['importedCells'] {
  return CELL_FIELDS.flatMap((field) => {
    const origin = draft.origins[field];
    return origin?.kind === 'workbook' && origin.address && getCellText(draft, field) !== ''
      ? [{ field, address: `${origin.sheet ?? ''}!${origin.address}` }]
      : [];
  });
}

/** The line confirmed last for this very period, or null. */
export function readConfirmedLine(report: DeskReport): ReportLine | null {
  if (report.row.confirmed_line === null) return null;
  const parsed = ReportLineSchema.safeParse(report.row.confirmed_line);
  return parsed.success ? parsed.data : null;
}

/**
 * Before: the last confirmed period, or, while a report that was confirmed before is corrected, its own figure in force;
 * with: this line. Once confirmed again it is compared with the last period, as who reviews it wants.
 */
export function toEffectFacts(report: DeskReport): EffectFacts {
  const { context, ownFigures, rated } = report.line;
  const own = isConfirmedStatus(report.row.status) ? null : (ownFigures?.ytdAmountYuan ?? null);
  const previous = context.confirmedMonths
    .filter((m) => m.period.slice(0, 4) === context.period.slice(0, 4))
    .at(-1);
  return {
    planBasis: rated.planBasis,
    annualPlanYuan: rated.annualPlanYuan,
    otherPlanYuan: rated.otherPlanYuan,
    ytdBeforeYuan: own ?? previous?.ytdAmountYuan ?? '0',
    ytdAfterYuan: report.checks.line.ytdAmountYuan,
    plannedBeforeYuan: own === null ? rated.plannedCumulativeBeforeYuan : rated.plannedCumulativeYuan,
    plannedAfterYuan: rated.plannedCumulativeYuan,
  };
}

/**
 * Fields that a person who confirms has to look at: those that differ from what was confirmed before for this period;
 * at the first confirmation an amount above or below 0 and texts that are not the last period's. Once it is confirmed, who
 * reviews it looks at the same: what the period brought.
 */
export function listChangedFields(report: DeskReport): string[] {
  const confirmed = isConfirmedStatus(report.row.status) ? null : readConfirmedLine(report);
  const before = confirmed ?? { ...EMPTY_REPORT_LINE, ...report.line.lastLine, monthAmountYuan: '0' };
  const now = report.checks.line;
  const changed: string[] = CELL_FIELDS.filter((field) => {
    if (field === 'ytdAmountYuan' && confirmed === null) return false;
    // Left empty, the level stays.
    if (field === 'imageLevel' && confirmed === null && !now.imageLevel) return false;
    return !isSameCell(field, now[field] ?? '', before[field] ?? '');
  });
  const earlier = confirmed ?? EMPTY_REPORT_LINE;
  for (const part of ['stageChange', 'declaredYellow', 'milestonesDone'] as const)
    if (JSON.stringify(now[part]) !== JSON.stringify(earlier[part])) changed.push(part);
  return changed;
}

function sayReadOnly(report: DeskReport, acts: readonly string[]): string {
  if (acts.includes('save')) return '';
  if (report.facts.isFrozen) return '本期已定版';
  const { status, step } = report.row;
  if (status === 'submitted' || (status === 'returned' && step > 0))
    return `${STATUS_LABELS[status].zh}：${report.steps[step]?.name ?? ''}`;
  return isConfirmedStatus(status) ? STATUS_LABELS[status].zh : '由本单位填报员填写';
}

/**
 * A report as one person sees it. Before confirmation the draft is shown inside the unit only; others see the line that
 * was confirmed last, or nothing (handbook 4.2, 8.5).
 */
export function buildRowView(ctx: Ctx, report: DeskReport): ReportRowView {
  const { row, line, checks } = report;
  const isInside = canSeeDraft(ctx.actor, report.facts);
  const confirmed = readConfirmedLine(report) ?? EMPTY_REPORT_LINE;
  const shown = isInside || isConfirmedStatus(row.status) ? checks.line : confirmed;
  const acts = listAllowedActs(ctx.actor, report.facts, report.steps);
  const effect = deriveEffect({ ...toEffectFacts(report), ytdAfterYuan: shown.ytdAmountYuan });
  const last = line.lastLine ?? EMPTY_REPORT_LINE;
  const isOtherKind =
    line.lastPeriod !== null && getPeriodKind(line.lastPeriod) !== getPeriodKind(row.period);
  const before = line.context.confirmedMonths
    .filter((m) => m.period.slice(0, 4) === row.period.slice(0, 4))
    .at(-1);
  return {
    ...describeReport(ctx, report),
    totalInvestmentYuan: row.total_investment_yuan,
    baseYuan: line.baseYuan,
    annualPlanYuan: line.context.annualPlanYuan,
    plannedYuan: line.context.plannedCumulativeYuan,
    previousYtdYuan: before?.ytdAmountYuan ?? '0',
    ytdYuan: shown.ytdAmountYuan,
    completionRateBefore: effect.rateBefore,
    completionRate: effect.rateAfter,
    otherRate: effect.other ?? null,
    plannedShareBefore: effect.plannedShareBefore,
    plannedShare: effect.plannedShareAfter,
    cells: cellsOf((field) => (isInside ? getCellText(report.draft, field) : (shown[field] ?? ''))),
    lastCells: cellsOf((field) =>
      // The amount of a month says nothing about that of a dekad.
      field === 'monthAmountYuan' && isOtherKind ? '' : (last[field] ?? ''),
    ),
    lastPeriod: line.lastPeriod,
    imageLevels: [...line.context.imageLevels],
    months: line.context.confirmedMonths
      .filter((m) => getPeriodKind(m.period) === getPeriodKind(row.period))
      .slice(-12)
      .map((m) => ({ period: m.period, amountYuan: m.monthAmountYuan })),
    stageChange: shown.stageChange,
    declaredYellow: shown.declaredYellow,
    milestonesDone: shown.milestonesDone,
    openMilestones: line.context.openMilestones.map(({ id, name }) => ({ id, name })),
    findings: listShownFindings(report, isInside).map(toFindingView),
    unansweredCount: isInside && !isConfirmedStatus(row.status) ? checks.unanswered.length : 0,
    explanations: isInside || isConfirmedStatus(row.status) ? report.explanations : {},
    importedCells: isInside ? listImportedCells(report) : [],
    changedFields: isInside || isConfirmedStatus(row.status) ? listChangedFields(report) : [],
    acts,
    readOnlyReason: sayReadOnly(report, acts),
  };
}

/**
 * Errors are for those who still fill: what is confirmed had none, and the ledger has moved on since. The unit sees its
 * warnings, office and reviewers those of a confirmed report and what is for them alone.
 */
function listShownFindings({ row, checks }: DeskReport, isInside: boolean): Finding[] {
  const isConfirmed = isConfirmedStatus(row.status);
  if (isInside) return isConfirmed ? checks.warnings : [...checks.errors, ...checks.warnings];
  return isConfirmed ? [...checks.warnings, ...checks.office] : [];
}

/** Where it stands, with the step inside the unit at which it waits: 单位审核中（分管负责人审）. */
function sayStatus({ row, steps }: DeskReport): string {
  const label = STATUS_LABELS[row.status].zh;
  const step = steps[findWaitingStep({ status: row.status, step: row.step }) ?? -1];
  return step ? `${label}（${step.name}）` : label;
}

function describeReport(ctx: Ctx, report: DeskReport) {
  const { row } = report;
  const confirmedAt = row.first_confirmed_at?.toISOString() ?? null;
  return {
    reportId: row.id,
    projectId: row.project_id,
    code: row.code,
    name: row.name,
    serial: row.serial,
    orgId: row.org_id,
    orgName: row.org_name,
    departmentName: row.department_name,
    status: row.status,
    statusLabel: sayStatus(report),
    step: row.step,
    punctuality: derivePunctuality(row.deadline_at.toISOString(), confirmedAt, ctx.now.toISOString()),
    returnReason: row.return_reason,
    draftVersion: row.draft_version,
    draftByName: row.draft_by_name,
    draftAt: row.draft_at?.toISOString() ?? null,
    // Given back, it waits for another signature.
    confirmWay: isConfirmedStatus(row.status) ? row.confirm_way : null,
    stage: row.stage,
    startState: row.start_state,
    isPaused: row.is_paused,
  };
}

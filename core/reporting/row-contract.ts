/** What the routes of reporting show of a period, a unit and a report. Amounts are 元 as decimal text; instants ISO. */
import { z } from 'zod';
import { FigureText, PeriodText, WholeNumber } from '#core/platform/public.ts';
import { PlanBasisName } from '#core/progress/public.ts';
import { Explanations, ReportLine } from '#core/quality/public.ts';
import { CELL_FIELDS } from './draft.ts';

export const period = z.object({ period: PeriodText });
export const FindingView = z.object({
  ruleId: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  field: z.string(),
  sentence: z.string(),
  remedy: z.string(),
  choices: z.array(z.string()),
});
export type FindingView = z.infer<typeof FindingView>;

export const PeriodView = z.object({
  period: z.string(),
  name: z.string(),
  cutOffOn: z.string(),
  announcedAt: z.string().nullable(),
  deadlineAt: z.string(),
  reviewOn: z.string(),
  forecastDeadlineAt: z.string().nullable(),
  openedAt: z.string().nullable(),
  frozenAt: z.string().nullable(),
  note: z.string(),
});
export type PeriodView = z.infer<typeof PeriodView>;

export const StepView = z.object({ key: z.string(), name: z.string(), isStaffed: z.boolean() });
export const cells = z.object(
  Object.fromEntries(CELL_FIELDS.map((f) => [f, z.string()])) as Record<
    (typeof CELL_FIELDS)[number],
    z.ZodString
  >,
);
export type CellsView = z.infer<typeof cells>;

/** One project in one period, as its unit fills it. */
export const ReportRowView = z.object({
  reportId: z.string(),
  projectId: z.string(),
  code: z.string(),
  name: z.string(),
  serial: WholeNumber,
  orgId: z.string(),
  orgName: z.string(),
  departmentName: z.string().nullable(),
  status: z.string(),
  statusLabel: z.string(),
  step: WholeNumber,
  punctuality: z.string(),
  returnReason: z.string(),
  draftVersion: WholeNumber,
  draftByName: z.string().nullable(),
  draftAt: z.string().nullable(),
  confirmWay: z.string().nullable(),
  stage: z.string(),
  startState: z.string(),
  isPaused: z.boolean(),
  totalInvestmentYuan: FigureText,
  baseYuan: FigureText,
  annualPlanYuan: FigureText,
  plannedYuan: FigureText,
  previousYtdYuan: z.string(),
  ytdYuan: FigureText,
  /** Shares as decimal text: before (last confirmed) and with this draft. */
  completionRateBefore: z.string().nullable(),
  completionRate: z.string().nullable(),
  /** By the other plan of the year; null while both are the same (8.4). */
  otherRate: z.object({ basis: PlanBasisName, rate: z.string().nullable() }).nullable(),
  plannedShareBefore: z.string().nullable(),
  plannedShare: z.string().nullable(),
  cells,
  lastCells: cells,
  lastPeriod: z.string().nullable(),
  /** Levels of physical progress to choose from; empty where none is asked for. */
  imageLevels: z.array(z.string()),
  /** The last twelve confirmed months, oldest first. */
  months: z.array(z.object({ period: z.string(), amountYuan: z.string() })),
  stageChange: ReportLine.shape.stageChange,
  declaredYellow: ReportLine.shape.declaredYellow,
  milestonesDone: ReportLine.shape.milestonesDone,
  openMilestones: z.array(z.object({ id: z.string(), name: z.string() })),
  findings: z.array(FindingView),
  unansweredCount: WholeNumber,
  explanations: Explanations,
  /** Cells of the draft that came from an uploaded workbook, `台账!H5`. */
  importedCells: z.array(z.object({ field: z.string(), address: z.string() })),
  /** Fields that differ from the version confirmed before. */
  changedFields: z.array(z.string()),
  acts: z.array(z.string()),
  /** Why it cannot be edited now; empty when it can. */
  readOnlyReason: z.string(),
});
export type ReportRowView = z.infer<typeof ReportRowView>;

export const UnitHead = z.object({
  period: PeriodView,
  orgId: z.string(),
  orgName: z.string(),
  deadlineAt: z.string().nullable(),
  steps: z.array(StepView),
});

export const Acted = z.object({ count: WholeNumber, sentence: z.string() });
export type Acted = z.infer<typeof Acted>;

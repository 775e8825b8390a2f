import { z } from 'zod';
import { defineRoute, MonthText } from '#core/platform/public.ts';
import { ProjectRowView } from './contract.ts';
import { OtherPlanView, PeriodStateView, PlanBasisName } from './group-contract.ts';
import { ProjectFilter } from './project-filter-contract.ts';

const decimal = z.string();
const nullable = decimal.nullable();
const id = z.string().regex(/^\d{1,18}$/);
const year = z.coerce.number().int().min(2015).max(2045);

/** One MonthText of a project's year: the plan as it was in force in that MonthText, and what was reported. */
export const ProjectMonthView = z.object({
  period: z.string(),
  label: z.string(),
  state: z.enum(['frozen', 'open', 'not-opened']),
  /** Planned cumulative amount at the month's end by the version in force in that MonthText. */
  plannedYuan: nullable,
  /** The same by the baseline, the year's first version, which is kept for ever. */
  baselineYuan: nullable,
  annualPlanYuan: nullable,
  planVersionNo: z.number().int().nullable(),
  actualYuan: nullable,
  /** The period that the actual comes from; another than this one after a missing report. */
  actualPeriod: z.string().nullable(),
  monthYuan: nullable,
  completionRate: nullable,
  planBasis: PlanBasisName.nullable(),
  /** The annual amount that the rate stands on, and that of the other plan. */
  ratedPlanYuan: nullable,
  otherPlanYuan: nullable,
  plannedShare: nullable,
  light: z.string().nullable(),
  standing: z.string().nullable(),
  reason: z.string(),
  /** The confirmed report in the words of its unit; null where none is confirmed or due. */
  report: z
    .object({
      status: z.string(),
      /** The level of physical progress that this report brought; empty where it stayed. */
      imageLevel: z.string(),
      imageProgress: z.string(),
      imagePercent: nullable,
      problems: z.string(),
      needsCoordination: z.string(),
      nextSteps: z.string(),
      confirmedAt: nullable,
      confirmWay: nullable,
      isLate: z.boolean(),
    })
    .nullable(),
});
export type ProjectMonthView = z.infer<typeof ProjectMonthView>;

export const listProjectMonths = defineRoute({
  name: 'listProjectMonths',
  method: 'GET',
  path: '/progress/projects/:projectId/months',
  summary: '项目逐月：计划累计、实际累计、当月、灯、状态，已定版与进行中',
  params: z.object({ projectId: id }),
  query: z.object({ year }),
  output: z.object({
    year: z.number().int(),
    /** Years that have a plan or a report, newest first. */
    years: z.array(z.number().int()),
    months: z.array(ProjectMonthView),
  }),
  refusals: ['PROJECT_NOT_FOUND'],
});

export const LightView = z.object({
  dimension: z.string(),
  name: z.string(),
  light: z.string(),
  isCovered: z.boolean(),
  isExempt: z.boolean(),
  reasons: z.array(z.object({ light: z.string(), sentence: z.string(), exemption: z.string().nullable() })),
  since: z.string(),
  periodsInRow: z.number().int(),
  /** What would turn it green; amounts only for the project office and after 定版 (8.10). */
  wayToGreen: z.string().nullable(),
  greenBy: z.string().nullable(),
});
export type LightView = z.infer<typeof LightView>;

export const getProjectProgress = defineRoute({
  name: 'getProjectProgress',
  method: 'GET',
  path: '/progress/projects/:projectId/progress',
  summary: '项目在一期的进度与亮灯：各维度的灯、理由、起始、连续期数、转绿条件',
  params: z.object({ projectId: id }),
  query: z.object({ period: MonthText }),
  output: z.object({
    state: PeriodStateView,
    /** Null when the project has no row in the period. */
    row: ProjectRowView.nullable(),
    /** The row of the period before, when there is one. */
    previous: ProjectRowView.nullable(),
    sentence: z.string(),
    lights: z.array(LightView),
    pace: z.object({
      requiredYuan: nullable,
      bestYuan: nullable,
      recentMeanYuan: nullable,
      requiredToBest: nullable,
      remainingMonths: nullable,
    }),
    /** Why a figure is missing, by its name: annualPlanYuan → 计划未下达. */
    nullReasons: z.array(z.object({ figure: z.string(), reason: z.string() })),
    /** Parts of a bundle with their progress. */
    parts: z.array(ProjectRowView),
  }),
  refusals: ['PROJECT_NOT_FOUND', 'PERIOD_NOT_OPENED'],
});

export const listMonthTotals = defineRoute({
  name: 'listMonthTotals',
  method: 'GET',
  path: '/progress/months',
  summary: '逐月合计：计划累计与实际累计，各灯个数',
  query: ProjectFilter.extend({ year }),
  output: z.object({
    months: z.array(
      z.object({
        period: z.string(),
        label: z.string(),
        isFrozen: z.boolean(),
        plannedYuan: nullable,
        actualYuan: nullable,
        annualPlanYuan: nullable,
        completionRate: nullable,
        otherPlan: OtherPlanView.nullable(),
        plannedShare: nullable,
        proRataShare: nullable,
        red: z.number().int(),
        yellow: z.number().int(),
      }),
    ),
    covers: z.enum(['region', 'scope']),
  }),
});

import { z } from 'zod';
import { defineRoute } from '#core/platform/public.ts';
import { GroupFiguresView, GroupView, nullable, PeriodStateView, PlanBasisName } from './group-contract.ts';
import { ProjectFilter, periodId } from './project-filter-contract.ts';

export const SPLIT_NAMES = [
  'unit',
  'territory',
  'department',
  'sector',
  'level',
  'nature',
  'sponsor',
  'stage',
  'list',
  'tag',
  'funding',
  'size',
  'imageLevel',
] as const;

export const overview = defineRoute({
  name: 'overview',
  method: 'GET',
  path: '/progress/overview',
  summary: '总览：合计、分组、排位',
  query: ProjectFilter.extend({
    period: periodId,
    split: z.enum(SPLIT_NAMES).default('unit'),
    /** What the total row counts: each project once, or parts where they stand (展开). */
    rows: z.enum(['top', 'leaf']).default('top'),
    /** Whose sums: of a frozen month those of the whole region as published (as is usual), or of the projects that this person sees. */
    reach: z.enum(['published', 'seen']).optional(),
  }),
  output: z.object({
    state: PeriodStateView,
    total: GroupFiguresView,
    previous: GroupFiguresView.nullable(),
    groups: z.array(GroupView),
    isExclusive: z.boolean(),
    note: z.string().nullable(),
    /** `region`: of the whole region; `scope`: of the projects that this person may see. */
    covers: z.enum(['region', 'scope']),
  }),
  refusals: ['PERIOD_NOT_OPENED'],
});

export const ProjectRowView = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  serial: z.number().int(),
  parentId: z.string().nullable(),
  isBundle: z.boolean(),
  partCount: z.number().int(),
  nature: z.string(),
  sector: z.string(),
  levels: z.array(z.string()),
  lists: z.array(z.string()),
  tags: z.array(z.string()),
  unitId: z.string(),
  unitName: z.string(),
  territoryName: z.string(),
  departmentName: z.string(),
  leadName: z.string(),
  sponsorName: z.string(),
  ownerName: z.string(),
  stage: z.string(),
  startState: z.string(),
  /** 形象进度分级: the level reported last, and the period in which it was; null where none was. */
  imageLevel: nullable,
  imageLevelPeriod: nullable,
  isPaused: z.boolean(),
  totalInvestmentYuan: nullable,
  baseYuan: nullable,
  annualPlanYuan: nullable,
  plannedYuan: nullable,
  actualYuan: nullable,
  actualPeriod: z.string().nullable(),
  monthYuan: nullable,
  completionRate: nullable,
  /** Which plan the rate stands on, and the annual amount of the other; null in periods frozen before it was kept. */
  planBasis: PlanBasisName.nullable(),
  otherPlanYuan: nullable,
  plannedShare: nullable,
  proRataShare: nullable,
  leadPoints: nullable,
  proRataPoints: nullable,
  scheduleRatio: nullable,
  shortfallYuan: nullable,
  daysBehind: z.number().int().nullable(),
  standing: z.string(),
  light: z.string(),
  lightSince: z.string().nullable(),
  periodsInRow: z.number().int(),
  reason: z.string(),
  reportStatus: z.string().nullable(),
  /** What the five ones lack today: 缺包联领导 … */
  holes: z.array(z.string()),
});
export type ProjectRowView = z.infer<typeof ProjectRowView>;

export const PROJECT_SORTS = [
  'serial',
  'name',
  'totalInvestment',
  'annualPlan',
  'actual',
  'month',
  'completionRate',
  'leadPoints',
  'scheduleRatio',
  'shortfall',
  'daysBehind',
  'light',
  'unit',
] as const;
export type ProjectSort = (typeof PROJECT_SORTS)[number];

export const listProjectRows = defineRoute({
  name: 'listProjectRows',
  method: 'GET',
  path: '/progress/projects',
  summary: '项目列表（台账、落后名单、分组下的项目），按页取',
  query: ProjectFilter.extend({
    period: periodId,
    sort: z.enum(PROJECT_SORTS).default('serial'),
    order: z.enum(['asc', 'desc']).default('asc'),
    after: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
    /** Rows of the tree: whole projects, or parts too. */
    rows: z.enum(['top', 'leaf', 'all']).default('all'),
    /** Parts of one bundle. */
    parentId: z
      .string()
      .regex(/^\d{1,18}$/)
      .optional(),
    /** `no`: the first page need not wait until all that match are counted. */
    count: z.enum(['yes', 'no']).optional(),
  }),
  output: z.object({
    state: PeriodStateView,
    rows: z.array(ProjectRowView),
    next: z.string().nullable(),
    /** Rows that the filter matches; only with the first page. */
    matched: z.number().int().nullable(),
  }),
  refusals: ['CURSOR_INVALID', 'PERIOD_NOT_OPENED'],
});

export const sumProjectRows = defineRoute({
  name: 'sumProjectRows',
  method: 'GET',
  path: '/progress/project-totals',
  summary: '项目列表的个数与合计，按看得到的项目',
  query: ProjectFilter.extend({ period: periodId, rows: z.enum(['top', 'leaf']).default('top') }),
  output: z.object({ total: GroupFiguresView }),
  refusals: ['PERIOD_NOT_OPENED'],
});

export const listPeriods = defineRoute({
  name: 'listPeriods',
  method: 'GET',
  path: '/progress/periods',
  summary: '报告期：已定版、已发布、进行中',
  output: z.object({
    periods: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        isFrozen: z.boolean(),
        frozenAt: z.string().nullable(),
        issuedAt: z.string().nullable(),
        isOpen: z.boolean(),
        deadlineAt: z.string(),
      }),
    ),
    current: z.string(),
  }),
});

export const filterChoices = defineRoute({
  name: 'filterChoices',
  method: 'GET',
  path: '/progress/filter-choices',
  summary: '筛选可选项：行业、级别、清单、标签、资金性质',
  output: z.object({
    sectors: z.array(z.string()),
    levels: z.array(z.string()),
    lists: z.array(z.string()),
    tags: z.array(z.string()),
    fundings: z.array(z.string()),
    /** Levels of physical progress with their scale, in order. */
    imageLevels: z.array(z.string()),
  }),
});

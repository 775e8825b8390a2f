import { z } from 'zod';
import { NATURES, PLAN_BASES, type PlanBasis, SIZE_BAND_KEYS, STAGES } from '#core/ledger/public.ts';
import { defineRoute } from '#core/platform/public.ts';
import { LIGHTS_FROM_WORST } from './lights/light.ts';
import { STANDINGS } from './progress.ts';

const decimal = z.string();
const nullable = decimal.nullable();
const periodId = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/);

const rate = z.object({ count: z.number().int(), of: z.number().int(), value: nullable });

export const PlanBasisName = z.enum(Object.keys(PLAN_BASES) as [PlanBasis, ...PlanBasis[]]);

/** The second rate (8.4): null or absent in periods frozen before it was kept; printed where `changedCount` is not 0. */
export const OtherPlanView = z.object({
  basis: PlanBasisName,
  annualPlanYuan: decimal,
  completionRate: nullable,
  changedCount: z.number().int(),
  nullReason: z.string().nullable(),
});

export const GroupFiguresView = z.object({
  projectCount: z.number().int(),
  expandedCount: z.number().int(),
  totalInvestmentYuan: decimal,
  actualYuan: nullable,
  planCount: z.number().int(),
  annualPlanYuan: decimal,
  ratedActualYuan: nullable,
  plannedCumulativeYuan: decimal,
  completionRate: nullable,
  otherPlan: OtherPlanView.nullable().optional(),
  plannedShare: nullable,
  proRataShare: nullable,
  lead: nullable,
  leadOverProRata: nullable,
  scheduleRatio: nullable,
  shortfallYuan: decimal,
  reported: z.object({ count: z.number().int(), of: z.number().int() }),
  standings: z.record(z.string(), z.number().int()),
  lights: z.record(z.string(), z.number().int()),
  startRate: rate,
  startOrResumeRate: rate,
  punctuality: rate,
  completeness: rate,
  nullReason: z.string().nullable(),
});
export type GroupFiguresView = z.infer<typeof GroupFiguresView>;

export const RankView = z.object({
  rank: z.number().int().nullable(),
  rankText: z.string(),
  reason: z.string().nullable(),
  isTied: z.boolean(),
  printed: nullable,
  moveText: z.string().nullable(),
  moveDirection: z.string().nullable(),
  movePlaces: z.number().int().nullable(),
  /** The plan version changed in between. */
  isMoveRebased: z.boolean(),
  gapToFirst: nullable,
  gapToAhead: nullable,
  gapToAverage: nullable,
  leastAmountYuan: nullable,
});

export const GroupView = z.object({
  split: z.string(),
  key: z.string(),
  label: z.string(),
  officialOrder: z.number().int(),
  rankSet: z.string(),
  figures: GroupFiguresView,
  rank: RankView.nullable(),
});
export type GroupView = z.infer<typeof GroupView>;

/** The period that a page looks at: frozen ones are read from their snapshot. */
export const PeriodStateView = z.object({
  period: z.string(),
  isFrozen: z.boolean(),
  frozenAt: z.string().nullable(),
  freezeId: z.string().nullable(),
  asOf: z.string(),
  label: z.string(),
});
export type PeriodStateView = z.infer<typeof PeriodStateView>;

/** Several values of one filter stand in one text, joined by commas, as they do in the page's address. */
const texts = z.string().max(400);
const ids = z.string().regex(/^\d{1,18}(,\d{1,18}){0,59}$/);
const oneOf = (words: readonly string[]) =>
  z
    .string()
    .max(200)
    .refine((text) => text.split(',').every((word) => words.includes(word)), {
      error: `可选：${words.join('、')}`,
    });

export const START_FILTERS = ['due', 'started', 'not-started', 'planned', 'building'] as const;
export const HOLE_FILTERS = ['any', 'leader', 'team', 'plan', 'timetable', 'specialist'] as const;

/** Filters that every list and overview of projects shares; they stand in the page's address. Values of one filter are alternatives. */
export const ProjectFilter = z.object({
  search: z.string().max(100).optional(),
  sector: texts.optional(),
  level: texts.optional(),
  nature: oneOf(Object.keys(NATURES)).optional(),
  list: texts.optional(),
  tag: texts.optional(),
  funding: texts.optional(),
  /** 投资规模档. */
  size: oneOf(SIZE_BAND_KEYS).optional(),
  /** 形象进度分级: `房建·主体施工`; `-` where none was reported. */
  imageLevel: texts.optional(),
  unitId: ids.optional(),
  territoryId: ids.optional(),
  departmentId: ids.optional(),
  sponsorId: ids.optional(),
  light: oneOf(LIGHTS_FROM_WORST).optional(),
  standing: oneOf(STANDINGS).optional(),
  stage: oneOf(Object.keys(STAGES)).optional(),
  /** 拟开工、应开工、已开工、未开工、在建. */
  start: z.enum(START_FILTERS).optional(),
  /** 五个一不齐. */
  hole: z.enum(HOLE_FILTERS).optional(),
});
export type ProjectFilter = z.infer<typeof ProjectFilter>;

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
  refusals: ['PERIOD_NOT_OPENED'],
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

const TurnLine = z.object({
  projectId: z.string(),
  name: z.string(),
  natureBefore: z.string(),
  natureAfter: z.string(),
  baseYuan: decimal,
  isBaseKept: z.boolean(),
  becomes: z.enum(['carried', 'tail']),
});
export const previewYearTurn = defineRoute({
  name: 'previewYearTurn',
  method: 'GET',
  path: '/progress/year-turns/:year',
  summary: '结转预览：新一年的清单与截至上年底累计',
  params: z.object({ year: z.coerce.number().int().min(2016).max(2045) }),
  output: z.object({
    year: z.number().int(),
    /** Waits for December's freeze, can be turned now, or has been turned. */
    state: z.enum(['waits', 'ready', 'turned']),
    reason: z.string(),
    may: z.object({ turn: z.boolean(), reason: z.string() }),
    lines: z.array(TurnLine),
    counts: z.object({ carried: z.number().int(), finished: z.number().int(), renewed: z.number().int() }),
  }),
});
export const turnYear = defineRoute({
  name: 'turnYear',
  method: 'POST',
  path: '/progress/year-turns/:year',
  summary: '结转：按上年12月定版数',
  params: z.object({ year: z.coerce.number().int().min(2016).max(2045) }),
  output: z.object({ carried: z.number().int(), finished: z.number().int() }),
  refusals: ['YEAR_NOT_READY', 'YEAR_TURNED_ALREADY', 'ONLY_OFFICE_HEAD'],
});

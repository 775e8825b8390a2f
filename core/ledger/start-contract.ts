/** Routes of starts that did not happen, of what has gone stale, and of the audit of the year's list. */
import { z } from 'zod';
import { DayText, defineRoute, WholeNumber } from '#core/platform/public.ts';
import { START_HOLES, START_REASON_KEYS } from './not-started.ts';
import { STALE_KINDS } from './stale-project.ts';

const decimal = z.string();
const nullable = decimal.nullable();
const id = z.string().regex(/^\d{1,18}$/);
const count = z.object({ key: z.string(), count: WholeNumber });

const NotStartedView = z.object({
  projectId: z.string(),
  code: z.string(),
  name: z.string(),
  unitName: z.string(),
  sponsorName: z.string(),
  nature: z.string(),
  stage: z.string(),
  startState: z.string(),
  totalInvestmentYuan: nullable,
  annualYuan: nullable,
  originalStartOn: nullable,
  plannedStartOn: nullable,
  daysPast: WholeNumber.nullable(),
  isDue: z.boolean(),
  expectedOn: nullable,
  reasonClass: nullable,
  promisedOn: nullable,
  explanation: z.string(),
  explainedAt: nullable,
  explainedBy: z.string(),
  holes: z.array(
    z.enum(Object.keys(START_HOLES) as [keyof typeof START_HOLES, ...(keyof typeof START_HOLES)[]]),
  ),
  mayExplain: z.boolean(),
});
export type NotStartedView = z.infer<typeof NotStartedView>;

export const listNotStarted = defineRoute({
  name: 'listNotStarted',
  method: 'GET',
  path: '/ledger/not-started',
  summary: '未开工清单：原因类别、承诺开工日期、红线开工日；签约到开工天数',
  output: z.object({
    asOf: z.string(),
    /** The last day by which the region wants every start; null when none is set. */
    redLineOn: nullable,
    rows: z.array(NotStartedView),
    /** True when there are more than are listed; the counts are of those listed. */
    isCut: z.boolean(),
    byReason: z.array(count),
    byHole: z.array(count),
    dueCount: WholeNumber,
    landing: z.object({
      count: WholeNumber,
      medianDays: nullable,
      fastestDays: WholeNumber.nullable(),
      fastest: z.array(z.object({ projectId: z.string(), name: z.string(), days: WholeNumber })),
    }),
    may: z.object({ setRedLine: z.boolean() }),
  }),
  cache: 'restricted',
});

export const explainNotStarted = defineRoute({
  name: 'explainNotStarted',
  method: 'POST',
  path: '/ledger/projects/:projectId/start-explanations',
  summary: '未开工说明：原因类别、承诺开工日期或书面说明',
  params: z.object({ projectId: id }),
  body: z.object({
    reasonClass: z.enum(START_REASON_KEYS),
    promisedOn: DayText.nullable(),
    explanation: z.string().trim().max(1000).default(''),
  }),
  output: z.object({ done: z.boolean() }),
  refusals: [
    'PROJECT_NOT_FOUND',
    'START_VERIFIED_ALREADY',
    'PROMISE_NOT_LATER',
    'START_EXPLANATION_WANTED',
    'STAGE_NOT_YOURS',
  ],
});

export const setStartRedLine = defineRoute({
  name: 'setStartRedLine',
  method: 'POST',
  path: '/ledger/start-red-line',
  summary: '红线开工日：未开工项目最迟开工的日期，空为不设',
  body: z.object({ redLineOn: DayText.nullable(), source: z.string().trim().min(2).max(200) }),
  output: z.object({ version: WholeNumber }),
  refusals: ['ONLY_OFFICE_HEAD'],
});

const BatchView = z.object({
  kind: z.enum(['tag', 'list']),
  name: z.string(),
  projects: WholeNumber,
  started: WholeNumber,
  totalInvestmentYuan: decimal,
  annualPlanYuan: decimal,
  startRate: nullable,
});
export const listStartBatches = defineRoute({
  name: 'listStartBatches',
  method: 'GET',
  path: '/ledger/start-batches',
  summary: '集中开工批次：项目数、已核实开工、开工率、投资，上年同批',
  output: z.object({ batches: z.array(BatchView.extend({ lastYear: BatchView.nullable() })) }),
  cache: 'restricted',
});

export const listStaleProjects = defineRoute({
  name: 'listStaleProjects',
  method: 'GET',
  path: '/ledger/stale-projects',
  summary: '久拖项目：连年未开工、超期一年以上、跨年推迟',
  output: z.object({
    asOf: z.string(),
    rows: z.array(
      z.object({
        projectId: z.string(),
        name: z.string(),
        unitName: z.string(),
        sponsorName: z.string(),
        stage: z.string(),
        totalInvestmentYuan: nullable,
        originalFinishOn: nullable,
        plannedFinishOn: nullable,
        reasons: z.array(
          z.object({
            kind: z.enum(
              Object.keys(STALE_KINDS) as [keyof typeof STALE_KINDS, ...(keyof typeof STALE_KINDS)[]],
            ),
            count: WholeNumber,
            sentence: z.string(),
          }),
        ),
      }),
    ),
    byKind: z.array(count),
    isCut: z.boolean(),
  }),
  cache: 'restricted',
});

const auditLine = z.object({ projects: WholeNumber, changeYuan: decimal });
export const getPlanAudit = defineRoute({
  name: 'getPlanAudit',
  method: 'GET',
  path: '/ledger/plan-audit',
  summary: '年度清单核对：年初下达、调出（按原因）、抵补、现有',
  query: z.object({ year: z.coerce.number().int().min(2015).max(2045) }),
  output: z.object({
    issued: auditLine,
    raised: auditLine,
    lowered: auditLine,
    removed: auditLine,
    removedBy: z.array(auditLine.extend({ removalClass: z.string() })),
    substituted: auditLine,
    remaining: z.object({ projects: z.number().int(), annualYuan: decimal }),
    unfilledYuan: decimal,
    unfilledProjects: WholeNumber,
  }),
  cache: 'restricted',
});

export const getSeasonalWeights = defineRoute({
  name: 'getSeasonalWeights',
  method: 'GET',
  path: '/ledger/seasonal-weights',
  summary: '季节权重：年度计划按月分解用，十二个月',
  output: z.object({ weights: z.array(decimal).length(12), isOwn: z.boolean(), maySet: z.boolean() }),
});

export const setSeasonalWeights = defineRoute({
  name: 'setSeasonalWeights',
  method: 'POST',
  path: '/ledger/seasonal-weights',
  summary: '设定季节权重；以后下达和调整的计划按此分解，已下达的不变',
  body: z.object({
    weights: z.array(z.string().regex(/^\d{1,4}(\.\d{1,2})?$/, '权重为不小于0的数')).length(12),
    source: z.string().trim().min(2).max(200),
  }),
  output: z.object({ version: WholeNumber }),
  refusals: ['ONLY_PROJECT_OFFICE', 'PLAN_WEIGHTS_ZERO'],
});

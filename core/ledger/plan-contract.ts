import { z } from 'zod';
import { defineRoute, MonthText } from '#core/platform/public.ts';
import { REMOVAL_CLASS_KEYS } from './plan-audit.ts';

const id = z.string().regex(/^\d{1,18}$/);
const decimal = z.string();
const nullable = decimal.nullable();
const day = z.iso.date();
const yuan = z.string().regex(/^\d{1,16}(\.\d{1,2})?$/);

const PlanLine = z.object({
  projectId: id,
  changeKind: z.enum(['issued', 'raised', 'lowered', 'removed', 'substituted']),
  annualYuan: yuan,
  firstMonth: z.number().int().min(1).max(12).default(1),
  lastMonth: z.number().int().min(1).max(12).default(12),
  profile: z.enum(['even', 'working-days', 'seasonal', 'given']).default('seasonal'),
  /** Twelve cumulative amounts when the profile is `given`. */
  cumulativeYuan: z.array(yuan).length(12).optional(),
  /** Why it is taken off (调出); 其他 when it is not said. */
  removalClass: z.enum(REMOVAL_CLASS_KEYS).optional(),
});
export const PlanBatchInput = z.object({
  year: z.number().int().min(2015).max(2045),
  kind: z.enum(['issued', 'adjusted']),
  documentNumber: z.string().trim().min(1).max(100),
  decidedOn: day,
  approver: z.string().trim().min(1).max(100),
  reason: z.string().trim().max(1000).default(''),
  inForceFrom: MonthText,
  lines: z.array(PlanLine).min(1).max(200_000),
});
export type PlanBatchInput = z.output<typeof PlanBatchInput>;

export const issuePlan = defineRoute({
  name: 'issuePlan',
  method: 'POST',
  path: '/ledger/plan-batches',
  summary: '下达年度计划，或按文号批次调整（调增、调减、调出、抵补）',
  body: PlanBatchInput,
  output: z.object({ batchId: z.string(), projects: z.number().int(), totalYuan: decimal }),
  refusals: ['ONLY_PROJECT_OFFICE', 'PLAN_LINE_INVALID', 'PLAN_PERIOD_FROZEN', 'PLAN_ALREADY_ISSUED'],
});

export const listPlanBatches = defineRoute({
  name: 'listPlanBatches',
  method: 'GET',
  path: '/ledger/plan-batches',
  summary: '年度计划批次',
  query: z.object({ year: z.coerce.number().int().optional() }),
  output: z.object({
    batches: z.array(
      z.object({
        id: z.string(),
        year: z.number().int(),
        kind: z.string(),
        documentNumber: z.string(),
        decidedOn: z.string(),
        approver: z.string(),
        reason: z.string(),
        inForceFrom: z.string(),
        projects: z.number().int(),
        raised: z.number().int(),
        lowered: z.number().int(),
        removed: z.number().int(),
        substituted: z.number().int(),
        totalYuan: decimal,
      }),
    ),
  }),
});

export const listPlanLines = defineRoute({
  name: 'listPlanLines',
  method: 'GET',
  path: '/ledger/plan-lines',
  summary: '各项目现行年度计划，按页取（下达和调整计划时对照）',
  query: z.object({
    year: z.coerce.number().int().min(2015).max(2045),
    after: id.optional(),
    limit: z.coerce.number().int().min(1).max(2000).default(1000),
  }),
  output: z.object({
    lines: z.array(
      z.object({
        projectId: z.string(),
        code: z.string(),
        name: z.string(),
        /** The bundle that the project is a part of. */
        parentName: z.string().nullable(),
        unitName: z.string(),
        nature: z.string(),
        isListed: z.boolean(),
        totalInvestmentYuan: nullable,
        baseYuan: nullable,
        annualYuan: nullable,
        firstMonth: z.number().int().nullable(),
        lastMonth: z.number().int().nullable(),
        profile: z.string().nullable(),
        versionNo: z.number().int().nullable(),
      }),
    ),
    next: z.string().nullable(),
    may: z.object({ issue: z.boolean(), reason: z.string() }),
  }),
});

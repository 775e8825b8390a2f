import { z } from 'zod';
import { DayText, defineRoute, IdText, IdTexts, WholeNumber } from '#core/platform/public.ts';
import { InspectionQuota, InspectionWish } from './inspection/inspection.ts';

const InspectionView = z.object({
  planId: z.string(),
  title: z.string(),
  topic: z.string(),
  plannedOn: z.string(),
  untilOn: z.string(),
  orgs: z.array(z.object({ orgId: z.string(), orgName: z.string() })),
  ledBy: z.string(),
  merges: z.array(z.string()),
  state: z.enum(['planned', 'merged', 'held', 'cancelled']),
  endedOn: z.string().nullable(),
  reason: z.string(),
});
export type InspectionView = z.infer<typeof InspectionView>;

export const listInspections = defineRoute({
  name: 'listInspections',
  method: 'GET',
  path: '/supervision/inspections',
  summary: '督查检查计划：一年的安排、合并建议、与年度指标对照',
  query: z.object({ year: z.string().regex(/^\d{4}$/) }),
  output: z.object({
    inspections: z.array(InspectionView),
    proposals: z.array(
      z.object({
        planIds: z.array(z.string()),
        sharedNames: z.array(z.string()),
        isSameTopic: z.boolean(),
      }),
    ),
    count: z.object({
      planned: WholeNumber,
      held: WholeNumber,
      beforeMerging: WholeNumber,
      quota: WholeNumber.nullable(),
      over: WholeNumber,
      units: z.array(z.object({ orgName: z.string(), times: WholeNumber, isOver: z.boolean() })),
    }),
    quota: InspectionQuota,
    may: z.object({ plan: z.boolean(), setQuota: z.boolean() }),
  }),
  refusals: ['INSPECTIONS_NOT_YOURS'],
  cache: 'restricted',
});

const refusals = ['INSPECTIONS_NOT_YOURS', 'ORG_NOT_FOUND', 'INSPECTION_DAYS'];

export const planInspection = defineRoute({
  name: 'planInspection',
  method: 'POST',
  path: '/supervision/inspections',
  summary: '列入一次督查检查；写明并入的各次即为合并',
  body: InspectionWish.extend({ merges: IdTexts.max(30) }),
  output: z.object({ planId: z.string(), count: WholeNumber, quota: WholeNumber.nullable() }),
  refusals: [...refusals, 'INSPECTION_NOT_OPEN'],
});

export const endInspection = defineRoute({
  name: 'endInspection',
  method: 'POST',
  path: '/supervision/inspections/:planId/end',
  summary: '登记已开展或取消',
  params: z.object({ planId: IdText }),
  body: z.object({ kind: z.enum(['held', 'cancelled']), on: DayText, reason: z.string().trim().max(200) }),
  output: z.object({ planId: z.string() }),
  refusals: ['INSPECTIONS_NOT_YOURS', 'INSPECTION_NOT_OPEN', 'INSPECTION_REASON'],
});

export const setInspectionQuota = defineRoute({
  name: 'setInspectionQuota',
  method: 'POST',
  path: '/supervision/inspections/quota',
  summary: '年度指标：全县次数、每单位次数、合并的天数',
  body: z.object({ quota: InspectionQuota, source: z.string().trim().max(200) }),
  output: z.object({ version: WholeNumber }),
  refusals: ['INSPECTIONS_NOT_YOURS'],
});

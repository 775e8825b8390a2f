/** Routes of amendments after the freeze. */
import { z } from 'zod';
import { defineRoute, IdText, PeriodText, YuanInput } from '#core/platform/public.ts';
import { AMENDED_MEASURES } from './amendment.ts';

const AmendmentView = z.object({
  id: z.string(),
  projectId: z.string(),
  projectName: z.string(),
  orgName: z.string(),
  period: z.string(),
  measure: z.string(),
  measureName: z.string(),
  oldValue: z.string().nullable(),
  newValue: z.string(),
  reason: z.string(),
  requestedByName: z.string(),
  requestedAt: z.string(),
  decision: z.enum(['waiting', 'approved', 'refused']),
  opinion: z.string(),
  approverName: z.string(),
  decidedAt: z.string().nullable(),
});
export type AmendmentView = z.infer<typeof AmendmentView>;

export const listAmendments = defineRoute({
  name: 'listAmendments',
  method: 'GET',
  path: '/reporting/amendments',
  summary: '定版后的更正',
  query: z.object({ period: PeriodText.optional(), projectId: IdText.optional() }),
  output: z.object({ amendments: z.array(AmendmentView), canDecide: z.boolean(), canRequest: z.boolean() }),
  cache: 'restricted',
});
export const requestAmendment = defineRoute({
  name: 'requestAmendment',
  method: 'POST',
  path: '/reporting/amendments',
  summary: '提出更正',
  body: z.object({
    projectId: IdText,
    period: PeriodText,
    measure: z.enum(AMENDED_MEASURES),
    newValue: YuanInput,
    reason: z.string().min(4).max(500),
  }),
  output: z.object({ amendmentId: z.string(), sentence: z.string() }),
  refusals: [
    'PERIOD_NOT_OPEN',
    'PERIOD_NOT_FROZEN',
    'AMENDMENT_NOT_YOURS',
    'AMENDMENT_VALUE_WRONG',
    'AMENDMENT_SAME_VALUE',
    'AMENDMENT_WAITING',
  ],
});
export const decideAmendment = defineRoute({
  name: 'decideAmendment',
  method: 'POST',
  path: '/reporting/amendments/:amendmentId/decide',
  summary: '批准或不批准更正',
  params: z.object({ amendmentId: IdText }),
  body: z.object({ decision: z.enum(['approved', 'refused']), opinion: z.string().max(300).default('') }),
  output: z.object({ sentence: z.string() }),
  refusals: ['AMENDMENT_NOT_YOURS', 'AMENDMENT_DECIDED', 'AMENDMENT_SELF', 'AMENDMENT_NOT_FOUND'],
});

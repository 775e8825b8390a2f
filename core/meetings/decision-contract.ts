import { z } from 'zod';
import { defineRoute, IdText, WholeNumber } from '#core/platform/public.ts';
import { DecisionText } from './decision/decision.ts';

const params = z.object({ meetingId: IdText });
const No = z.coerce.number().int().min(1);

export const recordDecision = defineRoute({
  name: 'recordDecision',
  method: 'POST',
  path: '/meetings/:meetingId/decisions',
  summary: '记录一项议定：对应议题、原话、牵头、配合、时限；带 no 与 version 为修改',
  params,
  body: z.object({
    no: No.nullable().default(null),
    /** Version that one has seen; 0 for a new one. */
    version: WholeNumber.default(0),
    text: DecisionText,
  }),
  output: z.object({ no: WholeNumber, version: WholeNumber }),
  refusals: [
    'MEETING_MINUTES_UNDER_WAY',
    'MEETING_NOT_FOUND',
    'MEETING_STEP_NOT_YOURS',
    'MEETING_STEP_NOT_NOW',
    'MEETING_ENTRY_NOT_FOUND',
    'DECISION_NOT_FOUND',
    'DECISION_CHANGED_MEANWHILE',
    'DECISION_IS_TASK',
    'DECISION_DAY_PAST',
    'ORG_NOT_FOUND',
  ],
});

export const strikeDecision = defineRoute({
  name: 'strikeDecision',
  method: 'POST',
  path: '/meetings/:meetingId/decisions/:no/strike',
  summary: '删去一项议定记录（记录保留，注明原因）',
  params: params.extend({ no: No }),
  body: z.object({ version: WholeNumber, reason: z.string().trim().min(1).max(300) }),
  output: z.object({ version: WholeNumber }),
  refusals: [
    'MEETING_MINUTES_UNDER_WAY',
    'MEETING_STEP_NOT_NOW',
    'MEETING_NOT_FOUND',
    'DECISION_NOT_FOUND',
    'DECISION_CHANGED_MEANWHILE',
    'DECISION_IS_TASK',
    'MEETING_STEP_NOT_YOURS',
  ],
});

export const orderAhead = defineRoute({
  name: 'orderAhead',
  method: 'POST',
  path: '/meetings/:meetingId/decisions/ahead',
  summary: '先行交办：由主持人决定，不等纪要签发即转督办',
  params,
  body: z.object({
    nos: z.array(No).min(1).max(60),
    by: z.string().trim().min(1).max(60),
    note: z.string().trim().max(500).default(''),
  }),
  output: z.object({ taskIds: z.array(z.string()) }),
  refusals: [
    'MEETING_MINUTES_UNDER_WAY',
    'MEETING_NOT_FOUND',
    'MEETING_STEP_NOT_YOURS',
    'MEETING_STEP_NOT_NOW',
    'DECISION_NOT_FOUND',
    'DECISION_IS_TASK',
    'DECISION_ASKS_NO_WORK',
  ],
});

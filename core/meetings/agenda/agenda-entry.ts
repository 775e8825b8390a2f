import { z } from 'zod';
import { IdText } from '#core/platform/public.ts';

/** Why something stands on the agenda, in the order in which reasons weigh (4.5). */
export const AGENDA_REASONS = {
  'red-again': { zh: '连续红灯', en: 'Red twice running' },
  'red-new': { zh: '新增红灯', en: 'New red light' },
  'problem-escalated': { zh: '问题提级', en: 'Problem stepped up' },
  'sponsor-silent': { zh: '包联领导一个月未调度', en: 'Not dispatched by its leader for a month' },
  'date-moved': { zh: '日期变更', en: 'Date moved' },
  'report-silent': { zh: '迟报未报', en: 'Late or missing report' },
  'promise-due': { zh: '承诺到期', en: 'Promise due' },
  carried: { zh: '上次会议结转', en: 'Carried over' },
  manual: { zh: '会议研究', en: 'Put on by hand' },
} as const;
export type AgendaReason = keyof typeof AGENDA_REASONS;
export const AGENDA_REASON_KEYS = Object.keys(AGENDA_REASONS) as [AgendaReason, ...AgendaReason[]];

const AgendaPart = z.strictObject({ orgId: IdText.nullable().default(null), name: z.string().max(80) });
export type AgendaPart = z.infer<typeof AgendaPart>;

/** One entry: what, why, who speaks in which part, how long. `key` stays the same for the life of the meeting. */
export const AgendaEntrySchema = z.strictObject({
  key: z.string().trim().min(1).max(60),
  kind: z.enum(['last-decisions', 'project', 'topic', 'closing']),
  title: z.string().trim().min(1).max(200),
  projectId: IdText.nullable().default(null),
  reasons: z
    .array(z.strictObject({ kind: z.enum(AGENDA_REASON_KEYS), sentence: z.string().max(300) }))
    .max(12)
    .default([]),
  reports: z.array(AgendaPart).max(6).default([]),
  comments: z.array(AgendaPart).max(12).default([]),
  concludes: z.string().trim().max(60).default(''),
  informed: z.array(AgendaPart).max(60).default([]),
  minutes: z.number().int().min(0).max(240),
  /** Comes back at every meeting of the series. */
  isRecurring: z.boolean().default(false),
  note: z.string().trim().max(500).default(''),
});
export type AgendaEntry = z.infer<typeof AgendaEntrySchema>;

export const OPENING_KEY = 'last-decisions';
export const CLOSING_KEY = 'closing';
export const toProjectKey = (projectId: string): string => `project-${projectId}`;

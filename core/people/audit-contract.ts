import { z } from 'zod';
import { defineRoute, IdText, WholeNumber } from '#core/platform/public.ts';
import { ALERT_KINDS } from './security-alerts.ts';

export const listAudit = defineRoute({
  name: 'listAudit',
  method: 'GET',
  path: '/people/audit',
  summary: '审计日志（仅审计员）',
  query: z.object({
    kind: z.string().max(60).optional(),
    login: z.string().max(60).optional(),
    outcome: z.enum(['ok', 'refused', 'failed']).optional(),
    before: IdText.optional(),
  }),
  output: z.object({
    entries: z.array(
      z.object({
        id: z.string(),
        at: z.string(),
        login: z.string(),
        kind: z.string(),
        outcome: z.string(),
        address: z.string(),
        subject: z.string(),
        detail: z.string(),
      }),
    ),
    next: z.string().nullable(),
  }),
  cache: 'restricted',
  refusals: ['ONLY_AUDITOR'],
});

export const listSecurityAlerts = defineRoute({
  name: 'listSecurityAlerts',
  method: 'GET',
  path: '/people/security-alerts',
  summary: '安全告警（安全管理员、审计员）',
  query: z.object({ before: IdText.optional() }),
  output: z.object({
    alerts: z.array(
      z.object({
        id: z.string(),
        at: z.string(),
        kind: z.enum(ALERT_KINDS),
        subject: z.string(),
        /** How often within the hour; 0 where it is not counted. */
        count: WholeNumber,
        login: z.string(),
        address: z.string(),
        role: z.string(),
        act: z.string(),
        /** What was found of a chain. */
        message: z.string(),
      }),
    ),
    next: z.string().nullable(),
  }),
  cache: 'restricted',
  refusals: ['ALERTS_NOT_YOURS'],
});

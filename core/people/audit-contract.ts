import { z } from 'zod';
import { defineRoute, IdText } from '#core/platform/public.ts';

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

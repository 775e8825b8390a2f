import { z } from 'zod';
import { defineRoute } from '#core/platform/public.ts';

export const listDocumentNumbers = defineRoute({
  name: 'listDocumentNumbers',
  method: 'GET',
  path: '/documents/numbers',
  summary: '文号登记簿：已用和作废的文号',
  output: z.object({
    numbers: z.array(
      z.object({
        number: z.string(),
        documentId: z.string(),
        title: z.string(),
        registeredAt: z.string(),
        voidedAt: z.string().nullable(),
      }),
    ),
  }),
  refusals: ['REGISTER_NOT_YOURS'],
  cache: 'restricted',
});

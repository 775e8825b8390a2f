import { z } from 'zod';
import { ImageScales } from '#core/ledger/public.ts';
import { defineRoute } from '#core/platform/public.ts';

export const getImageScales = defineRoute({
  name: 'getImageScales',
  method: 'GET',
  path: '/progress/image-scales',
  summary: '形象进度分级：各类工程的级别、适用行业，及历次设定',
  output: z.object({
    /** In the first period that is not frozen: what a change would change. */
    scales: ImageScales.shape.scales,
    /** The first day of that period. */
    appliesFrom: z.iso.date(),
    maySet: z.boolean(),
    versions: z.array(
      z.object({
        version: z.number().int(),
        validFrom: z.iso.date(),
        source: z.string(),
        personName: z.string(),
        recordedAt: z.string(),
      }),
    ),
  }),
});

export const setImageScales = defineRoute({
  name: 'setImageScales',
  method: 'POST',
  path: '/progress/image-scales',
  summary: '设定形象进度分级，自尚未定版的第一期起；已定版的期次不变',
  body: z.object({
    scales: ImageScales,
    /** The document or meeting that it rests on. */
    source: z.string().trim().min(2).max(200),
  }),
  output: z.object({ version: z.number().int(), validFrom: z.iso.date() }),
  refusals: ['IMAGE_SCALES_NOT_YOURS'],
});

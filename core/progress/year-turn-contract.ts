import { z } from 'zod';
import { defineRoute } from '#core/platform/public.ts';
import { decimal } from './group-contract.ts';

const TurnLine = z.object({
  projectId: z.string(),
  name: z.string(),
  natureBefore: z.string(),
  natureAfter: z.string(),
  baseYuan: decimal,
  /** Month up to which the base is confirmed; null: nothing of the year that ended is. */
  actualPeriod: z.string().nullable(),
  isBaseKept: z.boolean(),
  becomes: z.enum(['carried', 'tail']),
});
export const previewYearTurn = defineRoute({
  name: 'previewYearTurn',
  method: 'GET',
  path: '/progress/year-turns/:year',
  summary: '结转预览：新一年的清单与截至上年底累计',
  params: z.object({ year: z.coerce.number().int().min(2016).max(2045) }),
  output: z.object({
    year: z.number().int(),
    /** Waits for December's freeze, can be turned now, or has been turned. */
    state: z.enum(['waits', 'ready', 'turned']),
    reason: z.string(),
    may: z.object({ turn: z.boolean(), reason: z.string() }),
    lines: z.array(TurnLine),
    counts: z.object({
      carried: z.number().int(),
      finished: z.number().int(),
      renewed: z.number().int(),
      /** Of those, whose base stands on an earlier month than December. */
      earlier: z.number().int(),
    }),
  }),
});
export const turnYear = defineRoute({
  name: 'turnYear',
  method: 'POST',
  path: '/progress/year-turns/:year',
  summary: '结转：按上年12月定版数',
  params: z.object({ year: z.coerce.number().int().min(2016).max(2045) }),
  output: z.object({ carried: z.number().int(), finished: z.number().int() }),
  refusals: ['YEAR_NOT_READY', 'YEAR_TURNED_ALREADY', 'ONLY_OFFICE_HEAD'],
});

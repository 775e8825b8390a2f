import { z } from 'zod';
import { defineRoute, WholeNumber } from '#core/platform/public.ts';
import { MonthText } from './contract.ts';

export const freezeIndicators = defineRoute({
  name: 'freezeIndicators',
  method: 'POST',
  path: '/indicators/freezes',
  summary: '指标月度定版：此后修订公开进行',
  body: z.strictObject({ period: MonthText, withMissing: z.boolean().default(false) }),
  output: z.object({ period: MonthText, count: WholeNumber, sentence: z.string() }),
  refusals: ['FREEZE_NOT_YOURS', 'MONTH_ALREADY_FROZEN', 'LATER_MONTH_FROZEN', 'FILINGS_NOT_ACCEPTED'],
});

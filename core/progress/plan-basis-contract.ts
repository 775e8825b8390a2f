import { z } from 'zod';
import { PLAN_BASES, type PlanBasis } from '#core/ledger/public.ts';
import { defineRoute } from '#core/platform/public.ts';

const basis = z.enum(Object.keys(PLAN_BASES) as [PlanBasis, ...PlanBasis[]]);

export const getPlanBasisSetting = defineRoute({
  name: 'getPlanBasisSetting',
  method: 'GET',
  path: '/progress/plan-basis',
  summary: '完成率以哪个计划为分母：现行计划或年初下达计划，及历次选择',
  output: z.object({
    /** In the first period that is not frozen: what a change would change. */
    basis,
    /** The first day of that period. */
    appliesFrom: z.iso.date(),
    mayChoose: z.boolean(),
    versions: z.array(
      z.object({
        version: z.number().int(),
        basis,
        validFrom: z.iso.date(),
        source: z.string(),
        personName: z.string(),
        recordedAt: z.string(),
      }),
    ),
  }),
});

export const choosePlanBasis = defineRoute({
  name: 'choosePlanBasis',
  method: 'POST',
  path: '/progress/plan-basis',
  summary: '选定完成率的分母，自尚未定版的第一期起；已定版的期次不变',
  body: z.object({
    basis,
    /** The document or meeting that the choice rests on. */
    source: z.string().trim().min(2).max(200),
  }),
  output: z.object({ version: z.number().int(), validFrom: z.iso.date() }),
  refusals: ['PLAN_BASIS_NOT_YOURS', 'PLAN_BASIS_UNCHANGED'],
});

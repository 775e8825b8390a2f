import { z } from 'zod';
import { defineRoute, FigureText, IdText, WholeNumber } from '#core/platform/public.ts';
import { FrozenView, MonthText, SubjectId } from './contract.ts';
import { Indicator } from './indicator.ts';

export const freezeIndicators = defineRoute({
  name: 'freezeIndicators',
  method: 'POST',
  path: '/indicators/freezes',
  summary: '指标月度定版：此后修订公开进行',
  body: z.strictObject({ period: MonthText, withMissing: z.boolean().default(false) }),
  output: z.object({ period: MonthText, count: WholeNumber, sentence: z.string() }),
  refusals: ['FREEZE_NOT_YOURS', 'MONTH_ALREADY_FROZEN', 'LATER_MONTH_FROZEN', 'FILINGS_NOT_ACCEPTED'],
});

export const getFreezeState = defineRoute({
  name: 'getIndicatorFreezeState',
  method: 'GET',
  path: '/indicators/freezes/:period',
  summary: '一个月的指标能否定版：还缺哪些部门',
  params: z.object({ period: MonthText }),
  output: z.object({
    period: MonthText,
    frozen: FrozenView,
    /** Filings of the month that are not accepted yet. */
    unfinished: z.array(z.object({ orgName: z.string(), title: z.string() })),
    /** Departments that owe figures of the month and have not opened a filing. */
    unopened: z.array(z.string()),
    /** The month frozen last; an earlier one is frozen no more. */
    lastFrozen: MonthText.nullable(),
    mayFreeze: z.boolean(),
  }),
});

const Figures = z.object({ value: FigureText, growth: FigureText });

export const listRevisedSince = defineRoute({
  name: 'listIndicatorsRevisedSince',
  method: 'GET',
  path: '/indicators/freezes/:period/revised',
  summary: '定版后修订了哪些数；定版的月份本身不变',
  params: z.object({ period: MonthText }),
  query: z.object({ subject: SubjectId.optional() }),
  output: z.object({
    revised: z.array(
      z.object({
        code: z.string(),
        indicator: Indicator,
        valueId: IdText,
        earlierValueId: IdText,
        period: MonthText,
        before: Figures,
        after: Figures,
        reason: z.string(),
        orgName: z.string(),
      }),
    ),
  }),
  refusals: ['SUBJECT_NOT_FOUND'],
});

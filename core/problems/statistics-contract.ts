import { z } from 'zod';
import { DayText, defineRoute, WholeNumber } from '#core/platform/public.ts';
import { OrgRef } from './contract.ts';
import { PROBLEM_CATEGORY_KEYS, ProblemLevelNumber } from './problem.ts';
import { ProblemRules } from './rulebook.ts';

export const getProblemStatistics = defineRoute({
  name: 'getProblemStatistics',
  method: 'GET',
  path: '/problem-statistics',
  summary: '问题统计：按类别、责任单位、龄期、层级用时',
  query: z.object({ from: DayText.optional(), to: DayText.optional() }),
  output: z.object({
    today: z.string(),
    byCategory: z.array(
      z.object({
        category: z.enum(PROBLEM_CATEGORY_KEYS),
        raised: WholeNumber,
        closed: WholeNumber,
        open: WholeNumber,
        overdue: WholeNumber,
        repeats: WholeNumber,
        closedShare: z.string().nullable(),
      }),
    ),
    byOwner: z.array(
      z.object({
        org: OrgRef.nullable(),
        raised: WholeNumber,
        closed: WholeNumber,
        open: WholeNumber,
        overdue: WholeNumber,
        closedShare: z.string().nullable(),
      }),
    ),
    byAge: z.array(z.object({ from: WholeNumber, to: WholeNumber.nullable(), count: WholeNumber })),
    byLevel: z.array(z.object({ level: ProblemLevelNumber, workingDays: WholeNumber, turns: WholeNumber })),
    levelNames: ProblemRules.shape.levelNames,
  }),
  cache: 'restricted',
});

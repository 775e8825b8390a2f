import { z } from 'zod';
import { defineRoute, WholeNumber } from '#core/platform/public.ts';
import { ProblemRules } from './rulebook.ts';

export const getProblemRules = defineRoute({
  name: 'getProblemRules',
  method: 'GET',
  path: '/problem-rules',
  summary: '问题办理规则：各层级限办工作日、重复窗口、层级名称、指挥部成员和主要领导',
  output: z.object({
    rules: ProblemRules,
    version: WholeNumber,
    source: z.string(),
    maySet: z.boolean(),
    /** Leaders in their official order, of whom the members of a level are chosen. */
    leaders: z.array(z.object({ personId: z.string(), name: z.string(), title: z.string() })),
  }),
});

export const setProblemRules = defineRoute({
  name: 'setProblemRules',
  method: 'POST',
  path: '/problem-rules',
  summary: '修改问题办理规则；已给的时限不变',
  body: z.object({ rules: ProblemRules, source: z.string().trim().min(2).max(200) }),
  output: z.object({ version: WholeNumber }),
  refusals: ['ONLY_OFFICE_HEAD', 'LEADER_NOT_FOUND'],
});

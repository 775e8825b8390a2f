import { z } from 'zod';
import { defineRoute, IdText, WholeNumber } from '#core/platform/public.ts';

const params = z.object({ problemId: IdText });

export const RollView = z.object({
  id: z.string(),
  name: z.string(),
  steps: z.array(z.string()),
  rows: z.array(
    z.object({
      rowId: z.string(),
      name: z.string(),
      place: z.string(),
      done: z.record(z.string(), z.string()),
      isCleared: z.boolean(),
      relapses: WholeNumber,
    }),
  ),
  count: z.object({
    rows: WholeNumber,
    cleared: WholeNumber,
    clearedShare: z.string().nullable(),
    relapsed: WholeNumber,
    bySteps: z.array(z.object({ step: z.string(), done: WholeNumber })),
  }),
  /** What was ticked last, the newest first; all of it stands in the workbook. */
  log: z.array(
    z.object({
      on: z.string(),
      personName: z.string(),
      step: z.string(),
      kind: z.enum(['tick', 'relapse', 'correction']),
      count: WholeNumber,
      note: z.string(),
    }),
  ),
});
export type RollView = z.infer<typeof RollView>;

export const addProblemRoll = defineRoute({
  name: 'addProblemRoll',
  method: 'POST',
  path: '/problems/:problemId/rolls',
  summary: '建对象名册：逐人、逐户、逐井销账的名单和步骤',
  params,
  body: z.object({
    name: z.string().trim().min(2).max(80),
    steps: z.array(z.string().trim().min(1).max(40)).min(1).max(20),
    rows: z
      .array(
        z.object({ name: z.string().trim().min(1).max(80), place: z.string().trim().max(120).default('') }),
      )
      .min(1)
      .max(5000),
  }),
  output: z.object({ rollId: z.string() }),
  refusals: ['PROBLEM_NOT_FOUND', 'PROBLEM_STEP_NOT_YOURS', 'ROLL_STEPS_TWICE'],
});

export const tickProblemRoll = defineRoute({
  name: 'tickProblemRoll',
  method: 'POST',
  path: '/problems/:problemId/rolls/:rollId/ticks',
  summary: '勾销或恢复名册中的若干对象',
  params: params.extend({ rollId: IdText }),
  body: z.object({
    step: z.string().trim().min(1).max(40),
    isDone: z.boolean(),
    rowIds: z.array(IdText).min(1).max(5000),
    note: z.string().trim().max(500).default(''),
    /** The tick was a mistake: taken back with the reason, counted as no relapse. */
    isCorrection: z.boolean().default(false),
  }),
  output: z.object({ ticked: WholeNumber }),
  refusals: ['PROBLEM_NOT_FOUND', 'PROBLEM_STEP_NOT_YOURS', 'ROLL_NOT_FOUND', 'ROLL_REASON_WANTED'],
});

export const exportProblemRoll = defineRoute({
  name: 'exportProblemRoll',
  method: 'GET',
  path: '/problems/:problemId/rolls/:rollId/file',
  summary: '导出对象名册和勾销记录（Excel）',
  params: params.extend({ rollId: IdText }),
  transport: 'file',
  refusals: ['PROBLEM_NOT_FOUND', 'ROLL_NOT_FOUND'],
  cache: 'restricted',
});

/** Papers of supervision that begin with the office and not with the ladder. */
import { z } from 'zod';
import { defineRoute, IdText, WholeNumber } from '#core/platform/public.ts';

export const traceTaskFigure = defineRoute({
  name: 'traceTaskFigure',
  method: 'GET',
  path: '/supervision-papers/trace',
  summary: '督查通报数字溯源：数字 → 当日的事项 → 反馈、佐证和办理经过',
  query: z.object({ figure: z.string().min(3).max(200) }),
  output: z.object({
    figure: z.string(),
    measureName: z.string(),
    how: z.string(),
    /** Lead unit or task that is counted; empty: all. */
    circleName: z.string(),
    on: z.string(),
    /** Only tasks of one's own scope are listed. */
    isScoped: z.boolean(),
    rows: z.array(
      z.object({
        taskId: z.string(),
        title: z.string(),
        leadName: z.string(),
        stateWord: z.string(),
        dueOn: z.string().nullable(),
        overdueDays: WholeNumber,
        extensions: WholeNumber,
        lastFeedbackOn: z.string().nullable(),
        evidenceFiles: WholeNumber,
        /** Steps of the task that were counted; later ones came after the paper. */
        seq: WholeNumber,
      }),
    ),
  }),
  refusals: ['FIGURE_UNKNOWN'],
  cache: 'restricted',
});

const output = z.object({ documentId: z.string() });

export const draftSupervisionBulletin = defineRoute({
  name: 'draftSupervisionBulletin',
  method: 'POST',
  path: '/supervision-papers/bulletins',
  summary: '按督办事项现状拟督查通报，附各单位情况和事项明细',
  output,
  refusals: ['DOCUMENT_STEP_NOT_YOURS', 'NO_TASKS_TO_REPORT'],
});

export const draftSpecialReport = defineRoute({
  name: 'draftSpecialReport',
  method: 'POST',
  path: '/supervision-papers/special-reports',
  summary: '就一个督办事项拟专报',
  body: z.object({ taskId: IdText }),
  output,
  refusals: ['DOCUMENT_STEP_NOT_YOURS', 'TASK_NOT_FOUND'],
});

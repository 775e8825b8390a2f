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

export const listReplyTasks = defineRoute({
  name: 'listReplyTasks',
  method: 'GET',
  path: '/supervision-papers/:documentId/reply-tasks',
  summary: '督查文书的回复可采纳为哪些事项的反馈，已采纳的是哪些',
  params: z.object({ documentId: IdText }),
  output: z.object({
    tasks: z.array(
      z.object({
        taskId: z.string(),
        title: z.string(),
        orgIds: z.array(z.string()),
        /** Feedback can be recorded now. */
        isOpen: z.boolean(),
        takenReplyIds: z.array(z.string()),
      }),
    ),
    mayTake: z.boolean(),
  }),
  refusals: ['DOCUMENT_NOT_FOUND'],
  cache: 'restricted',
});

export const takeReply = defineRoute({
  name: 'takeReply',
  method: 'POST',
  path: '/supervision-papers/:documentId/replies/:replyId/feedback',
  summary: '把一个单位对督查文书的回复采纳为事项的反馈，附件随之成为佐证，可追溯到回复',
  params: z.object({ documentId: IdText, replyId: IdText }),
  body: z.object({
    tasks: z
      .array(
        z.object({
          taskId: IdText,
          percent: z.number().int().min(0).max(100).nullable().default(null),
        }),
      )
      .min(1)
      .max(50),
  }),
  output: z.object({ taken: WholeNumber }),
  refusals: [
    'DOCUMENT_NOT_FOUND',
    'REPLY_NOT_FOUND',
    'REPLY_TAKEN_ALREADY',
    'TASK_NOT_FOUND',
    'TASK_STEP_NOT_NOW',
    'TASK_STEP_NOT_YOURS',
    'TASK_NOT_YOUR_UNIT',
  ],
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

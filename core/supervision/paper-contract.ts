/** Papers of supervision that begin with the office and not with the ladder. */
import { z } from 'zod';
import { defineRoute, IdText } from '#core/platform/public.ts';

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

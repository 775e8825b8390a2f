import { z } from 'zod';
import { defineRoute, IdText, WholeNumber } from '#core/platform/public.ts';
import { ProblemFilter } from './contract.ts';

const params = z.object({ problemId: IdText });

export const attachProblemFile = defineRoute({
  name: 'attachProblemFile',
  method: 'POST',
  path: '/problems/:problemId/files',
  summary: '上传一份佐证，随后在反馈、办结、验收中引用',
  params,
  body: z.object({}),
  output: z.object({ fileId: z.string(), name: z.string() }),
  transport: 'upload',
  refusals: ['EVIDENCE_KIND', 'PROBLEM_NOT_FOUND', 'PROBLEM_STEP_NOT_YOURS'],
});

export const downloadProblemFile = defineRoute({
  name: 'downloadProblemFile',
  method: 'GET',
  path: '/problems/:problemId/files/:fileId',
  summary: '下载佐证原件',
  params: params.extend({ fileId: IdText }),
  transport: 'file',
  refusals: ['PROBLEM_NOT_FOUND', 'FILE_NOT_FOUND'],
  cache: 'restricted',
});

export const exportProblems = defineRoute({
  name: 'exportProblems',
  method: 'GET',
  path: '/problem-list/file',
  summary: '导出问题清单（Excel），可原样再导入',
  query: ProblemFilter,
  transport: 'file',
  cache: 'restricted',
});

export const importProblems = defineRoute({
  name: 'importProblems',
  method: 'POST',
  path: '/problem-list/file',
  summary: '导入问题清单（Excel）：先看结果，再确认导入',
  body: z.object({ apply: z.enum(['yes', 'no']).default('no') }),
  output: z.object({
    rows: z.array(
      z.object({
        at: z.string(),
        title: z.string(),
        projectName: z.string(),
        verdict: z.enum(['new', 'known', 'refused']),
        message: z.string(),
      }),
    ),
    raised: WholeNumber,
  }),
  transport: 'upload',
  refusals: ['PROBLEM_STEP_NOT_YOURS', 'PROBLEM_LIST_HEAD', 'WORKBOOK_UNREADABLE'],
});

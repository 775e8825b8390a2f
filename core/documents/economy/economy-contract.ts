/** Papers about the economy: drafted from a frozen MonthText, looked at as files in any MonthText, each figure followed to its cells. */
import { z } from 'zod';
import { defineRoute, MonthText } from '#core/platform/public.ts';

export const ECONOMY_PAPERS = [
  'economy-bulletin',
  'economy-analysis',
  'year-figures',
  'target-contract',
] as const;
export type EconomyPaper = (typeof ECONOMY_PAPERS)[number];
const paper = z.enum(ECONOMY_PAPERS);

export const PAPER_FORMATS = ['docx', 'pdf', 'pptx', 'xlsx', 'json'] as const;
export type PaperFormat = (typeof PAPER_FORMATS)[number];

/** Which forms a paper has: slides are the analysis's alone, a contract is signed on paper. */
export const FORMATS_OF: Record<EconomyPaper, readonly PaperFormat[]> = {
  'economy-bulletin': ['docx', 'pdf', 'xlsx'],
  'economy-analysis': ['docx', 'pdf', 'pptx', 'xlsx'],
  'year-figures': ['docx', 'pdf', 'xlsx'],
  'target-contract': ['docx', 'pdf'],
};

export const listEconomyPapers = defineRoute({
  name: 'listEconomyPapers',
  method: 'GET',
  path: '/economy-papers',
  summary: '经济运行材料：一个月可拟哪些材料、已有哪些',
  /** Without a month: the last one that is frozen. */
  query: z.object({ period: MonthText.optional() }),
  output: z.object({
    period: MonthText,
    isFrozen: z.boolean(),
    /** Sees papers before they are issued. */
    mayPreview: z.boolean(),
    mayDraft: z.array(paper),
    documents: z.array(z.object({ id: z.string(), kind: paper, title: z.string(), state: z.string() })),
    /** Departments that answer for targets of the year. */
    departments: z.array(z.object({ id: z.string(), name: z.string(), targets: z.number().int() })),
    /** Targets that no unit answers for. */
    unassigned: z.array(z.string()),
  }),
  refusals: ['PERIOD_UNKNOWN', 'SUBJECT_NOT_FOUND'],
});

export const draftEconomyPaper = defineRoute({
  name: 'draftEconomyPaper',
  method: 'POST',
  path: '/economy-papers/:period',
  summary: '按定版拟经济运行通报、分析、数据资料或目标责任书',
  params: z.object({ period: MonthText }),
  body: z.object({
    paper,
    requests: z.array(z.string().trim().min(1).max(500)).max(12).default([]),
  }),
  output: z.object({ documentIds: z.array(z.string()) }),
  refusals: [
    'PERIOD_NOT_FROZEN',
    'BULLETIN_UNDER_WAY',
    'DOCUMENT_STEP_NOT_YOURS',
    'NO_TARGETS',
    'SUBJECT_NOT_FOUND',
  ],
});

export const downloadEconomyPaper = defineRoute({
  name: 'downloadEconomyPaper',
  method: 'GET',
  path: '/economy-papers/:period/:paper/file',
  summary: '下载经济运行材料：按本月数据即时生成，未定版的标为草稿',
  params: z.object({ period: MonthText, paper }),
  query: z.object({
    format: z.enum(PAPER_FORMATS).default('docx'),
    /** Of a target contract: which department's. */
    department: z
      .string()
      .regex(/^\d{1,18}$/)
      .optional(),
  }),
  transport: 'file',
  refusals: ['ECONOMY_PAPER_NOT_YOURS', 'PAPER_FORMAT_UNKNOWN', 'NO_TARGETS', 'SUBJECT_NOT_FOUND'],
});

export const traceIndicatorFigure = defineRoute({
  name: 'traceIndicatorFigure',
  method: 'GET',
  path: '/documents/trace-indicator',
  summary: '数字溯源：材料中的经济数字 → 所依据的指标数',
  query: z.object({ figure: z.string().min(3).max(2000) }),
  output: z.object({
    measureName: z.string(),
    how: z.string(),
    rows: z.array(
      z.object({
        valueId: z.string(),
        indicator: z.string(),
        unit: z.string(),
        subject: z.string(),
        period: MonthText,
        value: z.string().nullable(),
        growth: z.string().nullable(),
        certainty: z.string(),
        orgName: z.string(),
        /** A later row was signed for the same cell. */
        isRevised: z.boolean(),
      }),
    ),
  }),
  refusals: ['FIGURE_UNKNOWN'],
});

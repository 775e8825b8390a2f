/** Routes of the import of a ledger workbook: read, correct, compare, apply, undo (handbook 5, last paragraph). */
import { z } from 'zod';
import {
  IMPORT_STATUSES,
  ImportQuestion,
  ImportRow,
  ImportSettings,
  SheetCorrections,
} from '#core/ledger/public.ts';
import { defineRoute } from '#core/platform/public.ts';
import { ImportHead } from './import-outcome.ts';

const id = z.string().regex(/^\d{1,18}$/);
const params = z.object({ importId: id });

export const IMPORT_STATES = [
  'working',
  'ready',
  'applying',
  'applied',
  'undone',
  'failed',
  'cancelled',
] as const;

const ImportLine = z.object({
  id: z.string(),
  fileName: z.string(),
  personName: z.string(),
  startedAt: z.string(),
  state: z.enum(IMPORT_STATES),
  /** What was done, or why it failed. */
  sentence: z.string(),
  counts: ImportHead.shape.counts.nullable(),
});
export type ImportLine = z.infer<typeof ImportLine>;

/** The head without what only the server needs. */
const ImportHeadView = ImportHead.omit({ corrections: true, layouts: true });

export const ImportRunView = ImportLine.extend({
  progress: z.object({ done: z.number().int(), total: z.number().int().nullable(), sentence: z.string() }),
  head: ImportHeadView.nullable(),
  settings: ImportSettings,
  /** Why no plan can be recorded from this file now, or what it will be. */
  planKind: z.enum(['issued', 'adjusted']),
  may: z.object({
    correct: z.boolean(),
    apply: z.boolean(),
    undo: z.boolean(),
    /** Why not, and what would enable it; '' when it can. */
    applyReason: z.string(),
    undoReason: z.string(),
  }),
  /** What applying does, in one sentence. */
  applySentence: z.string(),
  /** A change of 计划总投资 among the rows: its approval is to be named. */
  needsReason: z.boolean(),
});
export type ImportRunView = z.infer<typeof ImportRunView>;

export const startImport = defineRoute({
  name: 'startImport',
  method: 'POST',
  path: '/ledger/imports',
  summary: '上传台账工作簿（.xlsx、.xls、.csv），读取、识别并与台账比对',
  transport: 'upload',
  output: z.object({ importId: z.string() }),
  refusals: ['ONLY_PROJECT_OFFICE', 'IMPORT_NOT_WORKBOOK'],
});

export const listImports = defineRoute({
  name: 'listImports',
  method: 'GET',
  path: '/ledger/imports',
  summary: '导入记录',
  query: z.object({ before: id.optional() }),
  output: z.object({ imports: z.array(ImportLine), next: z.string().nullable() }),
  refusals: ['ONLY_PROJECT_OFFICE'],
});

export const getImport = defineRoute({
  name: 'getImport',
  method: 'GET',
  path: '/ledger/imports/:importId',
  summary: '一次导入：进度、识别结果、差异数、可办事项',
  params,
  output: ImportRunView,
  refusals: ['IMPORT_NOT_FOUND', 'ONLY_PROJECT_OFFICE'],
});

const FindingSeverity = z.enum(['error', 'warning', 'note']);
const page = z.coerce.number().int().min(0).max(100_000).default(0);

export const listImportCells = defineRoute({
  name: 'listImportCells',
  method: 'GET',
  path: '/ledger/imports/:importId/cells',
  summary: '工作表原样：每行的性质和各格所示内容，每页200行',
  params,
  query: z.object({ sheet: z.coerce.number().int().min(0).max(1000), page }),
  output: z.object({
    rows: z.array(
      z.object({
        address: z.number().int(),
        kind: z.enum(['data', 'group', 'subtotal', 'note', 'blank', 'header']),
        values: z.array(z.string().nullable()),
      }),
    ),
    next: z.number().int().nullable(),
  }),
  refusals: ['ONLY_PROJECT_OFFICE', 'IMPORT_NOT_FOUND'],
});

export const listImportRows = defineRoute({
  name: 'listImportRows',
  method: 'GET',
  path: '/ledger/imports/:importId/rows',
  summary: '与台账的差异，逐行逐栏，每页100行',
  params,
  query: z.object({ status: z.enum(IMPORT_STATUSES), page }),
  output: z.object({ rows: z.array(ImportRow), next: z.number().int().nullable() }),
  refusals: ['ONLY_PROJECT_OFFICE', 'IMPORT_NOT_FOUND'],
});

export const listImportQuestions = defineRoute({
  name: 'listImportQuestions',
  method: 'GET',
  path: '/ledger/imports/:importId/questions',
  summary: '须由人答复的问题，未答的在前，每页200条',
  params,
  query: z.object({ page }),
  output: z.object({
    questions: z.array(ImportQuestion.extend({ answer: z.string().nullable() })),
    next: z.number().int().nullable(),
  }),
  refusals: ['ONLY_PROJECT_OFFICE', 'IMPORT_NOT_FOUND'],
});

export const listImportFindings = defineRoute({
  name: 'listImportFindings',
  method: 'GET',
  path: '/ledger/imports/:importId/findings',
  summary: '检查意见及所在单元格，按轻重分列，每页200条',
  params,
  query: z.object({ severity: FindingSeverity, page }),
  output: z.object({
    findings: z.array(
      z.object({
        address: z.string(),
        code: z.string(),
        severity: FindingSeverity,
        message: z.string(),
      }),
    ),
    next: z.number().int().nullable(),
  }),
  refusals: ['ONLY_PROJECT_OFFICE', 'IMPORT_NOT_FOUND'],
});

export const correctImport = defineRoute({
  name: 'correctImport',
  method: 'POST',
  path: '/ledger/imports/:importId/corrections',
  summary: '更正识别结果、答复问题、改设置；随后重新比对',
  params,
  body: z.object({
    /** Corrections of one sheet, added to those already made. */
    sheet: SheetCorrections.partial({ columns: true, rows: true }).optional(),
    chosenSheets: z.record(z.string().max(200), z.boolean()).optional(),
    /** '' leaves the cell out; null takes the answer back. */
    answers: z.record(z.string().max(400), z.string().max(400).nullable()).optional(),
    settings: ImportSettings.partial().optional(),
  }),
  output: z.object({ done: z.boolean() }),
  refusals: ['IMPORT_NOT_NOW', 'IMPORT_NOT_FOUND', 'ONLY_PROJECT_OFFICE'],
});

export const cancelImport = defineRoute({
  name: 'cancelImport',
  method: 'POST',
  path: '/ledger/imports/:importId/cancel',
  summary: '停止读取或入账；已写的一并撤回',
  params,
  output: z.object({ done: z.boolean() }),
  refusals: ['ONLY_PROJECT_OFFICE', 'IMPORT_NOT_FOUND'],
});

export const applyImport = defineRoute({
  name: 'applyImport',
  method: 'POST',
  path: '/ledger/imports/:importId/apply',
  summary: '入账：一次办理，全成或全不成；可只选部分行',
  params,
  body: z.object({
    statuses: z
      .array(z.enum(['new', 'changed']))
      .min(1)
      .default(['new', 'changed']),
    /** Rows left out, by key. */
    without: z.array(z.string().max(300)).max(100_000).default([]),
    /** Approval of changed total investments, or any other ground. */
    reason: z.string().trim().max(500).default(''),
  }),
  output: z.object({
    sentence: z.string(),
    added: z.number().int(),
    changed: z.number().int(),
    left: z.number().int(),
    batchId: z.string().nullable(),
  }),
  refusals: [
    'IMPORT_NOT_NOW',
    'IMPORT_CANCELLED',
    'IMPORT_LEDGER_MOVED_ON',
    'TOTAL_INVESTMENT_NEEDS_APPROVAL',
    'PLAN_LINE_INVALID',
    'ONLY_PROJECT_OFFICE',
    'IMPORT_NOT_FOUND',
  ],
});

export const undoImport = defineRoute({
  name: 'undoImport',
  method: 'POST',
  path: '/ledger/imports/:importId/undo',
  summary: '整批撤销导入：新增的移出清单，改动的恢复原值，历史保留',
  params,
  body: z.object({ reason: z.string().trim().max(500).default('') }),
  output: z.object({ sentence: z.string() }),
  refusals: ['IMPORT_NOT_NOW', 'IMPORT_STANDS', 'ONLY_PROJECT_OFFICE', 'IMPORT_NOT_FOUND'],
});

export const downloadAnnotated = defineRoute({
  name: 'downloadAnnotated',
  method: 'GET',
  path: '/ledger/imports/:importId/annotated',
  summary: '下载须改的行：问题单元格着色并写明意见',
  params,
  query: z.object({ all: z.enum(['yes', 'no']).default('no') }),
  transport: 'file',
  // The workbook is read again.
  refusals: [
    'IMPORT_WORKBOOK_BLANK',
    'IMPORT_FILE_EMPTY',
    'IMPORT_FILE_ENCRYPTED',
    'IMPORT_FILE_HAS_MACROS',
    'IMPORT_FILE_TOO_LARGE',
    'IMPORT_TOO_SLOW',
    'IMPORT_FILE_NOT_TEXT',
    'IMPORT_FILE_IS_WEB_PAGE',
    'IMPORT_FILE_WRONG_KIND',
    'IMPORT_FILE_DAMAGED',
    'ONLY_PROJECT_OFFICE',
    'IMPORT_NOT_FOUND',
  ],
});

/** Routes of filling: the grid, the form, drafts, workbooks. */
import { z } from 'zod';
import { defineRoute, IdText, WholeNumber } from '#core/platform/public.ts';
import { Explanations } from '#core/quality/public.ts';
import { CELL_FIELDS, DraftOrigin, StructuredParts } from './draft.ts';
import { PeriodView, period, ReportRowView, StepView, UnitHead } from './row-contract.ts';

export const getGrid = defineRoute({
  name: 'getReportGrid',
  method: 'GET',
  path: '/reporting/grid/:period',
  summary: '本单位本期填报表格',
  params: period,
  query: z.object({ orgId: IdText.optional() }),
  output: UnitHead.extend({
    rows: z.array(ReportRowView),
    confirmedCount: WholeNumber,
    errorCount: WholeNumber,
    unansweredCount: WholeNumber,
    canSubmit: z.array(z.string()),
    canPass: z.array(z.string()),
    canConfirm: z.array(z.string()),
    canPrintSheet: z.boolean(),
    /** Why nothing can be submitted now; empty when something can. */
    submitHint: z.string(),
  }),
  cache: 'restricted',
  refusals: ['UNIT_NOT_YOURS', 'PERIOD_NOT_OPEN'],
});

export const getReport = defineRoute({
  name: 'getReport',
  method: 'GET',
  path: '/reporting/reports/:period/:projectId',
  summary: '单个项目的填报表单',
  params: period.extend({ projectId: IdText }),
  output: z.object({
    period: PeriodView,
    row: ReportRowView,
    steps: z.array(StepView),
    returnTargets: z.array(z.object({ to: z.enum(['step', 'review']), step: WholeNumber, name: z.string() })),
    history: z.array(
      z.object({
        kind: z.string(),
        label: z.string(),
        personName: z.string(),
        orgName: z.string(),
        postTitle: z.string(),
        way: z.string(),
        reason: z.string(),
        at: z.string(),
      }),
    ),
  }),
  cache: 'restricted',
  refusals: ['PERIOD_UNKNOWN', 'REPORT_NOT_FOUND', 'PERIOD_NOT_OPEN'],
});

const CellWrite = z.object({
  field: z.enum(CELL_FIELDS),
  value: z.string().max(2000),
  seen: z.string().max(2000),
});
export const DraftWrite = z.object({
  projectId: IdText,
  draftVersion: WholeNumber,
  cells: z.array(CellWrite).max(20),
  parts: StructuredParts.optional(),
  explanations: Explanations.optional(),
});
export type DraftWrite = z.infer<typeof DraftWrite>;

const ConflictView = z.object({
  projectId: z.string(),
  projectName: z.string(),
  field: z.string(),
  fieldLabel: z.string(),
  yours: z.string(),
  theirs: z.string(),
  byName: z.string(),
});
export const saveDrafts = defineRoute({
  name: 'saveReportDrafts',
  method: 'POST',
  path: '/reporting/drafts/:period',
  summary: '保存填报草稿（随填随存）',
  params: period,
  body: z.object({
    drafts: z.array(DraftWrite).min(1).max(2000),
    origin: DraftOrigin.shape.kind.default('grid'),
  }),
  output: z.object({
    saved: z.array(z.object({ projectId: z.string(), draftVersion: WholeNumber })),
    conflicts: z.array(ConflictView),
    /** The rows as they stand now, findings included. */
    rows: z.array(ReportRowView),
  }),
  refusals: [
    'REPORT_NOT_YOURS',
    'REPORT_NOT_FOUND',
    'REPORT_NOT_OPEN_FOR_THIS',
    'PERIOD_FROZEN',
    'PERIOD_NOT_OPEN',
  ],
  seenFields: ['draftVersion'],
});

export const downloadWorkbook = defineRoute({
  name: 'downloadReportWorkbook',
  method: 'GET',
  path: '/reporting/workbook/:period',
  summary: '下载本单位本期填报表（Excel）',
  params: period,
  transport: 'file',
  refusals: ['PERIOD_UNKNOWN', 'PERIOD_NOT_OPEN'],
});
export const uploadWorkbook = defineRoute({
  name: 'uploadReportWorkbook',
  method: 'POST',
  path: '/reporting/workbook/:period',
  summary: '上传填好的填报表，存为草稿',
  params: period,
  output: z.object({
    saved: WholeNumber,
    cells: WholeNumber,
    conflicts: z.array(ConflictView),
    findings: z.array(
      z.object({
        address: z.string(),
        code: z.string(),
        severity: z.enum(['error', 'warning', 'note']),
        message: z.string(),
      }),
    ),
    sentence: z.string(),
  }),
  refusals: [
    'PERIOD_NOT_OPEN',
    'WORKBOOK_WRONG_TEMPLATE',
    'WORKBOOK_UNREADABLE',
    'WORKBOOK_OTHER_UNIT',
    'WORKBOOK_OTHER_PERIOD',
  ],
  transport: 'upload',
});

import { z } from 'zod';
import { defineRoute, MonthText } from '#core/platform/public.ts';

const id = z.string().regex(/^\d{1,18}$/);

export const downloadDossier = defineRoute({
  name: 'downloadDossier',
  method: 'GET',
  path: '/documents/dossiers/:period/:projectId',
  summary: '项目一页纸：责任人、亮灯与理由、计划与实际曲线、节点、问题',
  params: z.object({ period: MonthText, projectId: id }),
  query: z.object({ format: z.enum(['docx', 'pdf']).default('pdf') }),
  transport: 'file',
  refusals: ['PROJECT_NOT_FOUND', 'PROJECT_NOT_IN_PERIOD'],
});

export const PROJECT_LISTS = {
  'planned-to-start': { zh: '计划开工项目清单', en: 'Projects planned to start' },
  building: { zh: '在建项目清单', en: 'Projects under construction' },
} as const;
export type ProjectListKind = keyof typeof PROJECT_LISTS;

export const downloadProjectList = defineRoute({
  name: 'downloadProjectList',
  method: 'GET',
  path: '/documents/lists/:period/:list',
  summary: '两个清单：计划开工、在建，按行业分组，出自定版数据',
  params: z.object({ period: MonthText, list: z.enum(['planned-to-start', 'building']) }),
  query: z.object({ format: z.enum(['docx', 'pdf', 'xlsx']).default('docx') }),
  transport: 'file',
  refusals: ['PERIOD_NOT_FROZEN', 'LIST_EMPTY'],
});

export const listStaleLines = defineRoute({
  name: 'listStaleLines',
  method: 'GET',
  path: '/documents/:documentId/stale-lines',
  summary: '定版之后批准的更正涉及哪些条目；公文仍按定版数据',
  params: z.object({ documentId: id }),
  output: z.object({
    frozenAt: z.string().nullable(),
    amendments: z.array(
      z.object({
        projectId: z.string(),
        projectName: z.string(),
        unitName: z.string(),
        measureName: z.string(),
        oldValue: z.string().nullable(),
        newValue: z.string(),
        reason: z.string(),
        approverName: z.string(),
        approvedAt: z.string(),
        lineIds: z.array(z.string()),
      }),
    ),
    lines: z.array(z.object({ lineId: z.string(), text: z.string(), isAnnex: z.boolean() })),
  }),
  refusals: ['DOCUMENT_NOT_FOUND'],
});

/** A piece of a sheet around one cell, as Excel shows it. */
export const SheetPieceView = z.object({
  fileId: z.string(),
  fileName: z.string(),
  sheet: z.string(),
  address: z.string(),
  columns: z.array(z.string()),
  rows: z.array(
    z.object({ number: z.number().int(), isHead: z.boolean(), cells: z.array(z.string().nullable()) }),
  ),
  marked: z.object({ row: z.number().int(), column: z.string() }),
});

export const traceCell = defineRoute({
  name: 'traceCell',
  method: 'GET',
  path: '/documents/trace/file/:fileId',
  summary: '数字溯源：原始工作簿中该单元格及周围的样子',
  params: z.object({ fileId: id }),
  query: z.object({
    sheet: z.string().max(120).default(''),
    address: z.string().regex(/^[A-Za-z]{1,3}[1-9]\d{0,6}$/),
  }),
  output: SheetPieceView,
  refusals: [
    'IMPORT_FILE_NOT_TEXT',
    'IMPORT_FILE_DAMAGED',
    'IMPORT_FILE_WRONG_KIND',
    'FILE_NOT_FOUND',
    'SHEET_NOT_FOUND',
  ],
  cache: 'restricted',
});

export const downloadTracedFile = defineRoute({
  name: 'downloadTracedFile',
  method: 'GET',
  path: '/documents/trace/file/:fileId/original',
  summary: '数字溯源：下载原件',
  params: z.object({ fileId: id }),
  transport: 'file',
  refusals: ['FILE_NOT_FOUND'],
  cache: 'restricted',
});

export const keepPaperScan = defineRoute({
  name: 'keepPaperScan',
  method: 'POST',
  path: '/documents/:documentId/scans',
  summary: '上传签字后的发文稿纸扫描件（PDF 或照片），随后代录时引用',
  params: z.object({ documentId: id }),
  body: z.object({}),
  output: z.object({ fileId: z.string(), name: z.string() }),
  transport: 'upload',
  refusals: ['DOCUMENT_NOT_FOUND', 'DOCUMENT_STEP_NOT_YOURS', 'SCAN_KIND'],
});

import { z } from 'zod';
import { defineRoute, MonthText } from '#core/platform/public.ts';
import { PROJECT_SORTS, ProjectFilter, SPLIT_NAMES } from '#core/progress/public.ts';
import { UPWARD_FIELDS, UpwardMapping } from './upward-mapping.ts';

const id = z.string().regex(/^\d{1,18}$/);

export const exportLedger = defineRoute({
  name: 'exportLedger',
  method: 'GET',
  path: '/ledger/export',
  summary: '台账 Excel：与筛选完全一致的行，分组小计，可原样再导入',
  query: ProjectFilter.extend({
    period: MonthText,
    group: z.enum(['none', 'sector', 'unit']).default('sector'),
    sort: z.enum(PROJECT_SORTS).default('serial'),
    order: z.enum(['asc', 'desc']).default('asc'),
    rows: z.enum(['top', 'leaf', 'all']).default('all'),
  }),
  transport: 'file',
  refusals: ['PERIOD_NOT_OPENED'],
});

export const exportOverview = defineRoute({
  name: 'exportOverview',
  method: 'GET',
  path: '/progress/overview/export',
  summary: '总览 Excel：当前分组和筛选，合计在前，分别排位',
  query: ProjectFilter.extend({ period: MonthText, split: z.enum(SPLIT_NAMES).default('unit') }),
  transport: 'file',
  refusals: ['PERIOD_NOT_OPENED'],
});

const UpwardReportView = z.object({
  id: z.string(),
  period: z.string(),
  fileName: z.string(),
  personName: z.string(),
  recordedAt: z.string(),
  differences: z.array(
    z.object({
      address: z.string(),
      rowName: z.string(),
      head: z.string(),
      ours: z.string().nullable(),
      theirs: z.string().nullable(),
      explanation: z.string(),
    }),
  ),
});

export const UpwardTemplateView = z.object({
  id: z.string(),
  name: z.string(),
  fileId: z.string(),
  fileName: z.string(),
  recordedAt: z.string(),
  mapping: UpwardMapping,
  reports: z.array(UpwardReportView),
});

export const listUpwardTemplates = defineRoute({
  name: 'listUpwardTemplates',
  method: 'GET',
  path: '/exchange/upward/templates',
  summary: '上报表：已对好的上级模板和历次上报版本',
  output: z.object({
    templates: z.array(UpwardTemplateView),
    fields: z.array(z.object({ field: z.enum(UPWARD_FIELDS), zh: z.string() })),
  }),
  refusals: ['UPWARD_NOT_YOURS'],
});

export const addUpwardTemplate = defineRoute({
  name: 'addUpwardTemplate',
  method: 'POST',
  path: '/exchange/upward/templates',
  summary: '上报表：上传上级模板，读懂表头并给出对应建议',
  body: z.object({ name: z.string().trim().min(1).max(80) }),
  output: z.object({ templateId: z.string(), name: z.string(), mapping: UpwardMapping }),
  transport: 'upload',
  refusals: ['UPWARD_NOT_YOURS', 'UPWARD_KIND', 'UPWARD_NO_HEAD'],
});

export const setUpwardMapping = defineRoute({
  name: 'setUpwardMapping',
  method: 'PUT',
  path: '/exchange/upward/templates/:templateId/mapping',
  summary: '上报表：改定表头对应，留存新版',
  params: z.object({ templateId: id }),
  body: z.object({ mapping: UpwardMapping }),
  output: z.object({ templateId: z.string() }),
  refusals: ['UPWARD_NOT_YOURS', 'UPWARD_NOT_FOUND', 'UPWARD_CHANGED_MEANWHILE'],
});

export const fillUpwardTable = defineRoute({
  name: 'fillUpwardTable',
  method: 'GET',
  path: '/exchange/upward/templates/:templateId/fill/:period',
  summary: '上报表：按定版数据填出，格式不变',
  params: z.object({ templateId: id, period: MonthText }),
  transport: 'file',
  refusals: ['UPWARD_NOT_YOURS', 'UPWARD_NOT_FOUND', 'PERIOD_NOT_FROZEN'],
});

export const UpwardDifference = z.object({
  address: z.string(),
  rowName: z.string(),
  head: z.string(),
  ours: z.string().nullable(),
  theirs: z.string().nullable(),
});

export const compareUpwardTable = defineRoute({
  name: 'compareUpwardTable',
  method: 'POST',
  path: '/exchange/upward/templates/:templateId/compare/:period',
  summary: '上报表：实际上报的版本与本县定版数据逐格比对，不入库',
  params: z.object({ templateId: id, period: MonthText }),
  body: z.object({}),
  output: z.object({ differences: z.array(UpwardDifference) }),
  transport: 'upload',
  refusals: ['UPWARD_NOT_YOURS', 'UPWARD_NOT_FOUND', 'PERIOD_NOT_FROZEN', 'SHEET_NOT_FOUND'],
});

export const recordUpwardReport = defineRoute({
  name: 'recordUpwardReport',
  method: 'POST',
  path: '/exchange/upward/templates/:templateId/reports/:period',
  summary: '上报表：留存上报版本，与本县数据的差异逐项说明',
  params: z.object({ templateId: id, period: MonthText }),
  /** `explanations`: JSON text, cell address → explanation. */
  body: z.object({ explanations: z.string().max(200_000).default('{}') }),
  output: z.object({ reportId: z.string(), differences: z.number().int() }),
  transport: 'upload',
  refusals: [
    'SHEET_NOT_FOUND',
    'UPWARD_NOT_YOURS',
    'UPWARD_NOT_FOUND',
    'PERIOD_NOT_FROZEN',
    'UPWARD_UNEXPLAINED',
  ],
});

export const downloadUpwardReport = defineRoute({
  name: 'downloadUpwardReport',
  method: 'GET',
  path: '/exchange/upward/reports/:reportId/file',
  summary: '上报表：下载留存的上报版本',
  params: z.object({ reportId: id }),
  transport: 'file',
  refusals: ['UPWARD_NOT_YOURS', 'UPWARD_NOT_FOUND'],
});

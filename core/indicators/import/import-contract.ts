/** Routes of the import of statistical files: read, ask, compare, file. */
import { z } from 'zod';
import { defineRoute, IdText, WholeNumber } from '#core/platform/public.ts';
import { MonthText } from '../contract.ts';
import { LINE_STATES } from './settle-import.ts';
import { NOTE_KINDS, QUESTION_KINDS } from './stat-reading.ts';

const params = z.object({ id: IdText });
const Figures = z.object({
  value: z.string().nullable(),
  growth: z.string().nullable(),
  base: z.string().nullable(),
});

const ImportHead = z.object({
  id: IdText,
  fileName: z.string(),
  personName: z.string(),
  orgName: z.string(),
  startedAt: z.string(),
  /** Where its figures stand; null as well once it was given up. */
  filingId: IdText.nullable(),
  discardedAt: z.string().nullable(),
  discardedBy: z.string(),
});

const UNKNOWN = ['STAT_IMPORT_NOT_FOUND'];
const FILES = [
  ...[
    'IMPORT_NOT_WORKBOOK',
    'STAT_NO_TABLE',
    'STAT_TOO_MANY_ROWS',
    'IMPORT_FILE_TOO_LARGE',
    'IMPORT_TOO_SLOW',
  ],
  ...['IMPORT_FILE_DAMAGED', 'FILING_NOT_YOURS', 'NO_INDICATORS_OF_UNIT'],
];

export const startStatImport = defineRoute({
  name: 'startStatisticsImport',
  method: 'POST',
  path: '/indicators/imports',
  summary: '上传统计数据文件（.xlsx、.xls、.csv），识别地区、指标、时间和单位',
  transport: 'upload',
  output: z.object({ id: IdText }),
  refusals: FILES,
});

export const listStatImports = defineRoute({
  name: 'listStatisticsImports',
  method: 'GET',
  path: '/indicators/imports',
  summary: '本单位导入统计数据的记录',
  output: z.object({ imports: z.array(ImportHead), mayImport: z.boolean() }),
});

export const getStatImport = defineRoute({
  name: 'getStatisticsImport',
  method: 'GET',
  path: '/indicators/imports/:id',
  summary: '一次导入：问题、说明、与已入账数的比较',
  params,
  output: ImportHead.extend({
    questions: z.array(
      z.object({
        key: z.string(),
        kind: z.enum(QUESTION_KINDS),
        sentence: z.string(),
        choices: z.array(z.object({ value: z.string(), label: z.string() })),
        proposed: z.string().nullable(),
        answer: z.string().nullable(),
        count: WholeNumber,
        places: z.array(z.string()),
      }),
    ),
    /** Answers with which the file was read; each can be taken back. */
    given: z.array(
      z.object({ key: z.string(), kind: z.enum(QUESTION_KINDS), word: z.string(), answer: z.string() }),
    ),
    notes: z.array(
      z.object({
        kind: z.enum(NOTE_KINDS),
        sentence: z.string(),
        count: WholeNumber,
        places: z.array(z.string()),
      }),
    ),
    counts: z.array(z.object({ state: z.enum(LINE_STATES), count: WholeNumber })),
    /** The first lines, those that want attention before the others. */
    lines: z.array(
      z.object({
        place: z.string(),
        indicator: z.string(),
        unit: z.string(),
        subject: z.string(),
        period: MonthText,
        state: z.enum(LINE_STATES),
        figures: Figures,
        signed: Figures.nullable(),
      }),
    ),
    lineCount: WholeNumber,
    fileCount: WholeNumber,
    /** Offered where a name is unknown. */
    indicators: z.array(z.object({ code: z.string(), name: z.string() })),
    subjects: z.array(z.object({ code: z.string(), name: z.string() })),
    /** The open filing of the one month that the file holds. */
    monthly: z.object({ id: IdText, title: z.string() }).nullable(),
    mayAct: z.boolean(),
    mayDiscard: z.boolean(),
  }),
  refusals: UNKNOWN,
});

export const answerStatImport = defineRoute({
  name: 'answerStatisticsImport',
  method: 'POST',
  path: '/indicators/imports/:id/answers',
  summary: '答复导入的问题，重新识别和比较',
  params,
  body: z.strictObject({
    /** By the key of the question; null takes an answer back. */
    answers: z.record(z.string().max(400), z.string().max(300).nullable()),
  }),
  output: z.object({ done: z.boolean() }),
  refusals: [...UNKNOWN, ...FILES, 'STAT_IMPORT_FILED', 'STAT_IMPORT_DISCARDED'],
});

export const fileStatImport = defineRoute({
  name: 'fileStatisticsImport',
  method: 'POST',
  path: '/indicators/imports/:id/filing',
  summary: '把读出的数放进指标报送，再按步骤提交、签字',
  params,
  body: z.strictObject({ into: z.enum(['import', 'monthly']) }),
  output: z.object({ filingId: IdText, sentence: z.string() }),
  refusals: [
    ...UNKNOWN,
    ...[
      'STAT_IMPORT_FILED',
      'STAT_IMPORT_DISCARDED',
      'STAT_IMPORT_OPEN_QUESTIONS',
      'STAT_IMPORT_EMPTY',
      'STAT_DRAFT_DIFFERS',
    ],
    ...['FILING_NOT_YOURS', 'FILING_MONTH_FROZEN', 'FILING_NOT_FOUND', 'REPORT_NOT_OPEN_FOR_THIS'],
  ],
});

export const discardStatImport = defineRoute({
  name: 'discardStatisticsImport',
  method: 'POST',
  path: '/indicators/imports/:id/discard',
  summary: '放弃导入：不再作答和放进报送，由它放进草稿的数退出；已签字入账的不动',
  params,
  output: z.object({ sentence: z.string() }),
  refusals: [
    ...UNKNOWN,
    ...['STAT_IMPORT_DISCARDED', 'STAT_IMPORT_SIGNED', 'STAT_IMPORT_NOT_LAST', 'FILING_NOT_FOUND'],
    ...['FILING_NOT_YOURS', 'FILING_MONTH_FROZEN', 'REPORT_NOT_OPEN_FOR_THIS'],
  ],
});

const SourceCell = z.object({
  fileName: z.string(),
  title: z.string(),
  place: z.string(),
  columns: z.array(z.string()),
  rows: z.array(
    z.object({
      number: WholeNumber,
      cells: z.array(z.object({ text: z.string(), isIt: z.boolean() })),
    }),
  ),
});

export const getImportCell = defineRoute({
  name: 'getStatisticsImportCell',
  method: 'GET',
  path: '/indicators/imports/:id/source',
  summary: '导入文件里这一格和它的周围，放进报送以前就可以看',
  params,
  query: z.object({ place: z.string().max(200) }),
  output: SourceCell,
  refusals: [...UNKNOWN, 'SOURCE_CELL_NOT_FOUND'],
});

export const downloadImportFile = defineRoute({
  name: 'downloadStatisticsImport',
  method: 'GET',
  path: '/indicators/imports/:id/file',
  summary: '下载导入的文件，与上传时一致',
  params,
  transport: 'file',
  refusals: UNKNOWN,
});

export const getSourceCell = defineRoute({
  name: 'getStatisticsSourceCell',
  method: 'GET',
  path: '/indicators/filings/:id/source',
  summary: '来源文件里这一格和它的周围',
  params,
  query: z.object({ place: z.string().max(200) }),
  output: SourceCell,
  refusals: ['FILING_NOT_FOUND', 'SOURCE_CELL_NOT_FOUND'],
});

export const downloadSource = defineRoute({
  name: 'downloadStatisticsSource',
  method: 'GET',
  path: '/indicators/filings/:id/file',
  summary: '下载来源文件，与上传时一致',
  params,
  transport: 'file',
  refusals: ['FILING_NOT_FOUND', 'SOURCE_CELL_NOT_FOUND'],
});

const ENTRY = ['FILING_NOT_FOUND', 'ENTRY_ONLY_MONTHS'];

export const downloadEntryWorkbook = defineRoute({
  name: 'downloadIndicatorWorkbook',
  method: 'GET',
  path: '/indicators/filings/:id/workbook',
  summary: '下载指标填报表：本月要填的格子，附上月和上年同期',
  params,
  transport: 'file',
  refusals: ENTRY,
});

export const uploadEntryWorkbook = defineRoute({
  name: 'uploadIndicatorWorkbook',
  method: 'POST',
  path: '/indicators/filings/:id/workbook',
  summary: '上传填好的指标填报表，存为草稿',
  params,
  transport: 'upload',
  output: z.object({
    cells: WholeNumber,
    sentence: z.string(),
    findings: z.array(z.object({ place: z.string(), sentence: z.string() })),
  }),
  refusals: [
    'IMPORT_FILE_DAMAGED',
    ...ENTRY,
    ...['ENTRY_WRONG_TEMPLATE', 'ENTRY_COLUMNS_MOVED', 'ENTRY_OTHER_MONTH'],
    ...['FILING_NOT_YOURS', 'FILING_MONTH_FROZEN', 'REPORT_NOT_OPEN_FOR_THIS'],
  ],
});

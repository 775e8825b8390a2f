import { z } from 'zod';
import { defineRoute, FigureText, IdText, MonthText, WholeNumber } from '#core/platform/public.ts';
import { ENTERPRISE_KINDS, THRESHOLD_KINDS, ThresholdRules } from './enterprise.ts';
import { ENTRY_STATES } from './entry-candidate.ts';
import { TALK_OUTCOMES } from './talk.ts';

const Amount = z.string().regex(/^-?\d{1,16}(\.\d{1,2})?$/);

export const EnterpriseInput = z.strictObject({
  name: z.string().trim().min(2).max(100),
  /** 统一社会信用代码; empty while it is not known. */
  code: z.string().trim().max(18).default(''),
  kind: z.enum(ENTERPRISE_KINDS),
  sector: z.string().trim().max(40).default(''),
  /** The town or park where it stands, by any of its names. */
  orgName: z.string().trim().min(1).max(100),
  isActive: z.boolean().default(true),
});
export type EnterpriseInput = z.infer<typeof EnterpriseInput>;

const Standing = z.object({
  state: z.enum(ENTRY_STATES),
  lineYuan: FigureText,
  amountYuan: FigureText,
  /** amount ÷ line. */
  share: FigureText,
  missingPapers: z.array(z.string()),
  papers: z.array(z.object({ paper: z.string(), isThere: z.boolean() })),
  enteredOn: z.string().nullable(),
  leftOn: z.string().nullable(),
});

export const EnterpriseRow = z.object({
  id: IdText,
  name: z.string(),
  code: z.string(),
  kind: z.enum(ENTERPRISE_KINDS),
  sector: z.string(),
  orgId: IdText,
  orgName: z.string(),
  lastPeriod: MonthText.nullable(),
  standing: Standing,
  /** What is to be asked and has not been talked about. */
  notes: z.array(z.string()),
  talk: z
    .object({
      on: z.string(),
      period: MonthText.nullable(),
      asked: z.array(z.string()),
      outcome: z.enum(TALK_OUTCOMES),
      note: z.string(),
      personName: z.string(),
    })
    .nullable(),
  maySet: z.boolean(),
});
export type EnterpriseRow = z.output<typeof EnterpriseRow>;

export const listEnterprises = defineRoute({
  name: 'listEnterprises',
  method: 'GET',
  path: '/enterprises',
  summary: '服务企业：离入统还差什么（服务清单，不亮灯、不排位）',
  output: z.object({
    enterprises: z.array(EnterpriseRow),
    rules: ThresholdRules,
    /** Entered and left by month of the year. */
    months: z.array(z.object({ period: MonthText, entered: WholeNumber, left: WholeNumber })),
    today: z.string(),
    mayKeep: z.boolean(),
  }),
});

export const putEnterprises = defineRoute({
  name: 'putEnterprises',
  method: 'POST',
  path: '/enterprises',
  summary: '登记或更改服务企业，按名称认',
  body: z.strictObject({ enterprises: z.array(EnterpriseInput).min(1).max(5000) }),
  output: z.object({ added: WholeNumber, changed: WholeNumber }),
  refusals: ['ENTERPRISES_NOT_YOURS', 'ENTERPRISE_LIST_WRONG'],
});

export const tellFigures = defineRoute({
  name: 'tellEnterpriseFigures',
  method: 'POST',
  path: '/enterprises/:id/figures',
  summary: '记下企业告知的累计数（不是统计报表）',
  params: z.object({ id: IdText }),
  body: z
    .strictObject({
      period: MonthText,
      salesYuan: Amount.nullable(),
      profitYuan: Amount.nullable(),
      outputYuan: Amount.nullable(),
      electricityKwh: Amount.nullable(),
    })
    .refine(
      (one) =>
        [one.salesYuan, one.profitYuan, one.outputYuan, one.electricityKwh].some((value) => value !== null),
      {
        path: ['salesYuan'],
        message: '至少填一个数',
      },
    ),
  output: z.object({ notes: z.array(z.string()) }),
  refusals: ['ENTERPRISE_NOT_FOUND', 'ENTERPRISE_NOT_YOURS', 'MONTH_NOT_BEGUN'],
});

export const recordTalk = defineRoute({
  name: 'recordEnterpriseTalk',
  method: 'POST',
  path: '/enterprises/:id/talks',
  summary: '走访了解：记下谈了什么、了解到什么（服务记录）',
  params: z.object({ id: IdText }),
  body: z.strictObject({
    on: z.iso.date(),
    outcome: z.enum(TALK_OUTCOMES),
    note: z.string().trim().min(2).max(300),
  }),
  output: z.object({ sentence: z.string() }),
  refusals: ['ENTERPRISE_NOT_FOUND', 'ENTERPRISE_NOT_YOURS', 'TALK_DAY_WRONG'],
});

const Thing = z.enum(['enterprises', 'projects']);

export const setPaper = defineRoute({
  name: 'setEntryPaper',
  method: 'POST',
  path: '/statistics-entry/:thing/:id/papers',
  summary: '入统要件：已备齐或又缺',
  params: z.object({ thing: Thing, id: IdText }),
  body: z.strictObject({ paper: z.string().trim().min(1).max(40), isThere: z.boolean() }),
  output: z.object({ missing: z.array(z.string()) }),
  refusals: ['ENTERPRISE_NOT_FOUND', 'ENTERPRISE_NOT_YOURS', 'PROJECT_NOT_FOUND', 'PAPER_UNKNOWN'],
});

export const recordEntry = defineRoute({
  name: 'recordEntry',
  method: 'POST',
  path: '/statistics-entry/:thing/:id/moves',
  summary: '记下入统或退出，由企业或项目单位告知',
  params: z.object({ thing: Thing, id: IdText }),
  body: z.strictObject({
    kind: z.enum(['entered', 'left']),
    on: z.iso.date(),
    note: z.string().trim().max(200).default(''),
  }),
  output: z.object({ sentence: z.string() }),
  refusals: [
    'ENTERPRISE_NOT_FOUND',
    'ENTERPRISE_NOT_YOURS',
    'PROJECT_NOT_FOUND',
    'ENTRY_NOT_NOW',
    'ENTRY_DAY_WRONG',
  ],
});

export const listProjectEntries = defineRoute({
  name: 'listProjectEntries',
  method: 'GET',
  path: '/statistics-entry/projects',
  summary: '项目入统服务清单：达到起点、已开工、尚未入统的项目，缺哪些要件',
  query: z.object({ state: z.enum(ENTRY_STATES).optional() }),
  output: z.object({
    projects: z.array(
      z.object({
        id: IdText,
        name: z.string(),
        code: z.string(),
        orgId: IdText,
        orgName: z.string(),
        totalInvestmentYuan: FigureText,
        startedOn: z.string().nullable(),
        standing: Standing,
        maySet: z.boolean(),
      }),
    ),
    counts: z.object({
      entered: WholeNumber,
      reached: WholeNumber,
      below: WholeNumber,
      unknown: WholeNumber,
    }),
  }),
});

export const setThresholds = defineRoute({
  name: 'setThresholds',
  method: 'POST',
  path: '/enterprises/thresholds',
  summary: '设定入统起点及其起始日',
  body: z.strictObject({ rules: ThresholdRules, source: z.string().trim().min(2).max(200) }),
  output: z.object({ version: WholeNumber, validFrom: z.string() }),
  refusals: ['ENTERPRISES_NOT_YOURS'],
});

export const exportEnterprises = defineRoute({
  name: 'exportEnterprises',
  method: 'GET',
  path: '/enterprises/file',
  summary: '服务清单 Excel',
  transport: 'file',
});

export const ThresholdKindText = z.enum(THRESHOLD_KINDS);

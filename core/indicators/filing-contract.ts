import { z } from 'zod';
import { defineRoute, IdText, WholeNumber } from '#core/platform/public.ts';
import { REPORT_ACTS } from '#core/reporting/public.ts';
import { MonthText, SubjectView } from './contract.ts';
import { FILING_KINDS, FilingCell, FilingCells, FilingExplanations } from './filing.ts';
import { Indicator } from './indicator.ts';

const Certainty = z.enum(['forecast', 'preliminary', 'verified']);
const Caliber = z.enum(['dispatch', 'statistics', 'funds']);
export const FILING_STATUSES = [
  'open',
  'draft',
  'submitted',
  'confirmed',
  'accepted',
  'returned',
  'withdrawn',
] as const;

const FilingHead = z.object({
  id: IdText,
  kind: z.enum(FILING_KINDS),
  period: MonthText.nullable(),
  orgId: IdText,
  orgName: z.string(),
  title: z.string(),
  source: z.string(),
  certainty: Certainty,
  caliber: Caliber,
  status: z.enum(FILING_STATUSES),
  step: WholeNumber,
  returnReason: z.string(),
  draftAt: z.string().nullable(),
  deadlineAt: z.string().nullable(),
  isLate: z.boolean(),
  firstConfirmedAt: z.string().nullable(),
});

const Finding = z.object({
  key: z.string(),
  ruleId: z.string(),
  severity: z.enum(['error', 'warning']),
  indicator: z.string(),
  subject: z.string(),
  period: MonthText,
  place: z.string().nullable(),
  sentence: z.string(),
  remedy: z.string(),
});

export const listFilings = defineRoute({
  name: 'listIndicatorFilings',
  method: 'GET',
  path: '/indicators/filings',
  summary: '指标报送列表：各部门各月，办到哪一步',
  query: z.object({ period: MonthText.optional() }),
  output: z.object({
    filings: z.array(FilingHead.extend({ cellCount: WholeNumber, stepName: z.string() })),
    /** Departments that file something, whether or not they have begun. */
    departments: z.array(z.object({ orgId: IdText, orgName: z.string(), indicators: WholeNumber })),
    mayOpen: z.boolean(),
  }),
});

export const getFiling = defineRoute({
  name: 'getIndicatorFiling',
  method: 'GET',
  path: '/indicators/filings/:id',
  summary: '一份指标报送：格子、检查结果、办理经过',
  params: z.object({ id: IdText }),
  output: z.object({
    filing: FilingHead,
    version: WholeNumber,
    cells: z.array(FilingCell),
    explanations: FilingExplanations,
    findings: z.array(Finding),
    indicators: z.array(Indicator),
    subjects: z.array(SubjectView.extend({ isOwn: z.boolean() })),
    /** What stood a month ago and a year ago, to be seen behind the cell; and what is signed for it already. */
    before: z.array(
      z.object({
        indicator: z.string(),
        subject: z.string(),
        period: MonthText,
        lastMonth: z.string().nullable(),
        lastYear: z.string().nullable(),
        signed: z.string().nullable(),
        signedGrowth: z.string().nullable(),
      }),
    ),
    steps: z.array(z.object({ key: z.string(), name: z.string(), isStaffed: z.boolean() })),
    allowed: z.array(z.enum(REPORT_ACTS)),
    /** Where it may be returned to from where it stands. */
    returnTargets: z.array(z.object({ to: z.literal('step'), step: WholeNumber, name: z.string() })),
    history: z.array(
      z.object({
        kind: z.string(),
        toStatus: z.string(),
        reason: z.string(),
        personName: z.string(),
        orgName: z.string(),
        postTitle: z.string(),
        at: z.string(),
      }),
    ),
  }),
  refusals: ['FILING_NOT_FOUND'],
});

export const getStandingCell = defineRoute({
  name: 'getIndicatorStandingCell',
  method: 'GET',
  path: '/indicators/filings/:id/standing',
  summary: '修订前先看：某指标、对象、月份已入账的数',
  params: z.object({ id: IdText }),
  query: z.object({ indicator: z.string().max(40), subject: z.string().max(40), period: MonthText }),
  output: z.object({
    standing: z
      .object({ value: z.string().nullable(), growth: z.string().nullable(), base: z.string().nullable() })
      .nullable(),
  }),
  refusals: ['FILING_NOT_FOUND'],
});

export const openFiling = defineRoute({
  name: 'openIndicatorFiling',
  method: 'POST',
  path: '/indicators/filings',
  summary: '新建本单位的指标报送：月度、预计数、修订',
  body: z
    .strictObject({
      kind: z.enum(FILING_KINDS),
      period: MonthText.nullable(),
      title: z.string().trim().max(60).default(''),
      source: z.string().trim().max(200).default(''),
      certainty: Certainty.default('preliminary'),
      caliber: Caliber.default('statistics'),
    })
    .refine(({ kind, period }) => (kind === 'monthly' || kind === 'forecast') === (period !== null), {
      path: ['period'],
      message: '月度报送和预计数要有月份，导入和修订没有',
    }),
  output: z.object({ id: IdText }),
  refusals: ['FILING_NOT_YOURS', 'NO_INDICATORS_OF_UNIT', 'FILING_MONTH_FROZEN', 'MONTH_NOT_BEGUN'],
});

export const saveFiling = defineRoute({
  name: 'saveIndicatorFiling',
  method: 'PUT',
  path: '/indicators/filings/:id',
  summary: '保存指标报送的格子和说明',
  params: z.object({ id: IdText }),
  body: z.strictObject({ version: WholeNumber, cells: FilingCells, explanations: FilingExplanations }),
  output: z.object({ version: WholeNumber, findings: z.array(Finding) }),
  refusals: [
    'FILING_NOT_FOUND',
    'FILING_NOT_YOURS',
    'FILING_CHANGED',
    'FILING_MONTH_FROZEN',
    'REPORT_NOT_OPEN_FOR_THIS',
  ],
});

const Target = z.union([
  z.strictObject({ to: z.literal('step'), step: WholeNumber }),
  z.strictObject({ to: z.literal('review') }),
]);

export const moveFiling = defineRoute({
  name: 'moveIndicatorFiling',
  method: 'POST',
  path: '/indicators/filings/:id/moves',
  summary: '提交、送下一步、退回、审核通过、重新打开指标报送',
  params: z.object({ id: IdText }),
  body: z.discriminatedUnion('act', [
    z.strictObject({ act: z.literal('submit') }),
    z.strictObject({ act: z.literal('pass') }),
    z.strictObject({ act: z.literal('accept') }),
    z.strictObject({ act: z.literal('return'), target: Target, reason: z.string().trim().max(300) }),
    z.strictObject({ act: z.literal('reopen'), target: Target, reason: z.string().trim().max(300) }),
  ]),
  output: z.object({ sentence: z.string() }),
  refusals: [
    ...[
      'FILING_NOT_FOUND',
      'FILING_NOT_YOURS',
      'FILING_MONTH_FROZEN',
      'FILING_HAS_ERRORS',
      'FILING_IS_EMPTY',
    ],
    ...['REPORT_NOT_OPEN_FOR_THIS', 'RETURN_WANTS_REASON', 'RETURN_STEP_UNKNOWN'],
  ],
});

export const confirmFiling = defineRoute({
  name: 'confirmIndicatorFiling',
  method: 'POST',
  path: '/indicators/filings/:id/confirm',
  summary: '签字确认指标报送：数值入账',
  params: z.object({ id: IdText }),
  output: z.object({ sentence: z.string(), count: WholeNumber }),
  refusals: [
    ...[
      'FILING_NOT_FOUND',
      'FILING_NOT_YOURS',
      'FILING_MONTH_FROZEN',
      'FILING_HAS_ERRORS',
      'FILING_IS_EMPTY',
    ],
    ...['REPORT_NOT_OPEN_FOR_THIS', 'REPORT_ALREADY_CONFIRMED'],
  ],
});

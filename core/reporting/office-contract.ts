/** Routes of the project office and of departments: stands, reviews, reminders, freezing, what waits. */
import { z } from 'zod';
import { defineRoute, IdText, IdTexts, PeriodText, WholeNumber } from '#core/platform/public.ts';
import { PeriodView, period, ReportRowView, UnitHead } from './row-contract.ts';

export const remindUnits = defineRoute({
  name: 'remindUnits',
  method: 'POST',
  path: '/reporting/periods/:period/remind',
  summary: '催报并留痕',
  params: period,
  body: z.object({
    orgIds: IdTexts.min(1),
    way: z.enum(['wechat', 'phone', 'message', 'paper']),
    /** Naming the units in a group takes the head of the project office. */
    namesUnits: z.boolean().default(false),
  }),
  output: z.object({
    count: WholeNumber,
    sentence: z.string(),
    outsideText: z.string(),
    texts: z.array(z.object({ orgId: z.string(), orgName: z.string(), text: z.string() })),
  }),
  refusals: ['REPORTING_NOT_YOURS', 'NAMING_NOT_YOURS', 'PERIOD_NOT_OPEN'],
});

export const noteReplies = defineRoute({
  name: 'noteReminderReplies',
  method: 'POST',
  path: '/reporting/periods/:period/replies',
  summary: '粘贴群内接龙，记为已收到',
  params: period,
  body: z.object({ text: z.string().trim().min(1).max(20_000) }),
  output: z.object({ replied: WholeNumber, added: WholeNumber, unknown: z.array(z.string()) }),
  refusals: ['REPORTING_NOT_YOURS', 'PERIOD_NOT_OPEN'],
});

const UnitStand = z.object({
  orgId: z.string(),
  orgName: z.string(),
  due: WholeNumber,
  filled: WholeNumber,
  confirmed: WholeNumber,
  reviewed: WholeNumber,
  accepted: WholeNumber,
  returned: WholeNumber,
  late: WholeNumber,
  missing: WholeNumber,
  paper: WholeNumber,
  waitsForReview: WholeNumber,
  deadlineAt: z.string().nullable(),
  lastRemindedAt: z.string().nullable(),
  reminders: WholeNumber,
  /** 已收到: answered in the group. */
  hasReplied: z.boolean(),
});
export type UnitStand = z.infer<typeof UnitStand>;

export const getOffice = defineRoute({
  name: 'getReportingOffice',
  method: 'GET',
  path: '/reporting/office/:period',
  summary: '项目办：填报进度、审核、催报、定版',
  params: period,
  output: z.object({
    period: PeriodView,
    units: z.array(UnitStand),
    totals: UnitStand,
    frozen: z.object({ at: z.string(), personName: z.string(), snapshotHash: z.string() }).nullable(),
    /** What the freeze will do, in one sentence. */
    freezeSentence: z.string(),
    /** What speaks for waiting, or is still open: the deadline, units that are not through, amendments. */
    freezeNotes: z.array(z.string()),
    canFreeze: z.boolean(),
    freezeHint: z.string(),
    canRun: z.boolean(),
    canNameUnits: z.boolean(),
    outsideText: z.string(),
    laggardText: z.string(),
    waitingAmendments: WholeNumber,
  }),
  cache: 'restricted',
  refusals: ['REPORTING_NOT_YOURS', 'PERIOD_NOT_OPEN'],
});
export const listUnitReports = defineRoute({
  name: 'listUnitReports',
  method: 'GET',
  path: '/reporting/office/:period/units/:orgId',
  summary: '项目办看一个单位已确认的报表',
  params: period.extend({ orgId: IdText }),
  output: UnitHead.extend({
    rows: z.array(ReportRowView),
    returnTargets: z.array(z.object({ step: WholeNumber, name: z.string() })),
    hiddenCount: WholeNumber,
  }),
  cache: 'restricted',
  refusals: ['PERIOD_NOT_OPEN', 'REPORTING_NOT_YOURS', 'UNIT_NOT_YOURS'],
});
export const listReviews = defineRoute({
  name: 'listReviews',
  method: 'GET',
  path: '/reporting/review/:period',
  summary: '行业主管部门待复核清单',
  params: period,
  output: z.object({
    period: PeriodView,
    rows: z.array(ReportRowView),
    hiddenCount: WholeNumber,
    canReview: z.boolean(),
  }),
  cache: 'restricted',
  refusals: ['PERIOD_UNKNOWN', 'PERIOD_NOT_OPEN'],
});
export const getMatrix = defineRoute({
  name: 'getReportingMatrix',
  method: 'GET',
  path: '/reporting/matrix',
  summary: '单位 × 报告期的报送情况',
  query: z.object({ to: PeriodText, count: z.coerce.number().int().min(1).max(24).default(12) }),
  output: z.object({
    periods: z.array(z.object({ period: z.string(), isFrozen: z.boolean() })),
    units: z.array(
      z.object({
        orgId: z.string(),
        orgName: z.string(),
        cells: z.array(
          z.object({
            period: z.string(),
            due: WholeNumber,
            filled: WholeNumber,
            confirmed: WholeNumber,
            accepted: WholeNumber,
            late: WholeNumber,
            missing: WholeNumber,
          }),
        ),
      }),
    ),
  }),
  cache: 'restricted',
  refusals: ['PERIOD_UNKNOWN'],
});

export const freezePeriod = defineRoute({
  name: 'freezePeriod',
  method: 'POST',
  path: '/reporting/periods/:period/freeze',
  summary: '定版',
  params: period,
  body: z.object({ withMissing: z.boolean().default(false) }),
  output: z.object({
    freezeId: z.string(),
    period: z.string(),
    projectCount: WholeNumber,
    missingCount: WholeNumber,
    snapshotHash: z.string(),
    sentence: z.string(),
  }),
  refusals: [
    'FREEZE_NOT_YOURS',
    'FREEZE_BY_MONTH',
    'PERIOD_FROZEN',
    'PERIOD_NOT_OPEN',
    'FREEZE_NOT_ALL_ACCEPTED',
    'FREEZE_EARLIER_FIRST',
  ],
});

export const DutyView = z.object({
  kind: z.enum([
    'fill',
    'returned',
    'pass',
    'cosign',
    'confirm',
    'review',
    'accept',
    'open',
    'freeze',
    'amendment',
  ]),
  period: z.string(),
  orgId: z.string(),
  count: WholeNumber,
  dueAt: z.string().nullable(),
  isLate: z.boolean(),
  sentence: z.string(),
  /** Address of the page where it is done. */
  to: z.string(),
});
export type DutyView = z.infer<typeof DutyView>;
export const listDuties = defineRoute({
  name: 'listReportingDuties',
  method: 'GET',
  path: '/reporting/duties',
  summary: '填报方面等我办的事',
  output: z.object({ duties: z.array(DutyView) }),
  cache: 'restricted',
});

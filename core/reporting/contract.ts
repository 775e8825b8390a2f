import { z } from 'zod';
import { defineRoute } from '#core/platform/public.ts';
import { Explanations, ReportLine } from '#core/quality/public.ts';
import { AMENDED_MEASURES } from './amendment.ts';
import { CalendarRules } from './calendar.ts';
import { CELL_FIELDS, DraftOrigin, StructuredParts } from './draft.ts';
import { StepsRules } from './steps.ts';

/** Routes of reporting. Amounts are 元 as decimal text; instants ISO; days `YYYY-MM-DD`. */
const Period = z.string().regex(/^\d{4}(-.+)?$/);
const Ids = z.array(z.string().regex(/^\d+$/)).max(2000);
const Id = z.string().regex(/^\d+$/);
const period = z.object({ period: Period });
const Yuan = z.string().nullable();

export const FindingView = z.object({
  ruleId: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  field: z.string(),
  sentence: z.string(),
  remedy: z.string(),
  choices: z.array(z.string()),
});
export type FindingView = z.infer<typeof FindingView>;

export const PeriodView = z.object({
  period: z.string(),
  name: z.string(),
  cutOffOn: z.string(),
  announcedAt: z.string().nullable(),
  deadlineAt: z.string(),
  reviewOn: z.string(),
  forecastDeadlineAt: z.string().nullable(),
  openedAt: z.string().nullable(),
  frozenAt: z.string().nullable(),
  note: z.string(),
});
export type PeriodView = z.infer<typeof PeriodView>;

const StepView = z.object({ key: z.string(), name: z.string(), isStaffed: z.boolean() });
const cells = z.object(
  Object.fromEntries(CELL_FIELDS.map((f) => [f, z.string()])) as Record<
    (typeof CELL_FIELDS)[number],
    z.ZodString
  >,
);
export type CellsView = z.infer<typeof cells>;

/** One project in one period, as its unit fills it. */
export const ReportRowView = z.object({
  reportId: z.string(),
  projectId: z.string(),
  code: z.string(),
  name: z.string(),
  serial: z.number().int(),
  orgId: z.string(),
  orgName: z.string(),
  departmentName: z.string().nullable(),
  status: z.string(),
  statusLabel: z.string(),
  step: z.number().int(),
  punctuality: z.string(),
  returnReason: z.string(),
  draftVersion: z.number().int(),
  draftByName: z.string().nullable(),
  draftAt: z.string().nullable(),
  confirmWay: z.string().nullable(),
  stage: z.string(),
  startState: z.string(),
  isPaused: z.boolean(),
  totalInvestmentYuan: Yuan,
  baseYuan: Yuan,
  annualPlanYuan: Yuan,
  plannedYuan: Yuan,
  previousYtdYuan: z.string(),
  ytdYuan: Yuan,
  /** Shares as decimal text: before (last confirmed) and with this draft. */
  completionRateBefore: z.string().nullable(),
  completionRate: z.string().nullable(),
  plannedShareBefore: z.string().nullable(),
  plannedShare: z.string().nullable(),
  cells,
  lastCells: cells,
  lastPeriod: z.string().nullable(),
  /** The last twelve confirmed months, oldest first. */
  months: z.array(z.object({ period: z.string(), amountYuan: z.string() })),
  stageChange: ReportLine.shape.stageChange,
  declaredYellow: ReportLine.shape.declaredYellow,
  milestonesDone: ReportLine.shape.milestonesDone,
  openMilestones: z.array(z.object({ id: z.string(), name: z.string() })),
  findings: z.array(FindingView),
  unansweredCount: z.number().int(),
  explanations: Explanations,
  /** Fields that differ from the version confirmed before. */
  changedFields: z.array(z.string()),
  acts: z.array(z.string()),
  /** Why it cannot be edited now; empty when it can. */
  readOnlyReason: z.string(),
});
export type ReportRowView = z.infer<typeof ReportRowView>;

const UnitHead = z.object({
  period: PeriodView,
  orgId: z.string(),
  orgName: z.string(),
  deadlineAt: z.string().nullable(),
  steps: z.array(StepView),
});

export const getGrid = defineRoute({
  name: 'getReportGrid',
  method: 'GET',
  path: '/reporting/grid/:period',
  summary: '本单位本期填报表格',
  params: period,
  query: z.object({ orgId: Id.optional() }),
  output: UnitHead.extend({
    rows: z.array(ReportRowView),
    confirmedCount: z.number().int(),
    errorCount: z.number().int(),
    unansweredCount: z.number().int(),
    canSubmit: z.array(z.string()),
    canPass: z.array(z.string()),
    canConfirm: z.array(z.string()),
    canPrintSheet: z.boolean(),
    /** Why nothing can be submitted now; empty when something can. */
    submitHint: z.string(),
  }),
  cache: 'restricted',
});

export const getReport = defineRoute({
  name: 'getReport',
  method: 'GET',
  path: '/reporting/reports/:period/:projectId',
  summary: '单个项目的填报表单',
  params: period.extend({ projectId: Id }),
  output: z.object({
    period: PeriodView,
    row: ReportRowView,
    steps: z.array(StepView),
    returnTargets: z.array(
      z.object({ to: z.enum(['step', 'review']), step: z.number().int(), name: z.string() }),
    ),
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
});

const CellWrite = z.object({
  field: z.enum(CELL_FIELDS),
  value: z.string().max(2000),
  seen: z.string().max(2000),
});
export const DraftWrite = z.object({
  projectId: Id,
  draftVersion: z.number().int(),
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
    saved: z.array(z.object({ projectId: z.string(), draftVersion: z.number().int() })),
    conflicts: z.array(ConflictView),
    /** The rows as they stand now, findings included. */
    rows: z.array(ReportRowView),
  }),
  refusals: ['REPORT_NOT_FOUND', 'REPORT_NOT_OPEN_FOR_THIS', 'PERIOD_FROZEN'],
});

const Chosen = z.object({ projectIds: Ids.min(1) });
const Acted = z.object({ count: z.number().int(), sentence: z.string() });
export type Acted = z.infer<typeof Acted>;
const chosenAct = (name: string, path: string, summary: string, refusals: string[]) =>
  defineRoute({
    name,
    method: 'POST',
    path: `/reporting/${path}/:period`,
    summary,
    params: period,
    body: Chosen,
    output: Acted,
    refusals,
  });
const STATE_REFUSALS = ['REPORT_NOT_FOUND', 'REPORT_NOT_YOURS', 'REPORT_NOT_OPEN_FOR_THIS', 'PERIOD_FROZEN'];
export const submitReports = chosenAct('submitReports', 'submit', '提交', [
  ...STATE_REFUSALS,
  'REPORT_HAS_ERRORS',
]);
export const passReports = chosenAct('passReports', 'pass', '单位内部审核，送下一步', STATE_REFUSALS);
export const confirmReports = chosenAct('confirmReports', 'confirm', '签字确认', [
  ...STATE_REFUSALS,
  'REPORT_ALREADY_CONFIRMED',
  'REPORT_HAS_ERRORS',
]);
export const reviewReports = chosenAct('reviewReports', 'review', '行业主管部门复核', STATE_REFUSALS);

export const acceptReports = defineRoute({
  name: 'acceptReports',
  method: 'POST',
  path: '/reporting/accept/:period',
  summary: '项目办审核通过',
  params: period,
  body: z.object({
    projectIds: Ids.default([]),
    /** Whole units: everything of theirs that can be accepted. */
    orgIds: Ids.default([]),
    withoutReviewReason: z.string().max(300).optional(),
  }),
  output: Acted,
  refusals: [...STATE_REFUSALS, 'REPORT_NOT_REVIEWED'],
});

export const returnReports = defineRoute({
  name: 'returnReports',
  method: 'POST',
  path: '/reporting/return/:period',
  summary: '退回到指定步骤（审核通过的则重新打开补报）',
  params: period,
  body: Chosen.extend({
    to: z.enum(['step', 'review']).default('step'),
    step: z.number().int().min(0).max(4).default(0),
    reason: z.string().min(1).max(500),
  }),
  output: Acted,
  refusals: [...STATE_REFUSALS, 'RETURN_WANTS_REASON', 'RETURN_STEP_UNKNOWN'],
});

export const getConfirmation = defineRoute({
  name: 'getConfirmation',
  method: 'GET',
  path: '/reporting/confirmation/:period',
  summary: '签字确认页：只列变动、存疑与影响',
  params: period,
  query: z.object({ orgId: Id.optional() }),
  output: UnitHead.extend({
    /** Changed or flagged, waiting for confirmation. */
    rows: z.array(ReportRowView),
    unchangedCount: z.number().int(),
    waitingCount: z.number().int(),
    /** Still with the reporters. */
    fillingCount: z.number().int(),
    confirmedCount: z.number().int(),
    totalCount: z.number().int(),
    /** The effect on the unit as a whole, as one sentence. */
    effect: z.string(),
    effects: z.array(z.object({ projectId: z.string(), sentence: z.string() })),
    canConfirm: z.array(z.string()),
    canConfirmHint: z.string(),
    canReturn: z.boolean(),
    canPrintSheet: z.boolean(),
    /** May file the scan of a signed sheet of this unit. */
    canFilePaper: z.boolean(),
    /** Proposed as the one who signed. */
    headName: z.string(),
    returnTargets: z.array(z.object({ step: z.number().int(), name: z.string() })),
  }),
  cache: 'restricted',
});

export const SheetView = z.object({
  id: z.string(),
  code: z.string(),
  period: z.string(),
  periodName: z.string(),
  orgId: z.string(),
  orgName: z.string(),
  regionName: z.string(),
  printedAt: z.string(),
  preparedByName: z.string(),
  figuresHash: z.string(),
  /** SVG of the QR code of the number and the figures' hash. */
  qrSvg: z.string(),
  /** False once the figures have changed: print again. */
  isCurrent: z.boolean(),
  rows: z.array(
    z.object({
      serial: z.number().int(),
      code: z.string(),
      name: z.string(),
      annualPlanYuan: Yuan,
      monthAmountYuan: Yuan,
      ytdAmountYuan: Yuan,
      completionRate: z.string().nullable(),
      imageProgress: z.string(),
      problems: z.string(),
      explanations: z.array(z.string()),
    }),
  ),
});
export type SheetView = z.infer<typeof SheetView>;

export const printSheet = defineRoute({
  name: 'printConfirmationSheet',
  method: 'POST',
  path: '/reporting/sheets/:period/print',
  summary: '打印纸质签字确认单',
  params: period,
  body: z.object({ projectIds: Ids.default([]) }),
  output: SheetView,
  refusals: [...STATE_REFUSALS, 'REPORT_HAS_ERRORS', 'SHEET_EMPTY'],
});
export const getSheet = defineRoute({
  name: 'getConfirmationSheet',
  method: 'GET',
  path: '/reporting/sheets/:code',
  summary: '纸质签字确认单',
  params: z.object({ code: z.string().min(4).max(60) }),
  output: SheetView,
  refusals: ['SHEET_NOT_FOUND'],
  cache: 'restricted',
});
export const fileSignedSheet = defineRoute({
  name: 'fileSignedSheet',
  method: 'POST',
  path: '/reporting/sheets/:code/scan',
  summary: '上传签字盖章的扫描件，完成纸质签字确认',
  params: z.object({ code: z.string().min(4).max(60) }),
  body: z.object({ signedByName: z.string().min(1).max(50), signedOn: z.iso.date() }),
  output: Acted,
  refusals: [...STATE_REFUSALS, 'SHEET_NOT_FOUND', 'SHEET_OUT_OF_DATE', 'SCAN_UNREADABLE'],
  transport: 'upload',
});

export const listPeriods = defineRoute({
  name: 'listReportingPeriods',
  method: 'GET',
  path: '/reporting/periods',
  summary: '报告期与报送日历',
  query: z.object({ year: z.coerce.number().int().min(2000).max(2100).optional() }),
  output: z.object({
    periods: z.array(PeriodView),
    rules: CalendarRules,
    canRun: z.boolean(),
    canRunReason: z.string(),
  }),
});
export const openPeriod = defineRoute({
  name: 'openReportingPeriod',
  method: 'POST',
  path: '/reporting/periods/:period/open',
  summary: '开启报告期，生成应报清单',
  params: period,
  output: z.object({ period: PeriodView, opened: z.number().int(), sentence: z.string() }),
  refusals: ['REPORTING_NOT_YOURS', 'PERIOD_FROZEN', 'PERIOD_NOT_A_MONTH'],
});
export const adjustPeriod = defineRoute({
  name: 'adjustReportingPeriod',
  method: 'POST',
  path: '/reporting/periods/:period/days',
  summary: '调整一期的截止日、时限和审核日',
  params: period,
  body: z.object({
    cutOffOn: z.iso.date(),
    deadlineAt: z.iso.datetime({ offset: true }),
    reviewOn: z.iso.date(),
    forecastDeadlineAt: z.iso.datetime({ offset: true }).nullable().default(null),
    note: z.string().max(300).default(''),
  }),
  output: z.object({ period: PeriodView, sentence: z.string() }),
  refusals: ['REPORTING_NOT_YOURS', 'PERIOD_FROZEN', 'PERIOD_DAYS_OUT_OF_ORDER'],
});
export const setCalendarRules = defineRoute({
  name: 'setCalendarRules',
  method: 'PUT',
  path: '/reporting/calendar-rules',
  summary: '修改报送日历规则',
  body: z.object({ rules: CalendarRules, validFrom: z.iso.date(), source: z.string().max(300).default('') }),
  output: z.object({ version: z.number().int() }),
  refusals: ['REPORTING_NOT_YOURS'],
});
export const getSteps = defineRoute({
  name: 'getReportingSteps',
  method: 'GET',
  path: '/reporting/steps',
  summary: '单位内部步骤',
  output: z.object({ rules: StepsRules, version: z.number().int(), canEdit: z.boolean() }),
});
export const setSteps = defineRoute({
  name: 'setReportingSteps',
  method: 'PUT',
  path: '/reporting/steps',
  summary: '修改单位内部步骤',
  body: z.object({ rules: StepsRules, validFrom: z.iso.date() }),
  output: z.object({ version: z.number().int() }),
  refusals: ['REPORTING_NOT_YOURS'],
});

export const extendDeadline = defineRoute({
  name: 'extendDeadline',
  method: 'POST',
  path: '/reporting/periods/:period/extend',
  summary: '为一组单位延期，一次办理',
  params: period,
  body: z.object({
    orgIds: Ids.min(1),
    deadlineAt: z.iso.datetime({ offset: true }),
    reason: z.string().min(1).max(300),
  }),
  output: Acted,
  refusals: ['REPORTING_NOT_YOURS', 'PERIOD_FROZEN', 'EXTENSION_NOT_LATER'],
});
export const remindUnits = defineRoute({
  name: 'remindUnits',
  method: 'POST',
  path: '/reporting/periods/:period/remind',
  summary: '催报并留痕',
  params: period,
  body: z.object({
    orgIds: Ids.min(1),
    way: z.enum(['wechat', 'phone', 'message', 'paper']),
    /** Naming the units in a group takes the head of the project office. */
    namesUnits: z.boolean().default(false),
  }),
  output: z.object({
    count: z.number().int(),
    sentence: z.string(),
    outsideText: z.string(),
    texts: z.array(z.object({ orgId: z.string(), orgName: z.string(), text: z.string() })),
  }),
  refusals: ['REPORTING_NOT_YOURS', 'NAMING_NOT_YOURS'],
});

const UnitStand = z.object({
  orgId: z.string(),
  orgName: z.string(),
  due: z.number().int(),
  filled: z.number().int(),
  confirmed: z.number().int(),
  reviewed: z.number().int(),
  accepted: z.number().int(),
  returned: z.number().int(),
  late: z.number().int(),
  missing: z.number().int(),
  paper: z.number().int(),
  waitsForReview: z.number().int(),
  deadlineAt: z.string().nullable(),
  lastRemindedAt: z.string().nullable(),
  reminders: z.number().int(),
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
    canFreeze: z.boolean(),
    freezeHint: z.string(),
    canRun: z.boolean(),
    canNameUnits: z.boolean(),
    outsideText: z.string(),
    laggardText: z.string(),
    waitingAmendments: z.number().int(),
  }),
  cache: 'restricted',
});
export const listUnitReports = defineRoute({
  name: 'listUnitReports',
  method: 'GET',
  path: '/reporting/office/:period/units/:orgId',
  summary: '项目办看一个单位已确认的报表',
  params: period.extend({ orgId: Id }),
  output: UnitHead.extend({
    rows: z.array(ReportRowView),
    returnTargets: z.array(z.object({ step: z.number().int(), name: z.string() })),
    hiddenCount: z.number().int(),
  }),
  cache: 'restricted',
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
    hiddenCount: z.number().int(),
    canReview: z.boolean(),
  }),
  cache: 'restricted',
});
export const getMatrix = defineRoute({
  name: 'getReportingMatrix',
  method: 'GET',
  path: '/reporting/matrix',
  summary: '单位 × 报告期的报送情况',
  query: z.object({ to: Period, count: z.coerce.number().int().min(1).max(24).default(12) }),
  output: z.object({
    periods: z.array(z.object({ period: z.string(), isFrozen: z.boolean() })),
    units: z.array(
      z.object({
        orgId: z.string(),
        orgName: z.string(),
        cells: z.array(
          z.object({
            period: z.string(),
            due: z.number().int(),
            filled: z.number().int(),
            confirmed: z.number().int(),
            accepted: z.number().int(),
            late: z.number().int(),
            missing: z.number().int(),
          }),
        ),
      }),
    ),
  }),
  cache: 'restricted',
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
    projectCount: z.number().int(),
    missingCount: z.number().int(),
    snapshotHash: z.string(),
    sentence: z.string(),
  }),
  refusals: [
    'FREEZE_NOT_YOURS',
    'PERIOD_FROZEN',
    'PERIOD_NOT_OPEN',
    'FREEZE_NOT_ALL_ACCEPTED',
    'FREEZE_EARLIER_FIRST',
  ],
});

const AmendmentView = z.object({
  id: z.string(),
  projectId: z.string(),
  projectName: z.string(),
  orgName: z.string(),
  period: z.string(),
  measure: z.string(),
  measureName: z.string(),
  oldValue: z.string().nullable(),
  newValue: z.string(),
  reason: z.string(),
  requestedByName: z.string(),
  requestedAt: z.string(),
  decision: z.enum(['waiting', 'approved', 'refused']),
  opinion: z.string(),
  approverName: z.string(),
  decidedAt: z.string().nullable(),
});
export type AmendmentView = z.infer<typeof AmendmentView>;

export const listAmendments = defineRoute({
  name: 'listAmendments',
  method: 'GET',
  path: '/reporting/amendments',
  summary: '定版后的更正',
  query: z.object({ period: Period.optional(), projectId: Id.optional() }),
  output: z.object({ amendments: z.array(AmendmentView), canDecide: z.boolean(), canRequest: z.boolean() }),
  cache: 'restricted',
});
export const requestAmendment = defineRoute({
  name: 'requestAmendment',
  method: 'POST',
  path: '/reporting/amendments',
  summary: '提出更正',
  body: z.object({
    projectId: Id,
    period: Period,
    measure: z.enum(AMENDED_MEASURES),
    newValue: z.string().regex(/^-?\d{1,15}(\.\d{1,2})?$/),
    reason: z.string().min(4).max(500),
  }),
  output: z.object({ amendmentId: z.string(), sentence: z.string() }),
  refusals: ['PERIOD_NOT_FROZEN', 'AMENDMENT_NOT_YOURS', 'AMENDMENT_SAME_VALUE', 'AMENDMENT_WAITING'],
});
export const decideAmendment = defineRoute({
  name: 'decideAmendment',
  method: 'POST',
  path: '/reporting/amendments/:amendmentId/decide',
  summary: '批准或不批准更正',
  params: z.object({ amendmentId: Id }),
  body: z.object({ decision: z.enum(['approved', 'refused']), opinion: z.string().max(300).default('') }),
  output: z.object({ sentence: z.string() }),
  refusals: ['AMENDMENT_NOT_YOURS', 'AMENDMENT_DECIDED', 'AMENDMENT_SELF'],
});

export const downloadWorkbook = defineRoute({
  name: 'downloadReportWorkbook',
  method: 'GET',
  path: '/reporting/workbook/:period',
  summary: '下载本单位本期填报表（Excel）',
  params: period,
  transport: 'file',
});
export const uploadWorkbook = defineRoute({
  name: 'uploadReportWorkbook',
  method: 'POST',
  path: '/reporting/workbook/:period',
  summary: '上传填好的填报表，存为草稿',
  params: period,
  output: z.object({
    saved: z.number().int(),
    cells: z.number().int(),
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
    'WORKBOOK_WRONG_TEMPLATE',
    'WORKBOOK_UNREADABLE',
    'WORKBOOK_OTHER_UNIT',
    'WORKBOOK_OTHER_PERIOD',
  ],
  transport: 'upload',
});

export const DutyView = z.object({
  kind: z.enum(['fill', 'returned', 'pass', 'confirm', 'review', 'accept', 'freeze', 'amendment']),
  period: z.string(),
  orgId: z.string(),
  count: z.number().int(),
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

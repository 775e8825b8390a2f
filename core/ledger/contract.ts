import { z } from 'zod';
import { defineRoute } from '#core/platform/public.ts';
import { REMOVAL_CLASS_KEYS } from './plan-audit.ts';
import { ProjectFields, STAGE_CODES } from './project.ts';

const id = z.string().regex(/^\d{1,18}$/);
const decimal = z.string();
const nullable = decimal.nullable();
const day = z.iso.date();
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const yuan = z.string().regex(/^\d{1,16}(\.\d{1,2})?$/);

const OrgRef = z.object({ id: z.string(), name: z.string() });

export const PlanVersionView = z.object({
  id: z.string(),
  year: z.number().int(),
  versionNo: z.number().int(),
  changeKind: z.string(),
  inForceFrom: z.string(),
  annualYuan: decimal,
  firstMonth: z.number().int(),
  lastMonth: z.number().int(),
  profile: z.string(),
  cumulativeYuan: z.array(decimal),
  documentNumber: z.string(),
  decidedOn: z.string(),
  approver: z.string(),
  reason: z.string(),
});

export const MilestoneView = z.object({
  id: z.string(),
  name: z.string(),
  weight: z.number().int(),
  isCritical: z.boolean(),
  evidenceWanted: z.string(),
  originalOn: z.string().nullable(),
  approvedOn: z.string().nullable(),
  actualOn: z.string().nullable(),
  moves: z.array(z.object({ on: z.string(), reason: z.string(), recordedAt: z.string() })),
});

export const ProjectView = z.object({
  id: z.string(),
  version: z.number().int(),
  fields: z.object({
    code: z.string(),
    name: z.string(),
    serial: z.number().int(),
    nature: z.string(),
    sector: z.string(),
    levels: z.array(z.string()),
    lists: z.array(z.string()),
    tags: z.array(z.string()),
    funding: z.string(),
    location: z.string(),
    contentScale: z.string(),
    totalInvestmentYuan: nullable,
    ownerName: z.string(),
    reportingOrgId: z.string(),
    cosignOrgId: z.string().nullable(),
    leadOrgId: z.string().nullable(),
    responsibleOrgId: z.string().nullable(),
    departmentOrgId: z.string().nullable(),
    supportingOrgIds: z.array(z.string()),
    sponsorPersonId: z.string().nullable(),
    sponsorOrgId: z.string().nullable(),
    specialistName: z.string(),
    teamNote: z.string(),
    schemeNote: z.string(),
    plannedStartOn: z.string().nullable(),
    plannedFinishOn: z.string().nullable(),
    isListed: z.boolean(),
  }),
  names: z.object({
    reportingOrg: z.string(),
    cosignOrg: z.string(),
    leadOrg: z.string(),
    responsibleOrg: z.string(),
    departmentOrg: z.string(),
    sponsor: z.string(),
    sponsorOrg: z.string(),
    supporting: z.array(OrgRef),
  }),
  stage: z.string(),
  stageOn: z.string().nullable(),
  startState: z.string(),
  startedOn: z.string().nullable(),
  finishedOn: z.string().nullable(),
  isPaused: z.boolean(),
  isBundle: z.boolean(),
  parent: OrgRef.nullable(),
  parts: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      unitName: z.string(),
      totalInvestmentYuan: nullable,
      stage: z.string(),
    }),
  ),
  fiveOnes: z.object({
    leader: z.boolean(),
    team: z.boolean(),
    plan: z.boolean(),
    timetable: z.boolean(),
    toTheEnd: z.boolean(),
    holes: z.array(z.string()),
  }),
  bases: z.array(
    z.object({ year: z.number().int(), baseYuan: decimal, reason: z.string(), recordedAt: z.string() }),
  ),
  plans: z.array(PlanVersionView),
  milestones: z.array(MilestoneView),
  payments: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      dueOn: z.string(),
      amountYuan: decimal,
      paidOn: z.string().nullable(),
    }),
  ),
  stages: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      stage: z.string(),
      onDate: z.string(),
      untilDate: z.string().nullable(),
      reason: z.string(),
      approver: z.string(),
      evidenceNote: z.string(),
      evidenceFileId: z.string().nullable(),
      personName: z.string(),
      recordedAt: z.string(),
    }),
  ),
  /** What this person may do with the record now. */
  may: z.object({
    edit: z.array(z.string()),
    recordStage: z.boolean(),
    verifyStart: z.boolean(),
    moveMilestone: z.boolean(),
    finishMilestone: z.boolean(),
    addMilestones: z.boolean(),
    amendPrior: z.boolean(),
    /** Who may do what this person may not, in words; empty when all may be done. */
    reason: z.string(),
  }),
});
export type ProjectView = z.infer<typeof ProjectView>;

const params = z.object({ projectId: id });

export const getProject = defineRoute({
  name: 'getProject',
  method: 'GET',
  path: '/ledger/projects/:projectId',
  summary: '项目页：台账内容',
  params,
  output: ProjectView,
  refusals: ['PROJECT_NOT_FOUND'],
});

export const listProjectHistory = defineRoute({
  name: 'listProjectHistory',
  method: 'GET',
  path: '/ledger/projects/:projectId/history',
  summary: '项目历史：每次变动，旧值新值，何人何时据何而改',
  params,
  output: z.object({
    changes: z.array(
      z.object({
        id: z.string(),
        validOn: z.string(),
        recordedAt: z.string(),
        personName: z.string(),
        orgName: z.string(),
        kind: z.string(),
        reason: z.string(),
        fields: z.array(
          z.object({
            field: z.string(),
            label: z.string(),
            before: z.string(),
            after: z.string(),
            origin: z.string(),
          }),
        ),
      }),
    ),
  }),
});

export const editProject = defineRoute({
  name: 'editProject',
  method: 'POST',
  path: '/ledger/projects/:projectId/edit',
  summary: '修改项目',
  params,
  body: z.object({
    version: z.number().int(),
    changes: ProjectFields.partial().strict(),
    validOn: day.optional(),
    reason: z.string().trim().max(500).default(''),
    approvalFileId: id.optional(),
  }),
  output: z.object({ version: z.number().int() }),
  refusals: [
    'PROJECT_NOT_FOUND',
    'PROJECT_CHANGED_MEANWHILE',
    'PROJECT_FIELD_NOT_YOURS',
    'TOTAL_INVESTMENT_NEEDS_APPROVAL',
  ],
});

export const addProject = defineRoute({
  name: 'addProject',
  method: 'POST',
  path: '/ledger/projects',
  summary: '新增项目',
  body: ProjectFields.partial()
    .required({ name: true, nature: true, reportingOrgId: true })
    .extend({
      parentId: id.optional(),
      isBundle: z.boolean().default(false),
      reason: z.string().trim().max(500).default(''),
    }),
  output: z.object({ projectId: z.string() }),
  refusals: ['PROJECT_CODE_TAKEN'],
});

export const recordStage = defineRoute({
  name: 'recordStage',
  method: 'POST',
  path: '/ledger/projects/:projectId/stages',
  summary: '记录阶段、开工、停复工、日期变更',
  params,
  body: z.object({
    kind: z.enum([
      'stage',
      'start-reported',
      'start-verified',
      'start-refuted',
      'paused',
      'pause-confirmed',
      'resumed',
      'stopped',
      'cancelled',
      'planned-start-moved',
      'planned-finish-moved',
    ]),
    stage: z.enum(STAGE_CODES).optional(),
    onDate: day,
    /** Pause: expected resumption. Moved dates: the new date. */
    untilDate: day.optional(),
    reason: z.string().trim().max(1000).default(''),
    approver: z.string().trim().max(100).default(''),
    evidenceNote: z.string().trim().max(1000).default(''),
    evidenceFileId: id.optional(),
  }),
  output: z.object({ eventId: z.string() }),
  refusals: [
    'STAGE_NOT_NOW',
    'STAGE_NEEDS_REASON',
    'STAGE_DAY_OUT_OF_ORDER',
    'START_NEEDS_EVIDENCE',
    'PAUSE_NEEDS_APPROVER',
  ],
});

export const addMilestones = defineRoute({
  name: 'addMilestones',
  method: 'POST',
  path: '/ledger/projects/:projectId/milestones',
  summary: '编制节点计划（倒排工期）',
  params,
  body: z.object({
    milestones: z
      .array(
        z.object({
          name: z.string().trim().min(1).max(100),
          finishOn: day,
          weight: z.number().int().min(1).max(100).default(1),
          isCritical: z.boolean().default(false),
          evidenceWanted: z.string().trim().max(200).default(''),
        }),
      )
      .min(1)
      .max(60),
  }),
  output: z.object({ added: z.number().int() }),
});

export const setMilestoneDate = defineRoute({
  name: 'setMilestoneDate',
  method: 'POST',
  path: '/ledger/projects/:projectId/milestones/:milestoneId/date',
  summary: '节点：批准变更或填实际完成日期',
  params: params.extend({ milestoneId: id }),
  body: z.object({
    kind: z.enum(['approved', 'actual']),
    finishOn: day,
    reason: z.string().trim().max(500).default(''),
  }),
  output: z.object({ done: z.boolean() }),
  refusals: ['MILESTONE_MOVE_NEEDS_REASON', 'DATE_IN_FUTURE'],
});

const PlanLine = z.object({
  projectId: id,
  changeKind: z.enum(['issued', 'raised', 'lowered', 'removed', 'substituted']),
  annualYuan: yuan,
  firstMonth: z.number().int().min(1).max(12).default(1),
  lastMonth: z.number().int().min(1).max(12).default(12),
  profile: z.enum(['even', 'working-days', 'seasonal', 'given']).default('seasonal'),
  /** Twelve cumulative amounts when the profile is `given`. */
  cumulativeYuan: z.array(yuan).length(12).optional(),
  /** Why it is taken off (调出); 其他 when it is not said. */
  removalClass: z.enum(REMOVAL_CLASS_KEYS).optional(),
});
export const PlanBatchInput = z.object({
  year: z.number().int().min(2015).max(2045),
  kind: z.enum(['issued', 'adjusted']),
  documentNumber: z.string().trim().min(1).max(100),
  decidedOn: day,
  approver: z.string().trim().min(1).max(100),
  reason: z.string().trim().max(1000).default(''),
  inForceFrom: month,
  lines: z.array(PlanLine).min(1).max(200_000),
});
export type PlanBatchInput = z.output<typeof PlanBatchInput>;

export const issuePlan = defineRoute({
  name: 'issuePlan',
  method: 'POST',
  path: '/ledger/plan-batches',
  summary: '下达年度计划，或按文号批次调整（调增、调减、调出、抵补）',
  body: PlanBatchInput,
  output: z.object({ batchId: z.string(), projects: z.number().int(), totalYuan: decimal }),
  refusals: ['PLAN_LINE_INVALID', 'PLAN_PERIOD_FROZEN', 'PLAN_ALREADY_ISSUED'],
});

export const listPlanBatches = defineRoute({
  name: 'listPlanBatches',
  method: 'GET',
  path: '/ledger/plan-batches',
  summary: '年度计划批次',
  query: z.object({ year: z.coerce.number().int().optional() }),
  output: z.object({
    batches: z.array(
      z.object({
        id: z.string(),
        year: z.number().int(),
        kind: z.string(),
        documentNumber: z.string(),
        decidedOn: z.string(),
        approver: z.string(),
        reason: z.string(),
        inForceFrom: z.string(),
        projects: z.number().int(),
        raised: z.number().int(),
        lowered: z.number().int(),
        removed: z.number().int(),
        substituted: z.number().int(),
        totalYuan: decimal,
      }),
    ),
  }),
});

export const listPlanLines = defineRoute({
  name: 'listPlanLines',
  method: 'GET',
  path: '/ledger/plan-lines',
  summary: '各项目现行年度计划，按页取（下达和调整计划时对照）',
  query: z.object({
    year: z.coerce.number().int().min(2015).max(2045),
    after: id.optional(),
    limit: z.coerce.number().int().min(1).max(2000).default(1000),
  }),
  output: z.object({
    lines: z.array(
      z.object({
        projectId: z.string(),
        code: z.string(),
        name: z.string(),
        unitName: z.string(),
        nature: z.string(),
        isListed: z.boolean(),
        totalInvestmentYuan: nullable,
        baseYuan: nullable,
        annualYuan: nullable,
        firstMonth: z.number().int().nullable(),
        lastMonth: z.number().int().nullable(),
        profile: z.string().nullable(),
        versionNo: z.number().int().nullable(),
      }),
    ),
    next: z.string().nullable(),
    may: z.object({ issue: z.boolean(), reason: z.string() }),
  }),
});

const SavedViewView = z.object({ id: z.string(), name: z.string(), search: z.string() });
const page = z.string().regex(/^[a-z][a-z-]{1,40}$/);
export const listSavedViews = defineRoute({
  name: 'listSavedViews',
  method: 'GET',
  path: '/ledger/saved-views',
  summary: '本人的常用视图',
  query: z.object({ page }),
  output: z.object({ views: z.array(SavedViewView) }),
  cache: 'restricted',
});
export const saveView = defineRoute({
  name: 'saveView',
  method: 'POST',
  path: '/ledger/saved-views',
  summary: '存为常用视图；同名的换成新的',
  body: z.object({ page, name: z.string().trim().min(1).max(40), search: z.string().max(4000) }),
  output: SavedViewView,
  refusals: ['SAVED_VIEWS_TOO_MANY'],
});
export const removeView = defineRoute({
  name: 'removeView',
  method: 'DELETE',
  path: '/ledger/saved-views/:viewId',
  summary: '删除常用视图',
  params: z.object({ viewId: id }),
  output: z.object({ removed: z.boolean() }),
});

export const amendPrior = defineRoute({
  name: 'amendPrior',
  method: 'POST',
  path: '/ledger/projects/:projectId/bases',
  summary: '更正截至上年底累计（年报核对）',
  params,
  body: z.object({
    year: z.number().int().min(2015).max(2045),
    baseYuan: yuan,
    reason: z.string().trim().min(2).max(500),
  }),
  output: z.object({ done: z.boolean() }),
});

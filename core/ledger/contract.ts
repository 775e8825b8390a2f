import { z } from 'zod';
import { defineRoute } from '#core/platform/public.ts';
import { ProjectFields, STAGE_CODES } from './project.ts';
import { ProjectView } from './project-view.ts';

const id = z.string().regex(/^\d{1,18}$/);
const day = z.iso.date();
const yuan = z.string().regex(/^\d{1,16}(\.\d{1,2})?$/);
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
  refusals: ['PROJECT_NOT_FOUND'],
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
  refusals: ['PROJECT_CODE_TAKEN', 'ONLY_PROJECT_OFFICE', 'UNIT_NOT_FOUND'],
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
    'MOVE_NEEDS_APPROVAL',
    'STAGE_MISSING',
    'STAGE_NOT_NOW',
    'STAGE_NEEDS_REASON',
    'STAGE_DAY_OUT_OF_ORDER',
    'START_NEEDS_EVIDENCE',
    'PAUSE_NEEDS_APPROVER',
    'PAUSE_NEEDS_RESUMPTION',
    'PROJECT_NOT_FOUND',
    'DATE_IN_FUTURE',
    'STAGE_NOT_YOURS',
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
  refusals: ['PROJECT_NOT_FOUND', 'STAGE_NOT_YOURS'],
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
  refusals: [
    'MILESTONE_NOT_FOUND',
    'MILESTONE_NOT_YOURS',
    'MILESTONE_MOVE_NEEDS_REASON',
    'DATE_IN_FUTURE',
    'PROJECT_NOT_FOUND',
  ],
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
  refusals: ['PROJECT_NOT_FOUND', 'ONLY_PROJECT_OFFICE'],
});

import { z } from 'zod';
import { DayText, defineRoute, IdText, WholeNumber } from '#core/platform/public.ts';
import { Cadence } from './speech/cadence.ts';
import { TASK_SOURCE_KEYS, TASK_STATE_KEYS, TaskMoveSchema, TaskOrderSchema } from './task/task.ts';

const params = z.object({ taskId: IdText });
const OrgRef = z.object({ id: z.string(), name: z.string() });
const MoveKind = z.enum(TaskMoveSchema.options.map((one) => one.shape.kind.value));
const PromiseView = z.object({ dueOn: z.string(), givenOn: z.string() });

export const TaskRowView = z.object({
  id: z.string(),
  title: z.string(),
  number: z.string(),
  sourceKind: z.enum(TASK_SOURCE_KEYS),
  sourceTitle: z.string(),
  state: z.enum(TASK_STATE_KEYS),
  leadOrg: OrgRef,
  supporting: z.array(OrgRef),
  dueOn: z.string().nullable(),
  cadence: Cadence.nullable(),
  /** Next day on which feedback is due, for a task with a cadence. */
  nextFeedbackOn: z.string().nullable(),
  overdueDays: WholeNumber,
  /** Dates promised before the present one. */
  lapsed: WholeNumber,
  percent: WholeNumber.nullable(),
  lastFeedbackOn: z.string().nullable(),
  isExtensionAsked: z.boolean(),
  isVeto: z.boolean(),
});
export type TaskRowView = z.infer<typeof TaskRowView>;

const TaskFilter = z.object({
  state: z.enum(TASK_STATE_KEYS).optional(),
  open: z.enum(['open', 'closed', 'all']).default('open'),
  sourceKind: z.enum(TASK_SOURCE_KEYS).optional(),
  orgId: IdText.optional(),
  projectId: IdText.optional(),
  problemId: IdText.optional(),
  overdue: z.enum(['yes', 'no']).default('no'),
  mine: z.enum(['yes', 'no']).default('no'),
  /** Only tasks for which an extension is asked. */
  extension: z.enum(['yes', 'no']).default('no'),
  text: z.string().trim().max(60).default(''),
});
export type TaskFilter = z.infer<typeof TaskFilter>;

export const listTasks = defineRoute({
  name: 'listTasks',
  method: 'GET',
  path: '/tasks',
  summary: '督办事项：按状态、来源、单位、逾期筛选，游标翻页',
  query: TaskFilter.extend({
    after: IdText.optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  output: z.object({
    today: z.string(),
    tasks: z.array(TaskRowView),
    nextAfter: z.string().nullable(),
    counts: z.object({
      proposed: WholeNumber,
      open: WholeNumber,
      overdue: WholeNumber,
      mine: WholeNumber,
      extensions: WholeNumber,
      done: WholeNumber,
      closed: WholeNumber,
    }),
    /** `nameUnits`: may make a picture that names units for a group outside. */
    may: z.object({
      ...{ propose: z.boolean(), inspect: z.boolean(), ladder: z.boolean(), nameUnits: z.boolean() },
    }),
  }),
  cache: 'restricted',
});

export const getTask = defineRoute({
  name: 'getTask',
  method: 'GET',
  path: '/tasks/:taskId',
  summary: '一个督办事项：来源原话、经过、各单位反馈、承诺时限、佐证、本人可办理的步骤',
  params,
  output: z.object({
    today: z.string(),
    row: TaskRowView,
    order: TaskOrderSchema,
    quote: z.string(),
    sourceOn: z.string().nullable(),
    sourceTextId: z.string().nullable(),
    spans: z.array(z.tuple([z.number().int(), z.number().int()])),
    project: OrgRef.nullable(),
    problem: OrgRef.nullable(),
    version: WholeNumber,
    promises: z.array(PromiseView),
    extensionAsked: z.object({ dueOn: z.string(), reason: z.string(), on: z.string() }).nullable(),
    openObjection: z.object({ orgId: z.string(), on: z.string() }).nullable(),
    units: z.array(
      z.object({
        org: OrgRef,
        isLead: z.boolean(),
        acknowledgedOn: z.string().nullable(),
        lastFeedbackOn: z.string().nullable(),
        percent: WholeNumber.nullable(),
        times: WholeNumber,
      }),
    ),
    /** Feedback days of a cadence so far, with what came. */
    feedbackDues: z.array(z.object({ dueOn: z.string(), givenOn: z.string().nullable() })),
    moves: z.array(
      z.object({
        seq: WholeNumber,
        kind: MoveKind,
        move: TaskMoveSchema,
        personName: z.string(),
        orgName: z.string(),
        postTitle: z.string(),
        recordedAt: z.string(),
      }),
    ),
    files: z.array(
      z.object({ fileId: z.string(), name: z.string(), personName: z.string(), recordedAt: z.string() }),
    ),
    /** Papers about this task that wait for a reply, by unit; a feedback may be that reply. */
    owedReplies: z.array(
      z.object({
        orgId: z.string(),
        documentId: z.string(),
        title: z.string(),
        replyBy: z.string(),
        otherMatters: WholeNumber,
      }),
    ),
    /** `attachSource`: the original of the source may be put in; `ladder`: what the ladder proposed about the task may be read. */
    may: z.object({
      moves: z.array(MoveKind),
      attach: z.boolean(),
      attachSource: z.boolean(),
      ladder: z.boolean(),
    }),
  }),
  refusals: ['TASK_NOT_FOUND'],
  cache: 'restricted',
});

export const TaskSourceInput = z.object({
  sourceKind: z.enum(TASK_SOURCE_KEYS),
  sourceTitle: z.string().trim().min(2).max(200),
  sourceOn: DayText.nullable().default(null),
  quote: z.string().trim().max(2000).default(''),
  projectId: IdText.nullable().default(null),
  problemId: IdText.nullable().default(null),
});

export const proposeTasks = defineRoute({
  name: 'proposeTasks',
  method: 'POST',
  path: '/tasks',
  summary: '移交督办事项（一次可多项）：由督查室决定是否立项',
  body: z.object({
    source: TaskSourceInput,
    orders: z
      .array(TaskOrderSchema.extend({ quote: z.string().trim().max(2000).optional() }))
      .min(1)
      .max(200),
  }),
  output: z.object({ taskIds: z.array(z.string()) }),
  refusals: ['TASK_STEP_NOT_YOURS', 'ORG_NOT_FOUND', 'PROJECT_NOT_FOUND', 'PROBLEM_NOT_FOUND'],
});

export const moveTask = defineRoute({
  name: 'moveTask',
  method: 'POST',
  path: '/tasks/:taskId/moves',
  summary: '办理一步：立项、交办、签收、反馈、催办、延期、办结、核查、归档……',
  params,
  body: z.object({
    version: WholeNumber,
    move: TaskMoveSchema,
    /** Papers to which this feedback or report is the reply as well. */
    answers: z.array(IdText).max(10).optional(),
  }),
  output: z.object({ version: WholeNumber, state: z.string() }),
  refusals: [
    'TASK_NOT_FOUND',
    'TASK_CHANGED_MEANWHILE',
    'TASK_STEP_NOT_NOW',
    'TASK_STEP_NOT_YOURS',
    'TASK_DAY_OUT_OF_ORDER',
    'TASK_DEADLINE_PAST',
    'TASK_NEEDS_DEADLINE',
    'TASK_NOT_YOUR_UNIT',
    'TASK_FILE_UNKNOWN',
    'TASK_REPLY_NOT_OWED',
    'ORG_NOT_FOUND',
  ],
});

export const attachTaskFile = defineRoute({
  name: 'attachTaskFile',
  method: 'POST',
  path: '/tasks/:taskId/files',
  summary: '上传一份佐证，随后在反馈、办结、核查中引用',
  params,
  body: z.object({}),
  output: z.object({ fileId: z.string(), name: z.string() }),
  transport: 'upload',
  refusals: ['EVIDENCE_KIND', 'TASK_NOT_FOUND', 'TASK_STEP_NOT_YOURS'],
});

export const downloadTaskFile = defineRoute({
  name: 'downloadTaskFile',
  method: 'GET',
  path: '/tasks/:taskId/files/:fileId',
  summary: '下载佐证原件',
  params: params.extend({ fileId: IdText }),
  transport: 'file',
  refusals: ['TASK_NOT_FOUND', 'FILE_NOT_FOUND'],
  cache: 'restricted',
});

export const exportTasks = defineRoute({
  name: 'exportTasks',
  method: 'GET',
  path: '/task-list/file',
  summary: '导出督办事项清单（Excel），也作移交清单',
  query: TaskFilter,
  transport: 'file',
  cache: 'restricted',
});

export const getTaskStatistics = defineRoute({
  name: 'getTaskStatistics',
  method: 'GET',
  path: '/task-statistics',
  summary: '按单位：事项、按期、逾期、延期、办结率',
  query: z.object({ from: DayText.optional(), to: DayText.optional() }),
  output: z.object({
    today: z.string(),
    byUnit: z.array(
      z.object({
        org: OrgRef,
        tasks: WholeNumber,
        open: WholeNumber,
        overdue: WholeNumber,
        extensions: WholeNumber,
        closed: WholeNumber,
        /** Closed with the first promise kept. */
        keptFirst: WholeNumber,
        closedShare: z.string().nullable(),
      }),
    ),
  }),
  cache: 'restricted',
});

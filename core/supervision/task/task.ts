import { z } from 'zod';
import { DayText, IdText } from '#core/platform/public.ts';
import { Cadence } from '../speech/cadence.ts';

/** 任务来源（CL-14），原件与任务同存。 */
export const TASK_SOURCES = {
  meeting: { zh: '会议议定', en: 'Meeting decision' },
  speech: { zh: '领导讲话', en: 'Speech' },
  instruction: { zh: '领导批示', en: 'Instruction' },
  document: { zh: '文件要求', en: 'Document' },
  'upper-meeting': { zh: '上级会议', en: 'Upper-level meeting' },
  'work-report': { zh: '政府工作报告', en: 'Government work report' },
  'target-contract': { zh: '目标责任书', en: 'Target contract' },
  inspection: { zh: '督查反馈', en: 'Inspection finding' },
  proposal: { zh: '建议提案', en: 'Proposal of deputies' },
  hotline: { zh: '群众热线', en: 'Hotline' },
  problem: { zh: '问题转办', en: 'Problem' },
  commitment: { zh: '报送承诺', en: 'Commitment in a report' },
} as const;
export type TaskSource = keyof typeof TASK_SOURCES;
export const TASK_SOURCE_KEYS = Object.keys(TASK_SOURCES) as [TaskSource, ...TaskSource[]];

/** 督办事项的一生（8.7）：立项 — 交办 — 催办、反馈 — 核查 — 办结（销号） — 归档。 */
export const TASK_STATES = {
  proposed: { zh: '待立项', en: 'Proposed' },
  established: { zh: '已立项', en: 'Established' },
  assigned: { zh: '已交办', en: 'Assigned' },
  working: { zh: '办理中', en: 'Working' },
  done: { zh: '已报办结，待核查', en: 'Done' },
  verified: { zh: '已核查，待办结', en: 'Verified' },
  closed: { zh: '已办结（销号）', en: 'Closed' },
  archived: { zh: '已归档', en: 'Archived' },
  declined: { zh: '不予立项', en: 'Declined' },
  withdrawn: { zh: '已撤销', en: 'Withdrawn' },
} as const;
export type TaskState = keyof typeof TASK_STATES;
export const TASK_STATE_KEYS = Object.keys(TASK_STATES) as [TaskState, ...TaskState[]];
/** States in which units owe something. */
export const TASK_IN_HAND: readonly TaskState[] = ['assigned', 'working'];

export const SATISFACTION = {
  satisfied: { zh: '满意', en: 'Satisfied' },
  fair: { zh: '基本满意', en: 'Fair' },
  poor: { zh: '不满意', en: 'Not satisfied' },
} as const;
export type Satisfaction = keyof typeof SATISFACTION;

export const CHASE_WAYS = {
  phone: { zh: '电话', en: 'Telephone' },
  message: { zh: '信息', en: 'Message' },
  visit: { zh: '当面', en: 'In person' },
} as const;
export type ChaseWay = keyof typeof CHASE_WAYS;

const sentence = (max: number) => z.string().trim().min(1).max(max);
const note = z.string().trim().max(2000).default('');
const fileIds = z.array(IdText).max(20).default([]);
const way = z.enum(['inside', 'link', 'paper']).default('inside');

/** What is ordered: as established; later changes are moves of their own. */
export const TaskOrderSchema = z.strictObject({
  title: z.string().trim().min(2).max(300),
  leadOrgId: IdText,
  supportingOrgIds: z.array(IdText).max(60).default([]),
  /** 责任领导: who of the leaders answers for it, as the paper names him (RC-13). */
  leader: z.string().trim().max(60).optional(),
  deliverable: z.string().trim().max(200).default(''),
  target: z.string().trim().max(200).default(''),
  dueOn: DayText.nullable(),
  cadence: Cadence.nullable().default(null),
  /** 一票否决事项：回头看必抽（8.7）。 */
  isVeto: z.boolean().default(false),
});
export type TaskOrder = z.infer<typeof TaskOrderSchema>;

export const TaskMoveSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('propose'), order: TaskOrderSchema, on: DayText }),
  z.strictObject({
    kind: z.literal('establish'),
    order: TaskOrderSchema,
    number: z.string().trim().max(40).default(''),
    on: DayText,
  }),
  z.strictObject({ kind: z.literal('decline'), reason: sentence(1000), on: DayText }),
  z.strictObject({ kind: z.literal('assign'), note, on: DayText }),
  z.strictObject({
    kind: z.literal('acknowledge'),
    orgId: IdText,
    personName: z.string().trim().max(40).default(''),
    way,
    on: DayText,
  }),
  z.strictObject({
    kind: z.literal('feedback'),
    orgId: IdText,
    text: sentence(2000),
    percent: z.number().int().min(0).max(100).nullable().default(null),
    fileIds,
    way,
    /** Who signed, when it came on paper. */
    personName: z.string().trim().max(40).optional(),
    /** The unit's reply to a paper that the inspection office took as feedback: nobody is asked twice. */
    reply: z.strictObject({ documentId: IdText, replyId: IdText }).optional(),
    on: DayText,
  }),
  z.strictObject({
    kind: z.literal('chase'),
    orgId: IdText,
    by: z.enum(['phone', 'message', 'visit']),
    text: sentence(500),
    on: DayText,
  }),
  z.strictObject({ kind: z.literal('ask-extension'), dueOn: DayText, reason: sentence(1000), on: DayText }),
  z.strictObject({ kind: z.literal('grant-extension'), dueOn: DayText, note, on: DayText }),
  z.strictObject({ kind: z.literal('refuse-extension'), reason: sentence(1000), on: DayText }),
  z.strictObject({ kind: z.literal('object'), orgId: IdText, text: sentence(1000), on: DayText }),
  z.strictObject({ kind: z.literal('answer-objection'), text: sentence(1000), on: DayText }),
  z.strictObject({
    kind: z.literal('change-order'),
    order: TaskOrderSchema,
    reason: sentence(1000),
    on: DayText,
  }),
  z.strictObject({ kind: z.literal('report-done'), text: sentence(2000), fileIds, on: DayText }),
  z.strictObject({
    kind: z.literal('verify'),
    verdict: z.enum(['agree', 'reject']),
    text: sentence(1000),
    fileIds,
    on: DayText,
  }),
  z.strictObject({
    kind: z.literal('close'),
    satisfaction: z.enum(['satisfied', 'fair', 'poor']).nullable().default(null),
    note,
    on: DayText,
  }),
  z.strictObject({ kind: z.literal('archive'), note, on: DayText }),
  z.strictObject({
    kind: z.literal('look-back'),
    verdict: z.enum(['holds', 'relapsed']),
    text: sentence(1000),
    dueOn: DayText.nullable().default(null),
    on: DayText,
  }),
  z.strictObject({ kind: z.literal('withdraw'), reason: sentence(1000), on: DayText }),
]);
export type TaskMove = z.infer<typeof TaskMoveSchema>;
export type TaskMoveKind = TaskMove['kind'];

export const TASK_MOVE_WORDS: Record<TaskMoveKind, { zh: string; en: string }> = {
  propose: { zh: '移交', en: 'Hand over' },
  establish: { zh: '立项', en: 'Establish' },
  decline: { zh: '不予立项', en: 'Decline' },
  assign: { zh: '交办', en: 'Assign' },
  acknowledge: { zh: '签收', en: 'Acknowledge' },
  feedback: { zh: '反馈', en: 'Feedback' },
  chase: { zh: '催办', en: 'Chase' },
  'ask-extension': { zh: '申请延期', en: 'Ask for an extension' },
  'grant-extension': { zh: '同意延期', en: 'Grant the extension' },
  'refuse-extension': { zh: '不同意延期', en: 'Refuse the extension' },
  object: { zh: '提出异议', en: 'Object' },
  'answer-objection': { zh: '答复异议', en: 'Answer the objection' },
  'change-order': { zh: '调整事项', en: 'Change the order' },
  'report-done': { zh: '报告办结', en: 'Report done' },
  verify: { zh: '核查', en: 'Verify' },
  close: { zh: '办结（销号）', en: 'Close' },
  archive: { zh: '归档', en: 'Archive' },
  'look-back': { zh: '回头看', en: 'Look back' },
  withdraw: { zh: '撤销', en: 'Withdraw' },
};

/** A date that was promised, and since when; the first is the original and stays (4.1). */
export interface TaskPromise {
  dueOn: string;
  givenOn: string;
}

/** Where a task stands: what follows from its moves and nothing else. */
export interface TaskStanding {
  state: TaskState;
  order: TaskOrder;
  number: string;
  assignedOn: string | null;
  promises: TaskPromise[];
  extensionAsked: { dueOn: string; reason: string; on: string } | null;
  extensionsGranted: number;
  acknowledged: { orgId: string; on: string }[];
  /** Latest feedback of each unit, in the order of first feedback. */
  feedback: {
    orgId: string;
    on: string;
    percent: number | null;
    times: number;
    /** Every day on which it was given; absent in standings kept before days were. */
    days?: string[];
  }[];
  chases: number;
  openObjection: { orgId: string; on: string } | null;
  objections: number;
  evidenceFiles: number;
  doneOn: string | null;
  verifiedOn: string | null;
  closedOn: string | null;
  satisfaction: Satisfaction | null;
  lookBacks: number;
  reopened: number;
  lastMoveOn: string;
}

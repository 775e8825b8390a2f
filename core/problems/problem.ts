import { z } from 'zod';
import { DayText, IdText } from '#core/platform/public.ts';

/** 问题类别（4.3）；历史遗留另成一类，不因改名而消失（IS-14）。 */
export const PROBLEM_CATEGORIES = {
  land: { zh: '用地', en: 'Land' },
  relocation: { zh: '征拆', en: 'Relocation' },
  money: { zh: '资金', en: 'Money' },
  procedures: { zh: '手续', en: 'Procedures' },
  planning: { zh: '规划', en: 'Planning' },
  environment: { zh: '环保', en: 'Environment' },
  energy: { zh: '能耗', en: 'Energy' },
  labour: { zh: '用工', en: 'Labour' },
  contractor: { zh: '施工', en: 'Contractor' },
  dispute: { zh: '纠纷', en: 'Dispute' },
  legacy: { zh: '历史遗留', en: 'Legacy' },
  other: { zh: '其他', en: 'Other' },
} as const;
export type ProblemCategory = keyof typeof PROBLEM_CATEGORIES;
export const PROBLEM_CATEGORY_KEYS = Object.keys(PROBLEM_CATEGORIES) as [
  ProblemCategory,
  ...ProblemCategory[],
];

/** 协调层级：本单位 → 分管（包联）领导 → 指挥部 → 主要领导（4.3, 8.7）。 */
export const PROBLEM_LEVELS = {
  1: { zh: '责任单位', en: 'Unit' },
  2: { zh: '分管领导', en: 'Leader in charge' },
  3: { zh: '指挥部', en: 'Command office' },
  4: { zh: '主要领导', en: 'Top leaders' },
} as const;
export type ProblemLevel = keyof typeof PROBLEM_LEVELS;
export const TOP_LEVEL: ProblemLevel = 4;
export const ProblemLevelNumber = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);

export const PROBLEM_STATES = {
  raised: { zh: '已提出', en: 'Raised' },
  triaged: { zh: '已分办', en: 'Triaged' },
  assigned: { zh: '已交办', en: 'Assigned' },
  working: { zh: '办理中', en: 'Working' },
  done: { zh: '已办结，待验收', en: 'Done' },
  verified: { zh: '已验收，待销号', en: 'Verified' },
  closed: { zh: '已销号', en: 'Closed' },
  returned: { zh: '已退回', en: 'Returned' },
} as const;
export type ProblemState = keyof typeof PROBLEM_STATES;
export const PROBLEM_STATE_KEYS = Object.keys(PROBLEM_STATES) as [ProblemState, ...ProblemState[]];

/** 问题从哪里来：同一句话只录一次，来源随问题走。 */
export const PROBLEM_SOURCES = {
  report: { zh: '报送', en: 'Report' },
  light: { zh: '亮灯', en: 'Light' },
  visit: { zh: '现场走访', en: 'Visit' },
  meeting: { zh: '会议', en: 'Meeting' },
  enterprise: { zh: '企业反映', en: 'Enterprise' },
  inspection: { zh: '上级反馈', en: 'Inspection' },
  hotline: { zh: '群众诉求', en: 'Citizens' },
  manual: { zh: '手工录入', en: 'By hand' },
} as const;
export type ProblemSource = keyof typeof PROBLEM_SOURCES;
export const PROBLEM_SOURCE_KEYS = Object.keys(PROBLEM_SOURCES) as [ProblemSource, ...ProblemSource[]];

/**
 * In whose court the ball lies: a unit, or a level above it (the leader in charge, the command office, the top leaders)
 * whose own time of answering is measured too. `office`: the project office, which triages and closes out.
 */
export const BallHolderSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('org'), orgId: IdText }),
  z.strictObject({
    kind: z.literal('level'),
    level: z.union([z.literal(2), z.literal(3), z.literal(4)]),
  }),
  z.strictObject({ kind: z.literal('office') }),
]);
export type BallHolder = z.infer<typeof BallHolderSchema>;

/** One text for each court, for counting and for finding one’s own: `org:12`, `level:2`, `office`. */
export const toHolderKey = (holder: BallHolder): string =>
  holder.kind === 'org'
    ? `org:${holder.orgId}`
    : holder.kind === 'level'
      ? `level:${holder.level}`
      : 'office';

const sentence = (max: number) => z.string().trim().min(1).max(max);
const note = z.string().trim().max(2000).default('');
const orgIds = z.array(IdText).max(30).default([]);
const fileIds = z.array(IdText).max(20).default([]);

/** What happens to a problem, one after the other. `on` is the day of the move; it never goes back. */
export const ProblemMoveSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('raise'),
    category: z.enum(PROBLEM_CATEGORY_KEYS),
    /** The unit keeps the problem and solves it itself: no triage. */
    ownOrgId: IdText.nullable(),
    dueOn: DayText.nullable(),
    on: DayText,
  }),
  z.strictObject({
    kind: z.literal('triage'),
    category: z.enum(PROBLEM_CATEGORY_KEYS),
    note,
    on: DayText,
  }),
  z.strictObject({
    kind: z.literal('assign'),
    ownerOrgId: IdText,
    ownerName: z.string().trim().max(40).default(''),
    supportingOrgIds: orgIds,
    level: ProblemLevelNumber,
    dueOn: DayText,
    note,
    on: DayText,
  }),
  z.strictObject({ kind: z.literal('start'), note, on: DayText }),
  z.strictObject({ kind: z.literal('reply'), orgId: IdText, text: sentence(2000), fileIds, on: DayText }),
  z.strictObject({ kind: z.literal('hand'), toOrgId: IdText, text: sentence(1000), on: DayText }),
  z.strictObject({ kind: z.literal('hand-back'), orgId: IdText, text: sentence(1000), on: DayText }),
  z.strictObject({
    kind: z.literal('return'),
    reason: sentence(1000),
    suggestion: sentence(1000),
    on: DayText,
  }),
  z.strictObject({
    kind: z.literal('propose-step-up'),
    /** What was tried at this level (IS-04): nobody hands up a problem untouched. */
    attempts: sentence(2000),
    toLevel: ProblemLevelNumber,
    on: DayText,
  }),
  z.strictObject({
    kind: z.literal('consent-step-up'),
    toLevel: ProblemLevelNumber,
    dueOn: DayText,
    note,
    on: DayText,
  }),
  z.strictObject({ kind: z.literal('decline-step-up'), reason: sentence(1000), on: DayText }),
  z.strictObject({
    kind: z.literal('respond'),
    text: sentence(2000),
    /** Who answered, when the answer is recorded for a leader (代录批示). */
    leaderName: z.string().trim().max(40).default(''),
    dueOn: DayText,
    fileIds,
    on: DayText,
  }),
  z.strictObject({
    kind: z.literal('discuss'),
    heldOn: DayText,
    participants: sentence(500),
    cause: sentence(1000),
    decision: sentence(2000),
    on: DayText,
  }),
  z.strictObject({ kind: z.literal('report-done'), text: sentence(2000), fileIds, on: DayText }),
  z.strictObject({
    kind: z.literal('verify'),
    orgId: IdText,
    verdict: z.enum(['agree', 'reject']),
    text: sentence(1000),
    fileIds,
    on: DayText,
  }),
  /** 四不放过 (IS-17): an accident or a grave failing is not closed before four things are settled. */
  z.strictObject({ kind: z.literal('ask-four'), note, on: DayText }),
  z.strictObject({
    kind: z.literal('settle-four'),
    cause: sentence(1000),
    /** What the competent body found and decided, by its document; nothing is judged here (8.7). */
    responsibility: sentence(1000),
    loss: sentence(1000),
    loophole: sentence(1000),
    on: DayText,
  }),
  z.strictObject({ kind: z.literal('close'), note, on: DayText }),
  z.strictObject({ kind: z.literal('reopen'), reason: sentence(1000), dueOn: DayText, on: DayText }),
]);
export type ProblemMove = z.infer<typeof ProblemMoveSchema>;
export type ProblemMoveKind = ProblemMove['kind'];

export const PROBLEM_MOVE_WORDS: Record<ProblemMoveKind, { zh: string; en: string }> = {
  raise: { zh: '提出', en: 'Raise' },
  triage: { zh: '分办', en: 'Triage' },
  assign: { zh: '交办', en: 'Assign' },
  start: { zh: '接办', en: 'Take up' },
  reply: { zh: '反馈进展', en: 'Reply' },
  hand: { zh: '转请协办', en: 'Hand over' },
  'hand-back': { zh: '协办答复', en: 'Hand back' },
  return: { zh: '退回', en: 'Return' },
  'propose-step-up': { zh: '提请提级', en: 'Propose a step up' },
  'consent-step-up': { zh: '同意提级', en: 'Consent to the step up' },
  'decline-step-up': { zh: '不予提级', en: 'Decline the step up' },
  respond: { zh: '上级答复', en: 'Answer of the level' },
  discuss: { zh: '一事一议', en: 'Discussion record' },
  'report-done': { zh: '报告办结', en: 'Report done' },
  verify: { zh: '验收', en: 'Verify' },
  'ask-four': { zh: '按四不放过办理', en: 'Ask for the four settlements' },
  'settle-four': { zh: '逐条落实四不放过', en: 'Settle the four' },
  close: { zh: '销号', en: 'Close out' },
  reopen: { zh: '重新打开', en: 'Reopen' },
};

/** Where a problem stands: what follows from its moves and nothing else. */
export interface ProblemStanding {
  state: ProblemState;
  category: ProblemCategory;
  level: ProblemLevel;
  ownerOrgId: string | null;
  ownerName: string;
  supportingOrgIds: string[];
  dueOn: string | null;
  /** Null when closed. */
  holder: BallHolder | null;
  holderSince: string;
  stepUp: { toLevel: ProblemLevel; proposedOn: string } | null;
  /** Deadlines given so far: the first promise stays countable. */
  deadlines: number;
  evidenceFiles: number;
  verifiedByOrgId: string | null;
  closedOn: string | null;
  /** 四不放过; absent unless it was asked for. */
  four?: 'asked' | 'settled';
  reopened: number;
  lastMoveOn: string;
}

import { z } from 'zod';
import { DayText, IdText } from '#core/platform/public.ts';
import { AgendaEntrySchema } from './agenda/agenda-entry.ts';
import { MinutesSchema } from './minutes.ts';
import { Seating } from './seating.ts';

/** 调度会的类别（4.5）。 */
export const MEETING_KINDS = {
  weekly: { zh: '周调度', en: 'Weekly dispatch' },
  monthly: { zh: '月调度会', en: 'Monthly dispatch' },
  'quarterly-observation': { zh: '季度观摩会', en: 'Quarterly observation' },
  'half-year': { zh: '半年评估会', en: 'Half-year assessment' },
  'year-end': { zh: '年终总评会', en: 'Year-end review' },
  special: { zh: '专题会', en: 'Special topic' },
} as const;
export type MeetingKind = keyof typeof MEETING_KINDS;
export const MEETING_KIND_KEYS = Object.keys(MEETING_KINDS) as [MeetingKind, ...MeetingKind[]];

export const MEETING_STATES = {
  preparing: { zh: '筹备中', en: 'Preparing' },
  submitted: { zh: '议程待审定', en: 'Agenda submitted' },
  approved: { zh: '议程已审定', en: 'Agenda approved' },
  notified: { zh: '已通知', en: 'Notified' },
  'under-way': { zh: '会议进行中', en: 'Under way' },
  held: { zh: '已开，待纪要', en: 'Held' },
  minuted: { zh: '纪要待签发', en: 'Minutes drafted' },
  signed: { zh: '纪要已签发', en: 'Minutes signed' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
} as const;
export type MeetingState = keyof typeof MEETING_STATES;
export const MEETING_STATE_KEYS = Object.keys(MEETING_STATES) as [MeetingState, ...MeetingState[]];

/** 出席、列席：纪要分别列出（8.9）。 */
export const SEATS = {
  attend: { zh: '出席', en: 'Attending' },
  observe: { zh: '列席', en: 'In attendance' },
} as const;
export type Seat = keyof typeof SEATS;

export const ATTENDANCE = {
  present: { zh: '到会', en: 'Present' },
  absent: { zh: '缺席', en: 'Absent' },
  leave: { zh: '请假', en: 'On leave' },
} as const;
export type Attendance = keyof typeof ATTENDANCE;

/** 线上、纸质、代录：文书上写明是哪一种（8.2）。 */
export const SIGN_WAYS = {
  online: { zh: '线上签发', en: 'On line' },
  paper: { zh: '纸质签字', en: 'On paper' },
} as const;

const text = (most: number) => z.string().trim().max(most).default('');
const sentence = (most: number) => z.string().trim().min(1).max(most);
const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const way = z.enum(['online', 'paper']).default('online');
/** Who comes for a unit. */
export const ReplyPerson = z.strictObject({ name: sentence(40), post: text(80) });
const fileId = IdText.nullable().default(null);

/** Who is chair: a leader of the county, or somebody whom the region names by hand. */
export const Chair = z.strictObject({ personId: IdText.nullable().default(null), name: sentence(60) });

/** Time, place and chair of a meeting: what the notice says. */
export const MeetingPlan = z.strictObject({
  title: z.string().trim().min(2).max(120),
  kind: z.enum(MEETING_KIND_KEYS),
  heldOn: DayText,
  startsAt: Clock,
  place: text(120),
  chair: Chair,
  /** 受托主持: on whose behalf the chair presides; the minutes say so (MT-17). */
  onBehalfOf: z.string().trim().max(60).optional(),
  /** All of it, in minutes. */
  minutes: z.number().int().min(15).max(600),
});
export type MeetingPlan = z.infer<typeof MeetingPlan>;

export const Invitation = z.strictObject({ orgId: IdText, seat: z.enum(['attend', 'observe']) });
export type Invitation = z.infer<typeof Invitation>;

export const AttendanceRow = z.strictObject({
  orgId: IdText.nullable().default(null),
  /** The unit's or the leader's name as the minutes print it. */
  name: sentence(80),
  person: text(80),
  seat: z.enum(['attend', 'observe']),
  state: z.enum(['present', 'absent', 'leave']),
});
export type AttendanceRow = z.infer<typeof AttendanceRow>;

/** What happens to a meeting, one after the other; what was decided stands in decisions of their own. */
export const MeetingMoveSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('plan'), plan: MeetingPlan, on: DayText }),
  z.strictObject({ kind: z.literal('replan'), plan: MeetingPlan, reason: text(300), on: DayText }),
  z.strictObject({
    kind: z.literal('set-agenda'),
    entries: z.array(AgendaEntrySchema).max(120),
    on: DayText,
  }),
  z.strictObject({ kind: z.literal('submit-agenda'), note: text(500), on: DayText }),
  z.strictObject({
    kind: z.literal('approve-agenda'),
    way,
    by: sentence(60),
    note: text(500),
    fileId,
    on: DayText,
  }),
  z.strictObject({ kind: z.literal('return-agenda'), reason: sentence(500), on: DayText }),
  z.strictObject({
    kind: z.literal('notify'),
    invited: z.array(Invitation).min(1).max(200),
    replyBy: DayText,
    demands: text(1000),
    contact: text(100),
    on: DayText,
  }),
  z.strictObject({
    kind: z.literal('reply'),
    orgId: IdText,
    answer: z.enum(['attend', 'leave']),
    persons: z.array(ReplyPerson).max(10).default([]),
    /** Leave: why, and who comes instead. */
    reason: text(300),
    substitute: ReplyPerson.nullable().default(null),
    way: z.enum(['inside', 'link', 'paper']).default('inside'),
    on: DayText,
  }),
  z.strictObject({
    kind: z.literal('decide-leave'),
    orgId: IdText,
    isGranted: z.boolean(),
    note: text(300),
    on: DayText,
  }),
  z.strictObject({ kind: z.literal('arrange-seats'), seating: Seating, on: DayText }),
  z.strictObject({ kind: z.literal('open'), on: DayText }),
  z.strictObject({
    kind: z.literal('settle-entry'),
    entryKey: sentence(60),
    outcome: z.enum(['discussed', 'skipped', 'waiting']),
    on: DayText,
  }),
  z.strictObject({
    kind: z.literal('mark-attendance'),
    rows: z.array(AttendanceRow).min(1).max(300),
    on: DayText,
  }),
  z.strictObject({ kind: z.literal('close'), on: DayText }),
  z.strictObject({ kind: z.literal('draft-minutes'), minutes: MinutesSchema, on: DayText }),
  z.strictObject({
    kind: z.literal('check-minutes'),
    orgId: IdText,
    answer: z.enum(['agree', 'suggest']),
    text: text(1000),
    way: z.enum(['inside', 'paper']).default('inside'),
    on: DayText,
  }),
  z.strictObject({ kind: z.literal('merge-into'), meetingId: IdText, on: DayText }),
  z.strictObject({ kind: z.literal('unmerge'), on: DayText }),
  z.strictObject({
    kind: z.literal('sign-minutes'),
    way,
    by: sentence(60),
    note: text(500),
    fileId,
    /** The document by whose signature the meeting is signed; written by that signature alone. */
    documentId: IdText.optional(),
    on: DayText,
  }),
  /** 传达学习, off until the office asks for it; a unit confirms it by one click (8.8). */
  z.strictObject({ kind: z.literal('ask-conveying'), dueOn: DayText, on: DayText }),
  z.strictObject({
    kind: z.literal('convey'),
    orgId: IdText,
    way: z.enum(['inside', 'paper']).default('inside'),
    on: DayText,
  }),
  z.strictObject({ kind: z.literal('cancel'), reason: sentence(500), on: DayText }),
]);
export type MeetingMove = z.infer<typeof MeetingMoveSchema>;
export type MeetingMoveKind = MeetingMove['kind'];

export const MEETING_MOVE_WORDS: Record<MeetingMoveKind, { zh: string; en: string }> = {
  plan: { zh: '安排会议', en: 'Plan the meeting' },
  replan: { zh: '调整会议安排', en: 'Change the plan' },
  'set-agenda': { zh: '编排议程', en: 'Arrange the agenda' },
  'submit-agenda': { zh: '议程送审', en: 'Submit the agenda' },
  'approve-agenda': { zh: '审定议程', en: 'Approve the agenda' },
  'return-agenda': { zh: '退回议程', en: 'Return the agenda' },
  notify: { zh: '发会议通知', en: 'Send the notice' },
  reply: { zh: '报送回执', en: 'Reply' },
  'decide-leave': { zh: '批复请假', en: 'Decide the leave' },
  'arrange-seats': { zh: '安排座次', en: 'Arrange the seats' },
  open: { zh: '开始会议', en: 'Open the meeting' },
  'settle-entry': { zh: '议题办结情况', en: 'Settle an entry' },
  'mark-attendance': { zh: '登记到会', en: 'Mark attendance' },
  close: { zh: '结束会议', en: 'Close the meeting' },
  'draft-minutes': { zh: '拟写纪要', en: 'Draft the minutes' },
  'check-minutes': { zh: '核对纪要', en: 'Check the minutes' },
  'merge-into': { zh: '合并纪要', en: 'Merge the minutes' },
  unmerge: { zh: '取消合并', en: 'Undo the merging' },
  'sign-minutes': { zh: '签发纪要', en: 'Sign the minutes' },
  'ask-conveying': { zh: '要求传达学习', en: 'Ask for conveying' },
  convey: { zh: '确认已传达学习', en: 'Confirm conveying' },
  cancel: { zh: '取消会议', en: 'Cancel the meeting' },
};

export type EntryOutcome = 'waiting' | 'discussed' | 'skipped';

/** What a unit answered to the notice, and what was said to its leave. */
export interface Reply {
  orgId: string;
  answer: 'attend' | 'leave';
  persons: { name: string; post: string }[];
  reason: string;
  substitute: { name: string; post: string } | null;
  way: 'inside' | 'link' | 'paper';
  on: string;
  leave: 'none' | 'asked' | 'granted' | 'refused';
}

export interface MinutesCheck {
  orgId: string;
  answer: 'agree' | 'suggest';
  text: string;
  way: 'inside' | 'paper';
  on: string;
}

interface Signature {
  way: 'online' | 'paper';
  by: string;
  note: string;
  fileId: string | null;
  documentId?: string;
  on: string;
}

/** 传达学习: until when it is asked for, and who has confirmed it. */
export interface Conveying {
  dueOn: string;
  on: string;
  confirmed: { orgId: string; way: 'inside' | 'paper'; on: string }[];
}

/** Where a meeting stands: what follows from its moves and nothing else. */
export interface MeetingStanding {
  state: MeetingState;
  plan: MeetingPlan;
  entries: z.infer<typeof AgendaEntrySchema>[];
  outcomes: Record<string, EntryOutcome>;
  approval: Signature | null;
  returnReason: string;
  notice: { invited: Invitation[]; replyBy: string; demands: string; contact: string; on: string } | null;
  replies: Reply[];
  attendance: AttendanceRow[];
  openedOn: string | null;
  closedOn: string | null;
  minutes: z.infer<typeof MinutesSchema> | null;
  checks: MinutesCheck[];
  /** The meeting whose minutes document holds this one's too. */
  mergedInto: string | null;
  signature: Signature | null;
  /** Absent until seats are arranged. */
  seating?: Seating;
  /** Absent unless the office has asked for it. */
  conveying?: Conveying;
  postponed: number;
  lastMoveOn: string;
}

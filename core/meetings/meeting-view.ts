import { z } from 'zod';
import { WholeNumber } from '#core/platform/public.ts';
import { AttendanceRow, MEETING_KIND_KEYS, MEETING_STATE_KEYS } from './meeting.ts';
import { MeetingSeries } from './series.ts';

const OrgRef = z.object({ id: z.string(), name: z.string() });

/** Own unit's part in a meeting: what the list and the page of the day say first. */
export const OwnReply = z.enum([
  'not-invited',
  'to-reply',
  'attend',
  'leave-asked',
  'leave-granted',
  'leave-refused',
]);

export const MeetingRowView = z.object({
  id: z.string(),
  series: OrgRef.nullable(),
  title: z.string(),
  kind: z.enum(MEETING_KIND_KEYS),
  state: z.enum(MEETING_STATE_KEYS),
  heldOn: z.string(),
  startsAt: z.string(),
  minutes: WholeNumber,
  place: z.string(),
  chairName: z.string(),
  entries: WholeNumber,
  decisions: WholeNumber,
  replyBy: z.string().nullable(),
  replied: WholeNumber,
  invited: WholeNumber,
  own: OwnReply,
});
export type MeetingRowView = z.infer<typeof MeetingRowView>;

export const SeriesView = z.object({
  id: z.string(),
  version: WholeNumber,
  series: MeetingSeries,
  /** The day on which its next meeting would fall. */
  nextOn: z.string().nullable(),
  /** Meetings of this calendar year that were held or are planned; those called off are not counted. */
  thisYear: WholeNumber,
});
export type SeriesView = z.infer<typeof SeriesView>;

export const NoticeView = z.object({
  invited: z.array(z.object({ org: OrgRef, seat: z.enum(['attend', 'observe']) })),
  replyBy: z.string(),
  demands: z.string(),
  contact: z.string(),
  on: z.string(),
});

const Person = z.object({ name: z.string(), post: z.string() });
export const ReplyView = z.object({
  org: OrgRef,
  answer: z.enum(['attend', 'leave']),
  persons: z.array(Person),
  reason: z.string(),
  substitute: Person.nullable(),
  way: z.enum(['inside', 'link', 'paper']),
  on: z.string(),
  leave: z.enum(['none', 'asked', 'granted', 'refused']),
});
export type ReplyView = z.infer<typeof ReplyView>;

export const AttendanceRowView = AttendanceRow;

export const MinutesCheckView = z.object({
  org: OrgRef,
  answer: z.enum(['agree', 'suggest']),
  text: z.string(),
  way: z.enum(['inside', 'paper']),
  on: z.string(),
});

/** Units see whether they have confirmed themselves; those who prepare see all. */
export const ConveyingView = z.object({
  dueOn: z.string(),
  on: z.string(),
  confirmed: z.array(z.object({ org: OrgRef, way: z.enum(['inside', 'paper']), on: z.string() })),
});

export const DecisionView = z.object({
  meetingId: z.string(),
  no: WholeNumber,
  version: WholeNumber,
  entryKey: z.string(),
  quote: z.string(),
  title: z.string(),
  leadOrg: OrgRef.nullable(),
  supporting: z.array(OrgRef),
  deliverable: z.string(),
  dueOn: z.string().nullable(),
  stage: z.enum(['recorded', 'in-minutes', 'signed', 'task', 'struck']),
  /** 先行交办: by whose order; empty: it waited for the minutes. */
  orderedBy: z.string(),
  taskId: z.string().nullable(),
  /** Promised against done; null while there is no task. */
  outcome: z.enum(['kept', 'late', 'overdue', 'open', 'dropped']).nullable(),
  promisedOn: z.string().nullable(),
  doneOn: z.string().nullable(),
  daysLate: WholeNumber,
  percent: WholeNumber.nullable(),
});
export type DecisionView = z.infer<typeof DecisionView>;

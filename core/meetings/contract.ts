import { z } from 'zod';
import { DayText, defineRoute, IdText, WholeNumber } from '#core/platform/public.ts';
import { AgendaEntrySchema } from './agenda/agenda-entry.ts';
import { MEETING_KIND_KEYS, MEETING_STATE_KEYS, MeetingMoveSchema, MeetingPlan } from './meeting.ts';
import {
  AttendanceRowView,
  ConveyingView,
  DecisionView,
  MeetingRowView,
  MinutesCheckView,
  NoticeView,
  ReplyView,
  SeriesView,
} from './meeting-view.ts';
import { MinutesSchema } from './minutes.ts';
import { Seating } from './seating.ts';
import { MeetingSeries } from './series.ts';

const params = z.object({ meetingId: IdText });
const MoveKind = z.enum(MeetingMoveSchema.options.map((one) => one.shape.kind.value));
const OrgRef = z.object({ id: z.string(), name: z.string() });
const MeetingRef = z.object({ id: z.string(), title: z.string(), heldOn: z.string() });
const Signed = z
  .object({
    way: z.enum(['online', 'paper']),
    by: z.string(),
    note: z.string(),
    fileId: z.string().nullable(),
    documentId: z.string().optional(),
    on: z.string(),
  })
  .nullable();

export const listMeetings = defineRoute({
  name: 'listMeetings',
  method: 'GET',
  path: '/meetings',
  summary: '调度会：一段时间内的会议、会议系列、待回执',
  query: z.object({ from: DayText, to: DayText, seriesId: IdText.optional() }),
  output: z.object({
    today: z.string(),
    meetings: z.array(MeetingRowView),
    series: z.array(SeriesView),
    may: z.object({ prepare: z.boolean(), setSeries: z.boolean(), measure: z.boolean() }),
  }),
  cache: 'restricted',
});

export const getMeeting = defineRoute({
  name: 'getMeeting',
  method: 'GET',
  path: '/meetings/:meetingId',
  summary: '一次会议：议程、通知回执、到会、上次议定事项落实、本次议定、纪要、本人可办理的步骤',
  params,
  output: z.object({
    today: z.string(),
    row: MeetingRowView,
    version: WholeNumber,
    plan: MeetingPlan,
    entries: z.array(AgendaEntrySchema.extend({ outcome: z.enum(['waiting', 'discussed', 'skipped']) })),
    returnReason: z.string(),
    approval: Signed,
    notice: NoticeView.nullable(),
    replies: z.array(ReplyView),
    attendance: z.array(AttendanceRowView),
    previous: MeetingRef.nullable(),
    lastDecisions: z.array(DecisionView),
    decisions: z.array(DecisionView),
    minutes: MinutesSchema.nullable(),
    checks: z.array(MinutesCheckView),
    seating: Seating.nullable(),
    /** What one would begin with: by rank, official order and replies; for those who prepare. */
    seatingProposal: Seating.nullable(),
    conveying: ConveyingView.nullable(),
    mergedInto: MeetingRef.nullable(),
    /** Meetings whose minutes stand in this one's, with what they discussed and who was there. */
    merged: z.array(
      MeetingRef.extend({
        topics: z.array(z.object({ title: z.string(), reports: z.array(z.string()) })),
        attendance: z.array(AttendanceRowView),
      }),
    ),
    signature: Signed,
    /** The minutes on their way as a document: signed there, once. */
    minutesDocument: z
      .object({ documentId: z.string(), title: z.string(), state: z.string(), awaitsSignature: z.boolean() })
      .nullable(),
    moves: z.array(
      z.object({
        seq: WholeNumber,
        kind: MoveKind,
        move: MeetingMoveSchema,
        personName: z.string(),
        orgName: z.string(),
        recordedAt: z.string(),
      }),
    ),
    files: z.array(z.object({ fileId: z.string(), name: z.string(), recordedAt: z.string() })),
    leaders: z.array(z.object({ personId: z.string(), name: z.string(), title: z.string() })),
    may: z.object({
      moves: z.array(MoveKind),
      decide: z.boolean(),
      orderAhead: z.boolean(),
      attach: z.boolean(),
      /** Takes a paper up as a document that goes its way. */
      draft: z.boolean(),
      signOnline: z.boolean(),
      readPreparation: z.boolean(),
      /** May make a picture that names units for a group outside (8.2). */
      nameUnits: z.boolean(),
    }),
  }),
  refusals: ['MEETING_NOT_FOUND'],
  cache: 'restricted',
});

export const planMeeting = defineRoute({
  name: 'planMeeting',
  method: 'POST',
  path: '/meetings',
  summary: '安排一次会议：属于一个系列，或单独的专题会',
  body: z.object({ seriesId: IdText.nullable().default(null), plan: MeetingPlan }),
  output: z.object({ meetingId: z.string() }),
  refusals: ['MEETING_STEP_NOT_YOURS', 'MEETING_SERIES_NOT_FOUND', 'MEETING_DAY_PAST'],
});

export const proposeMeetingAgenda = defineRoute({
  name: 'proposeMeetingAgenda',
  method: 'GET',
  path: '/meetings/:meetingId/agenda-proposal',
  summary: '由数据提出议程：红灯、提级问题、一月未调度、日期变更、迟报未报、承诺到期、结转',
  params,
  output: z.object({
    since: z.string().nullable(),
    period: z.string().nullable(),
    entries: z.array(AgendaEntrySchema),
    leftOut: z.array(AgendaEntrySchema),
  }),
  refusals: ['MEETING_NOT_FOUND', 'MEETING_STEP_NOT_YOURS'],
  cache: 'restricted',
});

export const moveMeeting = defineRoute({
  name: 'moveMeeting',
  method: 'POST',
  path: '/meetings/:meetingId/moves',
  summary: '办理一步：编排议程、送审、审定、通知、回执、批假、开会、到会、拟纪要、核对、签发……',
  params,
  body: z.object({ version: WholeNumber, move: MeetingMoveSchema }),
  output: z.object({ version: WholeNumber, state: z.enum(MEETING_STATE_KEYS), taskIds: z.array(z.string()) }),
  refusals: [
    'MEETING_NOT_FOUND',
    'MEETING_CHANGED_MEANWHILE',
    'MEETING_STEP_NOT_NOW',
    'MEETING_STEP_NOT_YOURS',
    'MEETING_DAY_OUT_OF_ORDER',
    'MEETING_DAY_PAST',
    'MEETING_REPLY_DAY',
    'MEETING_NOT_YET',
    'MEETING_NEEDS_SCAN',
    'MEETING_NOT_YOUR_UNIT',
    'MEETING_ENTRY_TWICE',
    'MEETING_ENTRY_NOT_FOUND',
    'MEETING_NO_LEAVE_ASKED',
    'MEETING_FILE_UNKNOWN',
    'MEETING_MERGE_WRONG',
    'MEETING_MINUTES_UNDER_WAY',
    'ORG_NOT_FOUND',
  ],
});

export const saveMeetingSeries = defineRoute({
  name: 'saveMeetingSeries',
  method: 'POST',
  path: '/meeting-series',
  summary: '设立或调整会议系列：类别、周期、时间、主持人、固定参会单位',
  body: z.object({ seriesId: IdText.nullable(), version: WholeNumber, series: MeetingSeries }),
  output: z.object({ seriesId: z.string(), version: WholeNumber }),
  refusals: [
    'ORG_NOT_FOUND',
    'MEETING_STEP_NOT_YOURS',
    'MEETING_SERIES_NOT_FOUND',
    'MEETING_CHANGED_MEANWHILE',
  ],
});

export const getMeetingLoop = defineRoute({
  name: 'getMeetingLoop',
  method: 'GET',
  path: '/meeting-loop',
  summary: '议定事项闭环：按单位统计按期、逾期、推进中，附逐项承诺与完成',
  query: z.object({
    from: DayText.optional(),
    to: DayText.optional(),
    kind: z.enum(MEETING_KIND_KEYS).optional(),
  }),
  output: z.object({
    today: z.string(),
    byUnit: z.array(
      z.object({
        org: OrgRef,
        decisions: WholeNumber,
        kept: WholeNumber,
        late: WholeNumber,
        overdue: WholeNumber,
        open: WholeNumber,
        extended: WholeNumber,
        keptShare: z.string().nullable(),
      }),
    ),
    decisions: z.array(DecisionView.extend({ meeting: MeetingRef })),
  }),
  cache: 'restricted',
  refusals: ['MEETING_STEP_NOT_YOURS'],
});

export const attachMeetingFile = defineRoute({
  name: 'attachMeetingFile',
  method: 'POST',
  path: '/meetings/:meetingId/files',
  summary: '上传会议材料或签字件',
  params,
  body: z.object({}),
  output: z.object({ fileId: z.string(), name: z.string() }),
  transport: 'upload',
  refusals: ['EVIDENCE_KIND', 'MEETING_NOT_FOUND', 'MEETING_STEP_NOT_YOURS'],
});

export const downloadMeetingFile = defineRoute({
  name: 'downloadMeetingFile',
  method: 'GET',
  path: '/meetings/:meetingId/files/:fileId',
  summary: '下载会议材料或签字件',
  params: params.extend({ fileId: IdText }),
  transport: 'file',
  refusals: ['MEETING_NOT_FOUND', 'FILE_NOT_FOUND'],
  cache: 'restricted',
});

import { z } from 'zod';
import { defineRoute, IdText } from '#core/platform/public.ts';
import { ReplyPerson } from './meeting.ts';
import { ReplyView } from './meeting-view.ts';

const token = z.string().min(20).max(200);
const LINK_REFUSALS = ['REPLY_LINK_INVALID', 'REPLY_LINK_LOCKED'] as const;

export const makeMeetingReplyLink = defineRoute({
  name: 'makeMeetingReplyLink',
  method: 'POST',
  path: '/meetings/:meetingId/reply-links',
  summary: '生成参会回执的一次性链接：只通向这次会议的回执，报送后或开会后失效；再生成时原链接失效',
  params: z.object({ meetingId: IdText }),
  body: z.object({ orgId: IdText }),
  output: z.object({ path: z.string(), expiresOn: z.string() }),
  refusals: ['MEETING_NOT_FOUND', 'MEETING_STEP_NOT_YOURS', 'MEETING_STEP_NOT_NOW', 'MEETING_NOT_YOUR_UNIT'],
});

export const openMeetingReplyLink = defineRoute({
  name: 'openMeetingReplyLink',
  method: 'POST',
  path: '/meeting-reply-links/open',
  summary: '凭链接查看会议通知，不需要登录',
  access: 'public',
  body: z.object({ token }),
  output: z.object({
    title: z.string(),
    heldOn: z.string(),
    startsAt: z.string(),
    place: z.string(),
    chair: z.string(),
    demands: z.string(),
    contact: z.string(),
    replyBy: z.string(),
    orgName: z.string(),
    seat: z.enum(['attend', 'observe']),
    reply: ReplyView.omit({ org: true }).nullable(),
  }),
  refusals: [...LINK_REFUSALS],
  cache: 'restricted',
});

export const replyToMeetingByLink = defineRoute({
  name: 'replyToMeetingByLink',
  method: 'POST',
  path: '/meeting-reply-links/replies',
  summary: '凭链接报送一次参会回执：参会人，或请假事由和代会人',
  access: 'public',
  body: z.object({
    token,
    personName: z.string().trim().min(2).max(40),
    answer: z.enum(['attend', 'leave']),
    persons: z.array(ReplyPerson).max(10).default([]),
    reason: z.string().trim().max(300).default(''),
    substitute: ReplyPerson.nullable().default(null),
  }),
  output: z.object({ replied: z.boolean() }),
  refusals: [...LINK_REFUSALS, 'MEETING_STEP_NOT_NOW', 'MEETING_DAY_OUT_OF_ORDER', 'MEETING_REASON_WANTED'],
});

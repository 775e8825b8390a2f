import type { z } from 'zod';
import { applyMeetingMove } from '#core/meetings/apply-move.ts';
import { listPossibleMeetingMoves, requireLinkReply } from '#core/meetings/decide-move.ts';
import type { MeetingMove } from '#core/meetings/meeting.ts';
import { canPrepareMeetings } from '#core/meetings/permissions.ts';
import type {
  openMeetingReplyLink as openRoute,
  replyToMeetingByLink as replyRoute,
} from '#core/meetings/reply-link-contract.ts';
import { refuse } from '#core/platform/public.ts';
import { enterByLink, linkInvalid, makeLinkIn, spendReplyLink } from '#server/documents/public.ts';
import { hashToken } from '#server/people/public.ts';
import {
  appendAct,
  appendAudit,
  type Ctx,
  once,
  type PublicCtx,
  type Tx,
  withScope,
} from '#server/platform/public.ts';
import { getMeetingRecord, insertMeetingMove, lockMeeting, type MeetingRecord } from './meetings.queries.ts';
import { refuseStep } from './refuse-step.ts';

const findInvited = ({ standing }: MeetingRecord, orgId: string) =>
  standing.notice?.invited.find((one) => one.orgId === orgId);

/** The office makes a link for one unit: it lives until the end of the day of the meeting. */
export function makeMeetingReplyLink(
  ctx: Ctx,
  meetingId: string,
  orgId: string,
): Promise<{ path: string; expiresOn: string }> {
  // The answer of a repeated request would keep the link in the database: this verb has no answer to repeat.
  return once({ ...ctx, requestId: null }, async (tx) => {
    if (!canPrepareMeetings(ctx.actor)) throw refuseStep('notify');
    const record = await getMeetingRecord(tx, ctx.actor.regionId, meetingId);
    if (!listPossibleMeetingMoves(record.standing).includes('reply'))
      throw refuse('not-allowed-now', 'MEETING_STEP_NOT_NOW', '现在不收回执', 'No replies are taken now', [
        '发出会议通知后再生成链接',
      ]);
    if (!findInvited(record, orgId))
      throw refuse('invalid', 'MEETING_NOT_YOUR_UNIT', '该单位不在通知范围内', 'The unit was not invited');
    const expiresAt = new Date(`${record.standing.plan.heldOn}T23:59:59+08:00`);
    const about = { kind: 'meeting' as const, id: meetingId };
    return makeLinkIn(tx, ctx, { about, orgId, expiresAt, page: '/meeting-reply' });
  });
}

/** The notice as the unit reads it, with what it has answered before; nothing of the agenda and no other unit. */
export async function openMeetingReplyLink(
  pub: PublicCtx,
  token: string,
): Promise<z.input<typeof openRoute.output>> {
  const { ctx, link, matterId } = await enterByLink(pub, token, '', 'meeting');
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const record = await getMeetingRecord(tx, ctx.actor.regionId, matterId);
    const { plan, notice, replies } = record.standing;
    const invited = findInvited(record, link.orgId);
    if (!notice || !invited || !listPossibleMeetingMoves(record.standing).includes('reply'))
      throw linkInvalid();
    await appendAudit(tx, ctx, { kind: 'open-reply-link', outcome: 'ok', subject: `meeting:${record.id}` });
    const { title, heldOn, startsAt, place, chair } = plan;
    const { demands, contact, replyBy } = notice;
    const own = replies.find(({ orgId }) => orgId === link.orgId);
    const { orgId: _, ...reply } = own ?? { orgId: '' };
    return {
      ...{ title, heldOn, startsAt, place, chair: chair.name, demands, contact, replyBy },
      ...{
        orgName: link.orgName,
        seat: invited.seat,
        reply: own ? (reply as Omit<typeof own, 'orgId'>) : null,
      },
    };
  });
}

type Wish = z.output<typeof replyRoute.body>;

function toMove({ answer, persons, reason, substitute }: Wish, ctx: Ctx): MeetingMove & { kind: 'reply' } {
  if (answer === 'leave' && reason === '')
    throw refuse('invalid', 'MEETING_REASON_WANTED', '请假须写明事由', 'Say why nobody comes', [
      '填写请假事由',
    ]);
  const isComing = answer === 'attend';
  return {
    ...{ kind: 'reply', orgId: ctx.actor.orgId, answer, way: 'link', on: ctx.today },
    persons: isComing ? persons : [],
    reason: isComing ? '' : reason,
    substitute: isComing ? null : substitute,
  };
}

async function replyIn(tx: Tx, ctx: Ctx, meetingId: string, move: MeetingMove & { kind: 'reply' }) {
  const { regionId } = ctx.actor;
  await lockMeeting(tx, regionId, meetingId);
  const record = await getMeetingRecord(tx, regionId, meetingId);
  requireLinkReply(record.standing, move, ctx.today);
  const actId = await appendAct(tx, ctx, 'meeting-reply.v1', { meetingId, move });
  const standing = applyMeetingMove(record.standing, move);
  await insertMeetingMove(tx, ctx, { meetingId, seq: record.seq + 1, move, standing, actId });
  await appendAudit(tx, ctx, {
    ...{ kind: 'meeting-reply', outcome: 'ok', subject: `meeting:${meetingId}`, detail: { way: 'link' } },
  });
}

/** One reply by one link: replying and spending are one transaction. */
export async function replyToMeetingByLink(
  pub: PublicCtx,
  { token, personName, ...wish }: Wish,
): Promise<{ replied: boolean }> {
  const { ctx, matterId } = await enterByLink(pub, token, personName, 'meeting');
  const move = toMove({ token, personName, ...wish }, ctx);
  return withScope(ctx.db, ctx.actor, async (tx) => {
    if (!(await spendReplyLink(tx, hashToken(token), ctx.now))) throw linkInvalid();
    await replyIn(tx, ctx, matterId, move);
    return { replied: true };
  });
}

import { createHash, randomBytes } from 'node:crypto';
import { buildCalendarFeed, type FeedMeeting } from '#core/meetings/calendar-feed.ts';
import { addDays, refuse } from '#core/platform/public.ts';
import { findPostHolderActor, getRegion } from '#server/people/public.ts';
import {
  appendAct,
  appendAudit,
  type Ctx,
  once,
  type PublicCtx,
  withGate,
  withScope,
} from '#server/platform/public.ts';
import { findFeedOwner, findOwnFeed, insertFeed } from './calendar-feed.queries.ts';
import { listMeetingRecords, type MeetingRecord } from './meetings.queries.ts';

const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

export const getCalendarFeed = (ctx: Ctx): Promise<{ madeOn: string | null }> =>
  withScope(ctx.db, ctx.actor, async (tx) => {
    const feed = await findOwnFeed(tx, ctx);
    return { madeOn: feed?.isOn ? feed.madeOn : null };
  });

/** A new secret address; the one before opens nothing any more. It is shown this once: only its hash is kept. */
export async function makeCalendarFeed(ctx: Ctx): Promise<{ path: string }> {
  const secret = randomBytes(32).toString('base64url');
  // The answer of a repeated request would keep the secret in the database: this verb has no answer to repeat.
  return once({ ...ctx, requestId: null }, async (tx) => {
    const actId = await appendAct(tx, ctx, 'calendar-feed-made.v1', {});
    await insertFeed(tx, ctx, { tokenHash: hashSecret(secret), actId });
    await appendAudit(tx, ctx, {
      kind: 'make-calendar-feed',
      outcome: 'ok',
      subject: `person:${ctx.actor.personId}`,
    });
    return { path: `/api/calendar/${secret}.ics` };
  });
}

export async function revokeCalendarFeed(ctx: Ctx): Promise<{ revoked: boolean }> {
  return once(ctx, async (tx) => {
    const feed = await findOwnFeed(tx, ctx);
    if (!feed?.isOn) return { revoked: false };
    const actId = await appendAct(tx, ctx, 'calendar-feed-revoked.v1', {});
    await insertFeed(tx, ctx, { tokenHash: null, actId });
    await appendAudit(tx, ctx, {
      kind: 'revoke-calendar-feed',
      outcome: 'ok',
      subject: `person:${ctx.actor.personId}`,
    });
    return { revoked: true };
  });
}

const toFeedMeeting = ({ id, seq, changedAt, standing }: MeetingRecord): FeedMeeting => {
  const { title, heldOn, startsAt, minutes, place } = standing.plan;
  const isCancelled = standing.state === 'cancelled';
  return { ...{ id, title, heldOn, startsAt, minutes, place, isCancelled }, sequence: seq, changedAt };
};

const DAYS_BACK = 92;
const DAYS_AHEAD = 400;

/**
 * The feed behind a secret, as its person sees the meetings today: nothing when he no longer holds his post there. Title, time
 * and place only, no figure and no project (8.2). What is still being prepared is not in it for anybody.
 */
export async function readCalendarFeed(ctx: PublicCtx, secret: string): Promise<string> {
  const notFound = refuse('not-found', 'FEED_NOT_FOUND', '没有这个日历地址', 'No such calendar', [
    '重新开通订阅',
  ]);
  const owner = await withGate(ctx.db, (tx) => findFeedOwner(tx, hashSecret(secret)));
  if (!owner) throw notFound;
  const actor = await findPostHolderActor(ctx.db, { ...owner, today: ctx.today });
  if (!actor) throw notFound;
  return withScope(ctx.db, actor, async (tx) => {
    const region = await getRegion(tx, owner.regionId);
    const from = addDays(ctx.today, -DAYS_BACK);
    const records = await listMeetingRecords(tx, {
      ...{ regionId: owner.regionId, from, to: addDays(ctx.today, DAYS_AHEAD) },
    });
    const told = records.filter(({ standing }) => standing.notice !== null || standing.openedOn !== null);
    return buildCalendarFeed(told.map(toFeedMeeting), {
      name: `${region.name}调度会`,
      host: `luoshi-${owner.regionId}`,
    });
  });
}

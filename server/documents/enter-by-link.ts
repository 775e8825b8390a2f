import type { Actor } from '#core/people/public.ts';
import { refuse } from '#core/platform/public.ts';
import { countFailure, findLock, hashToken, newToken } from '#server/people/public.ts';
import {
  appendAct,
  appendAudit,
  type Ctx,
  chinaDay,
  type PublicCtx,
  type Tx,
  withGate,
} from '#server/platform/public.ts';
import { addReplyLink, findReplyLink, type LinkMatter, type LinkRow } from './reply-links.queries.ts';

/** Wrong links from one address before it waits a quarter of an hour. */
const MOST_WRONG = 10;

/** Makes a link for one unit to one matter, inside a transaction; only its hash is kept. The caller has decided that it may. */
export async function makeLinkIn(
  tx: Tx,
  ctx: Ctx,
  row: { about: LinkMatter; orgId: string; expiresAt: Date; page: string },
): Promise<{ path: string; expiresOn: string }> {
  const { regionId, personName } = ctx.actor;
  const { about, orgId, expiresAt, page } = row;
  const token = newToken();
  const subject = `${about.kind}:${about.id}`;
  const actId = await appendAct(tx, ctx, 'reply-link-made.v1', { [`${about.kind}Id`]: about.id, orgId });
  const entry = { regionId, about, orgId, expiresAt, madeByName: personName, actId, now: ctx.now };
  await addReplyLink(tx, { ...entry, tokenHash: hashToken(token) });
  await appendAudit(tx, ctx, { kind: 'make-reply-link', outcome: 'ok', subject, detail: { orgId } });
  return { path: `${page}#${token}`, expiresOn: chinaDay(expiresAt) };
}

export const linkInvalid = () =>
  refuse(
    'forbidden',
    'REPLY_LINK_INVALID',
    '链接无效、已过期或已用过',
    'The link is not valid, too old or used',
    ['请联系发文单位取得新链接'],
  );

/** The unit that the link speaks for, as it would act itself: it sees and answers this document only through what follows. */
const toLinkActor = (link: LinkRow, personName: string): Actor => ({
  regionId: link.regionId,
  personId: '0',
  personName,
  login: 'reply-link',
  orgId: link.orgId,
  orgName: link.orgName,
  orgPath: link.orgPath,
  orgKind: link.orgKind,
  roles: [],
  postTitle: '',
  sees: 'scoped',
  projectIds: [],
  forPersonId: null,
  mustChangePassword: false,
});

/** Finds the link at the gate; wrong ones are counted by address and lock it for a while. */
export async function enterByLink(
  pub: PublicCtx,
  token: string,
  personName: string,
  kind: LinkMatter['kind'],
): Promise<{ ctx: Ctx; link: LinkRow; matterId: string }> {
  const key = `reply-link:${pub.address}`;
  const { lock, link } = await withGate(pub.db, async (tx) => ({
    lock: await findLock(tx, [key]),
    link: await findReplyLink(tx, hashToken(token), pub.now),
  }));
  if (lock)
    throw refuse(
      'limit',
      'REPLY_LINK_LOCKED',
      `尝试次数过多，请${lock.minutesLeft}分钟后再试`,
      `Too many tries; wait ${lock.minutesLeft} min`,
    );
  const matterId = kind === 'document' ? link?.documentId : link?.meetingId;
  if (!link || !matterId) {
    await withGate(pub.db, (tx) => countFailure(tx, key, MOST_WRONG));
    throw linkInvalid();
  }
  const { db, address, today, now } = pub;
  const actor = toLinkActor(link, personName);
  return { link, matterId, ctx: { db, actor, requestId: null, address, sessionMark: 'link', today, now } };
}

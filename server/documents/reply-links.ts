import type { z } from 'zod';
import { canRecordAnswer } from '#core/documents/dispatch.ts';
import type {
  openReplyLink as openRoute,
  replyByLink as replyRoute,
} from '#core/documents/dispatch-contract.ts';
import { refuse } from '#core/platform/public.ts';
import { hashToken } from '#server/people/public.ts';
import {
  appendAudit,
  type Ctx,
  once,
  type PublicCtx,
  type Tx,
  type UploadedFile,
  withScope,
} from '#server/platform/public.ts';
import { keepReplyFileIn, receiveIn, replyIn } from './answer-document.ts';
import { listAddresseeRows } from './dispatch.queries.ts';
import { toUnitAnswer } from './dispatch.view.ts';
import { getOwnWay } from './document-ways.ts';
import { getDocumentRow, getVersion } from './documents.queries.ts';
import { enterByLink, linkInvalid, makeLinkIn } from './enter-by-link.ts';
import { toPrintedModel } from './printed-model.ts';
import { spendReplyLink } from './reply-links.queries.ts';

/** A link lives as long as the reply may reasonably take; a new one can be made at any time. */
const LINK_DAYS = 15;
const DAY_MS = 86_400_000;

/** Makes a link for one unit to one issued document; only its hash is kept (8.2: nothing but this paper can be seen by it). */
export function makeReplyLink(
  ctx: Ctx,
  documentId: string,
  orgId: string,
): Promise<{ path: string; expiresOn: string }> {
  const { regionId } = ctx.actor;
  // The answer of a repeated request would keep the link in the database: this verb has no answer to repeat.
  return once({ ...ctx, requestId: null }, async (tx) => {
    const row = await getDocumentRow(tx, regionId, documentId);
    const way = getOwnWay(row);
    if (!canRecordAnswer(ctx.actor, way))
      throw refuse('forbidden', 'ANSWER_NOT_YOURS', '链接由办文单位生成', 'The drafting office makes links', [
        '请联系办文单位',
      ]);
    if (row.state !== 'issued')
      throw refuse(
        'not-allowed-now',
        'DOCUMENT_NOT_ISSUED',
        '公文尚未印发或已撤回',
        'The document is not in force',
        ['印发后再生成链接'],
      );
    const units = await listAddresseeRows(tx, regionId, [documentId]);
    if (!units.some((one) => one.orgId === orgId))
      throw refuse('invalid', 'UNIT_NOT_ADDRESSED', '这份公文没有发给该单位', 'Not an addressee');
    const expiresAt = new Date(ctx.now.getTime() + LINK_DAYS * DAY_MS);
    return makeLinkIn(tx, ctx, {
      about: { kind: 'document', id: documentId },
      orgId,
      expiresAt,
      page: '/reply',
    });
  });
}

/** The document as issued and where this unit stands with it. */
export async function openReplyLink(
  pub: PublicCtx,
  token: string,
): Promise<z.input<typeof openRoute.output>> {
  const { ctx, link, matterId } = await enterByLink(pub, token, '', 'document');
  const { regionId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const row = await getDocumentRow(tx, regionId, matterId);
    if (row.state !== 'issued') throw linkInvalid();
    const version = await getVersion(tx, regionId, row.id, row.version);
    const units = await listAddresseeRows(tx, regionId, [row.id]);
    const own = units.find(({ orgId }) => orgId === link.orgId);
    if (!own) throw linkInvalid();
    await appendAudit(tx, ctx, { kind: 'open-reply-link', outcome: 'ok', subject: `document:${row.id}` });
    return {
      title: row.title,
      number: row.number,
      model: JSON.stringify(toPrintedModel(row, version)),
      orgName: link.orgName,
      replyBy: row.replyBy,
      unit: toUnitAnswer(own, { isIssued: true, replyBy: row.replyBy, today: ctx.today }, true),
    };
  });
}

const answererOf = ({ actor, today }: Ctx) => ({
  orgId: actor.orgId,
  way: 'link' as const,
  personName: actor.personName,
  onDate: today,
});

async function actByLink<T>(
  pub: PublicCtx,
  token: string,
  personName: string,
  run: (tx: Tx, ctx: Ctx, documentId: string) => Promise<T>,
): Promise<T> {
  const { ctx, matterId } = await enterByLink(pub, token, personName, 'document');
  return withScope(ctx.db, ctx.actor, (tx) => run(tx, ctx, matterId));
}

export const acknowledgeByLink = (
  pub: PublicCtx,
  token: string,
  personName: string,
): Promise<{ received: boolean }> =>
  actByLink(pub, token, personName, async (tx, ctx, documentId) => {
    await receiveIn(tx, ctx, documentId, answererOf(ctx));
    return { received: true };
  });

export const attachFileByLink = (
  pub: PublicCtx,
  token: string,
  file: UploadedFile & { mediaType: string },
): Promise<{ fileId: string; name: string }> =>
  actByLink(pub, token, '', (tx, ctx, documentId) =>
    keepReplyFileIn(tx, ctx, documentId, answererOf(ctx), file),
  );

/** One reply by one link: replying and spending are one transaction. */
export const replyByLink = (
  pub: PublicCtx,
  { token, personName, ...wish }: z.output<typeof replyRoute.body>,
): Promise<{ replyId: string }> =>
  actByLink(pub, token, personName, async (tx, ctx, documentId) => {
    if (!(await spendReplyLink(tx, hashToken(token), ctx.now))) throw linkInvalid();
    return { replyId: await replyIn(tx, ctx, documentId, answererOf(ctx), wish) };
  });

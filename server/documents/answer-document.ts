import type { z } from 'zod';
import { type AnswerWay, requireAnswerer } from '#core/documents/dispatch.ts';
import type {
  acknowledgeDocument as acknowledgeRoute,
  replyToDocument as replyRoute,
} from '#core/documents/dispatch-contract.ts';
import { refuse } from '#core/platform/public.ts';
import {
  appendAct,
  appendAudit,
  appendLink,
  type Ctx,
  getFile,
  keepFile,
  once,
  type StoredFile,
  type Tx,
  takeLock,
  type UploadedFile,
  withScope,
} from '#server/platform/public.ts';
import {
  addReceipt,
  addReply,
  addReplyFile,
  listAddresseeRows,
  listReplyFileIds,
} from './dispatch.queries.ts';
import { getOwnWay } from './document-ways.ts';
import { type DocumentRow, getDocumentRow } from './documents.queries.ts';

export interface Answerer {
  orgId: string;
  way: AnswerWay;
  personName: string;
  onDate: string;
}

async function requireAnswered(tx: Tx, ctx: Ctx, documentId: string, who: Answerer): Promise<DocumentRow> {
  const { regionId } = ctx.actor;
  await takeLock(tx, `document-answers:${regionId}:${documentId}`);
  const row = await getDocumentRow(tx, regionId, documentId);
  const kindWay = getOwnWay(row);
  const units = await listAddresseeRows(tx, regionId, [documentId]);
  const addressees = units.map(({ orgId }) => orgId);
  requireAnswerer(ctx.actor, { orgId: who.orgId, way: who.way, addressees, state: row.state, kindWay });
  return row;
}

/** Answers stand in the chain of the unit that gave them, apart from its reports: a chain of the year's documents. */
const chainOf = (ctx: Ctx, orgId: string) => ({
  regionId: ctx.actor.regionId,
  orgId,
  period: `documents-${ctx.today.slice(0, 4)}`,
});

async function keepReceipt(tx: Tx, ctx: Ctx, documentId: string, who: Answerer): Promise<boolean> {
  const { regionId, personName } = ctx.actor;
  const payload = {
    documentId,
    orgId: who.orgId,
    way: who.way,
    personName: who.personName,
    onDate: who.onDate,
  };
  const actId = await appendAct(tx, ctx, 'document-received.v1', payload);
  const recordedByName = who.way === 'paper' ? personName : '';
  const isNew = await addReceipt(tx, { ...payload, regionId, recordedByName, actId });
  if (isNew)
    await appendLink(tx, chainOf(ctx, who.orgId), actId, { act: 'document-received.v1', ...payload });
  return isNew;
}

/** 签收, inside a transaction: once a unit. */
export async function receiveIn(tx: Tx, ctx: Ctx, documentId: string, who: Answerer): Promise<void> {
  await requireAnswered(tx, ctx, documentId, who);
  await keepReceipt(tx, ctx, documentId, who);
  await appendAudit(tx, ctx, {
    kind: 'receive-document',
    outcome: 'ok',
    subject: `document:${documentId}`,
    detail: { way: who.way },
  });
}

export interface ReplyWish {
  text: string;
  phone: string;
  fileIds: readonly string[];
}

/** A reply, inside a transaction; who replies has received. It closes what was asked (8.7). */
export async function replyIn(
  tx: Tx,
  ctx: Ctx,
  documentId: string,
  who: Answerer,
  wish: ReplyWish,
): Promise<string> {
  const { regionId, personName } = ctx.actor;
  await requireAnswered(tx, ctx, documentId, who);
  const own = await listReplyFileIds(tx, { regionId, documentId, orgId: who.orgId });
  if (wish.fileIds.some((fileId) => !own.includes(fileId)))
    throw refuse(
      'invalid',
      'REPLY_FILE_UNKNOWN',
      '附件不属于这份回复',
      'A file does not belong to this reply',
      ['重新上传附件'],
    );
  await keepReceipt(tx, ctx, documentId, who);
  const payload = {
    documentId,
    orgId: who.orgId,
    way: who.way,
    personName: who.personName,
    onDate: who.onDate,
    text: wish.text,
    phone: wish.phone,
    fileIds: [...wish.fileIds],
  };
  const actId = await appendAct(tx, ctx, 'document-replied.v1', payload);
  const recordedByName = who.way === 'paper' ? personName : '';
  const replyId = await addReply(tx, { ...payload, regionId, recordedByName, actId });
  await appendLink(tx, chainOf(ctx, who.orgId), actId, { act: 'document-replied.v1', ...payload });
  await appendAudit(tx, ctx, {
    kind: 'reply-document',
    outcome: 'ok',
    subject: `document:${documentId}`,
    detail: { way: who.way, files: wish.fileIds.length },
  });
  return replyId;
}

/**
 * What a unit said where the matter stands is its reply to the paper that asked for it: said once, with the same files. What came
 * on paper is recorded for the unit by the office.
 */
export async function replyFromMatterIn(
  tx: Tx,
  ctx: Ctx,
  documentId: string,
  { text, fileIds }: { text: string; fileIds: readonly string[] },
  paper?: { orgId: string; personName: string; onDate: string },
): Promise<string> {
  const { regionId } = ctx.actor;
  const who = toAnswerer(
    ctx,
    paper
      ? { ...paper, way: 'paper' }
      : { orgId: ctx.actor.orgId, way: 'inside', personName: '', onDate: undefined },
  );
  const { orgId } = who;
  await requireAnswered(tx, ctx, documentId, who);
  const known = await listReplyFileIds(tx, { regionId, documentId, orgId });
  const fresh = fileIds.filter((id) => !known.includes(id));
  if (fresh.length > 0) {
    const actId = await appendAct(tx, ctx, 'document-reply-files-named.v1', { documentId, fileIds: fresh });
    for (const fileId of fresh) await addReplyFile(tx, { regionId, documentId, orgId, fileId, actId });
  }
  return replyIn(tx, ctx, documentId, who, { text, phone: '', fileIds });
}

/** On paper the name and day are those that stand there; inside they are the person's own and today. */
function toAnswerer(ctx: Ctx, input: z.output<typeof acknowledgeRoute.body>): Answerer {
  const { orgId, way } = input;
  if (way === 'inside') return { orgId, way, personName: ctx.actor.personName, onDate: ctx.today };
  if (input.personName === '')
    throw refuse('invalid', 'PAPER_NEEDS_NAME', '代录须填签字人姓名', 'Name the person who signed', [
      '照纸质件填写姓名和日期',
    ]);
  const onDate = input.onDate ?? ctx.today;
  if (onDate > ctx.today)
    throw refuse('invalid', 'PAPER_DAY_WRONG', '纸质件上的日期不能晚于今天', 'The day on paper lies ahead', [
      '照纸质件填写日期',
    ]);
  return { orgId, way, personName: input.personName, onDate };
}

export function acknowledgeDocument(
  ctx: Ctx,
  documentId: string,
  input: z.output<typeof acknowledgeRoute.body>,
): Promise<{ received: boolean }> {
  return once(ctx, async (tx) => {
    await receiveIn(tx, ctx, documentId, toAnswerer(ctx, input));
    return { received: true };
  });
}

export function replyToDocument(
  ctx: Ctx,
  documentId: string,
  input: z.output<typeof replyRoute.body>,
): Promise<{ replyId: string }> {
  return once(ctx, async (tx) => ({
    replyId: await replyIn(tx, ctx, documentId, toAnswerer(ctx, input), input),
  }));
}

/** Keeps a file of a reply that is being written, inside a transaction. */
export async function keepReplyFileIn(
  tx: Tx,
  ctx: Ctx,
  documentId: string,
  who: Pick<Answerer, 'orgId' | 'way'>,
  file: UploadedFile & { mediaType: string },
): Promise<{ fileId: string; name: string }> {
  const { regionId } = ctx.actor;
  await requireAnswered(tx, ctx, documentId, { ...who, personName: '', onDate: ctx.today });
  const { name, mediaType, content } = file;
  const kept = await keepFile(tx, ctx, {
    name,
    mediaType,
    content,
    subject: 'document-reply',
    orgId: who.orgId,
  });
  const actId = await appendAct(tx, ctx, 'document-reply-file-kept.v1', { documentId, ...who, ...kept });
  await addReplyFile(tx, { regionId, documentId, orgId: who.orgId, fileId: kept.fileId, actId });
  return { fileId: kept.fileId, name };
}

export const attachReplyFile = (
  ctx: Ctx,
  documentId: string,
  who: Pick<Answerer, 'orgId' | 'way'>,
  file: UploadedFile & { mediaType: string },
): Promise<{ fileId: string; name: string }> =>
  once(ctx, (tx) => keepReplyFileIn(tx, ctx, documentId, who, file));

export function getReplyFile(ctx: Ctx, place: { documentId: string; fileId: string }): Promise<StoredFile> {
  const { regionId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    await getDocumentRow(tx, regionId, place.documentId);
    const files = await listReplyFileIds(tx, { regionId, documentId: place.documentId });
    if (!files.includes(place.fileId))
      throw refuse('not-found', 'FILE_NOT_FOUND', '没有这个文件', 'No such file', ['刷新后再看']);
    await appendAudit(tx, ctx, {
      kind: 'download-reply-file',
      outcome: 'ok',
      subject: `file:${place.fileId}`,
    });
    return getFile(tx, regionId, place.fileId);
  });
}

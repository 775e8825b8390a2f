import { toCanonicalText } from '#core/documents/canonical.ts';
import type { DocumentModel } from '#core/documents/content-model.ts';
import { DOCUMENT_KIND_WORDS, isIssuedKind } from '#core/documents/document-kinds.ts';
import { findStep, type KindWay } from '#core/documents/kind-way.ts';
import { withParties } from '#core/documents/parties.ts';
import { canDraft } from '#core/documents/way.ts';
import { refuse } from '#core/platform/public.ts';
import {
  appendAct,
  appendAudit,
  type Ctx,
  once,
  sha256,
  type Tx,
  takeLock,
} from '#server/platform/public.ts';
import { addDocumentAct } from './document-acts.queries.ts';
import { addDocumentParties, type DocumentSubject } from './document-parties.queries.ts';
import { findDocumentWays, getOwnWay, getWaysInForce } from './document-ways.ts';
import {
  addVersion,
  type DocumentRow,
  getDocumentRow,
  insertDocument,
  setDocumentState,
  setDocumentTitle,
  setReplyDay,
} from './documents.queries.ts';

export interface NewDraft {
  model: DocumentModel;
  /** What the document came from; found again with `listDocumentsAbout`. */
  about: readonly DocumentSubject[];
  /** Units it concerns: they check it before, and receive and answer it after issue. */
  orgIds: readonly string[];
  /** Until when they are asked to reply; null: no reply is asked. */
  replyBy: string | null;
  freezeId?: string;
  /** What is kept with the act beside the model, for example the choices that were made. */
  payload?: object;
  /** The system wrote it after a person's decision: whoever decided may still check it. */
  isBySystem?: boolean;
  /** The text was signed before it became a document: its way goes on behind the signature. */
  signed?: { way: 'online' | 'paper'; by: string; on: string } | null;
}

/** `created_by` of what the system wrote. */
const SYSTEM_DRAFTER = '0';

const forbidden = (kind: string) =>
  refuse(
    'forbidden',
    'DOCUMENT_STEP_NOT_YOURS',
    `${isIssuedKind(kind) ? DOCUMENT_KIND_WORDS[kind].zh : '这种公文'}不由您拟稿`,
    'Drafting this kind is not yours',
    ['由办文单位拟稿'],
  );

async function addFirstAct(
  tx: Tx,
  ctx: Ctx,
  documentId: string,
  actId: string,
  isBySystem: boolean,
): Promise<void> {
  const { actor } = ctx;
  await addDocumentAct(tx, {
    regionId: actor.regionId,
    documentId,
    kind: 'draft',
    fromState: 'draft',
    toState: 'draft',
    versionNo: 1,
    opinion: isBySystem ? '按决定由系统拟稿' : '',
    personName: actor.personName,
    postTitle: actor.postTitle,
    orgName: actor.orgName,
    way: 'online',
    onDate: ctx.today,
    recordedByName: '',
    actId,
  });
}

/** The signature that the text bears already stands on its routing sheet; nobody signs twice. */
async function carrySignature(
  tx: Tx,
  ctx: Ctx,
  documentId: string,
  { way, by, on, actId }: { way: 'online' | 'paper'; by: string; on: string; actId: string },
): Promise<void> {
  const { regionId, personName } = ctx.actor;
  await setDocumentState(tx, regionId, documentId, { state: 'approved', approvedOn: on });
  await addDocumentAct(tx, {
    ...{ regionId, documentId, kind: 'approve', fromState: 'draft', toState: 'approved', versionNo: 1 },
    ...{ opinion: '成稿前已签发', personName: by, postTitle: '', orgName: '', way, onDate: on },
    ...{ recordedByName: way === 'paper' ? personName : '', actId },
  });
}

/** Lists that the way of the kind names stand over those of the text; empty ones leave it as it was written. */
function withWayParties(model: DocumentModel, { parties: { addressees, copyTo } }: KindWay): DocumentModel {
  return withParties(model, {
    ...(addressees.length > 0 ? { addressees } : {}),
    ...(copyTo.length > 0 ? { copyTo } : {}),
  });
}

/** Drafts a document inside a verb's own transaction: the caller has decided that it may. */
export async function insertDraft(tx: Tx, ctx: Ctx, draft: NewDraft): Promise<{ documentId: string }> {
  const { regionId, personId } = ctx.actor;
  const { about, orgIds } = draft;
  const { kind } = draft.model;
  if (!isIssuedKind(kind)) throw forbidden(kind);
  const { ways, version } = await getWaysInForce(tx, regionId, ctx.today);
  const way = ways[kind];
  const model = withWayParties(draft.model, way);
  const payload = { kind, period: model.period, about, orgIds, ...draft.payload };
  const actId = await appendAct(tx, ctx, 'document-drafted.v1', payload);
  const documentId = await insertDocument(tx, {
    regionId,
    kind,
    period: model.period,
    freezeId: draft.freezeId ?? null,
    title: model.title,
    way,
    wayVersion: version,
    replyBy: draft.replyBy,
    personId: draft.isBySystem ? SYSTEM_DRAFTER : personId,
    createdAt: ctx.now,
  });
  const hash = sha256(toCanonicalText(model));
  await addVersion(tx, { regionId, documentId, versionNo: 1, model, hash, edits: [], note: '', actId });
  await addDocumentParties(tx, { regionId, documentId, about, orgIds, actId });
  await addFirstAct(tx, ctx, documentId, actId, draft.isBySystem === true);
  if (draft.signed && findStep(way, 'approve'))
    await carrySignature(tx, ctx, documentId, { ...draft.signed, actId });
  await appendAudit(tx, ctx, { kind: 'draft-document', outcome: 'ok', subject: `document:${documentId}` });
  return { documentId };
}

/** Drafts a document of any kind from its content model and what it is about. */
export function draftDocument(ctx: Ctx, draft: NewDraft): Promise<{ documentId: string }> {
  return once(ctx, async (tx) => {
    await requireDrafter(tx, ctx, draft.model);
    return insertDraft(tx, ctx, draft);
  });
}

/** Refuses who may not draft this kind. */
export async function requireDrafter(tx: Tx, ctx: Ctx, { kind }: Pick<DocumentModel, 'kind'>): Promise<void> {
  if (!isIssuedKind(kind)) throw forbidden(kind);
  const way = (await findDocumentWays(tx, ctx.actor.regionId, ctx.today))[kind];
  if (!canDraft(ctx.actor, way)) throw forbidden(kind);
}

/** Writes the draft anew from a fresh model, as a version of its own; changes that were made by hand fall away. */
export async function redraftDocument(
  tx: Tx,
  ctx: Ctx,
  documentId: string,
  model: DocumentModel,
): Promise<{ version: number }> {
  const { regionId } = ctx.actor;
  await takeLock(tx, `document:${regionId}:${documentId}`);
  const row = await getDocumentRow(tx, regionId, documentId);
  await requireDrafter(tx, ctx, row);
  return rewriteDraft(tx, ctx, row, model);
}

async function rewriteDraft(
  tx: Tx,
  ctx: Ctx,
  row: DocumentRow,
  fresh: DocumentModel,
): Promise<{ version: number }> {
  const { regionId } = ctx.actor;
  const model = withWayParties(fresh, getOwnWay(row));
  if (row.state !== 'draft' || model.kind !== row.kind)
    throw refuse(
      'not-allowed-now',
      'DOCUMENT_STEP_NOT_NOW',
      '只有拟稿中的公文可以重新生成',
      'Only a draft is written anew',
      ['退回修改后再重新生成'],
    );
  const actId = await appendAct(tx, ctx, 'document-redrafted.v1', { documentId: row.id });
  const versionNo = row.version + 1;
  const hash = sha256(toCanonicalText(model));
  await addVersion(tx, {
    regionId,
    documentId: row.id,
    versionNo,
    model,
    hash,
    edits: [],
    note: 'redraft',
    actId,
  });
  await setDocumentTitle(tx, { regionId, documentId: row.id, title: model.title });
  await appendAudit(tx, ctx, { kind: 'redraft-document', outcome: 'ok', subject: `document:${row.id}` });
  return { version: versionNo };
}

/**
 * Takes one more matter into a draft that nobody has touched yet (papers to one unit are merged, 8.7): the text is written anew,
 * what it is about grows. The caller has decided that it may.
 */
export async function growDraft(tx: Tx, ctx: Ctx, documentId: string, draft: NewDraft): Promise<void> {
  const { regionId } = ctx.actor;
  await takeLock(tx, `document:${regionId}:${documentId}`);
  const row = await getDocumentRow(tx, regionId, documentId);
  await rewriteDraft(tx, ctx, row, draft.model);
  const { about, orgIds } = draft;
  const actId = await appendAct(tx, ctx, 'document-grown.v1', { documentId, about, orgIds });
  await addDocumentParties(tx, { regionId, documentId, about, orgIds, actId });
  await setReplyDay(tx, { regionId, documentId, replyBy: draft.replyBy });
}

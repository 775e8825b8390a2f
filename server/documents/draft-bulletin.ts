import type { z } from 'zod';
import { buildBulletin } from '#core/documents/bulletin/bulletin.lines.ts';
import { toCanonicalText } from '#core/documents/canonical.ts';
import type {
  draftBulletin as draftBulletinRoute,
  editDocument as editDocumentRoute,
} from '#core/documents/contract.ts';
import { decideDocumentEdit } from '#core/documents/edit-line.ts';
import { canDraft, DOCUMENT_STATES, listEditRights } from '#core/documents/way.ts';
import { refuse } from '#core/platform/public.ts';
import { appendAct, appendAudit, type Ctx, once, sha256, takeLock } from '#server/platform/public.ts';
import { addDocumentAct } from './document-acts.queries.ts';
import { addVersion, findUnderWay, getDocumentRow, getVersion, insertDocument } from './documents.queries.ts';
import { gatherBulletinFacts } from './gather-bulletin-facts.ts';
import { parseStoredModel } from './printed-model.ts';

const KIND = 'period-bulletin';
type DraftInput = z.output<typeof draftBulletinRoute.body>;

/** Drafts the bulletin of a frozen period: the text writes itself, the office words it. */
export async function draftBulletin(ctx: Ctx, input: DraftInput): Promise<{ documentId: string }> {
  if (!canDraft(ctx.actor))
    throw refuse(
      'forbidden',
      'DOCUMENT_STEP_NOT_YOURS',
      '通报由项目办拟稿',
      'The project office drafts bulletins',
      ['请联系项目办'],
    );
  const { regionId, personId } = ctx.actor;
  return once(ctx, async (tx) => {
    await takeLock(tx, `bulletin:${regionId}:${input.period}`);
    const underWay = await findUnderWay(tx, regionId, KIND, input.period);
    if (underWay)
      throw refuse(
        'conflict',
        'BULLETIN_UNDER_WAY',
        `该期通报已在办理（${DOCUMENT_STATES[underWay.state].zh}）`,
        'A bulletin of this period is under way',
        underWay.state === 'issued' ? ['打开已印发的通报'] : ['打开已有稿件', '弃稿后重新拟稿'],
      );
    const { facts, freezeId } = await gatherBulletinFacts(tx, regionId, input.period, input);
    const model = buildBulletin(facts);
    const actId = await appendAct(tx, ctx, 'document-drafted.v1', {
      kind: KIND,
      period: input.period,
      freezeId,
      choices: input,
    });
    const documentId = await insertDocument(tx, {
      regionId,
      kind: KIND,
      period: input.period,
      freezeId,
      title: model.title,
      personId,
      createdAt: ctx.now,
    });
    await addVersion(tx, {
      regionId,
      documentId,
      versionNo: 1,
      model,
      hash: sha256(toCanonicalText(model)),
      edits: [],
      note: '',
      actId,
    });
    await addDocumentAct(tx, {
      regionId,
      documentId,
      kind: 'draft',
      fromState: 'draft',
      toState: 'draft',
      versionNo: 1,
      opinion: '',
      personName: ctx.actor.personName,
      postTitle: ctx.actor.postTitle,
      orgName: ctx.actor.orgName,
      way: 'online',
      onDate: ctx.today,
      recordedByName: '',
      actId,
    });
    await appendAudit(tx, ctx, { kind: 'draft-document', outcome: 'ok', subject: `document:${documentId}` });
    return { documentId };
  });
}

/** Rewords, drops, restores a line, or leaves names out; figures stay. Each edit is a version of its own. */
export async function editDocument(
  ctx: Ctx,
  documentId: string,
  input: z.output<typeof editDocumentRoute.body>,
): Promise<{ version: number }> {
  const { regionId } = ctx.actor;
  return once(ctx, async (tx) => {
    await takeLock(tx, `document:${regionId}:${documentId}`);
    const row = await getDocumentRow(tx, regionId, documentId);
    if (row.version !== input.version)
      throw refuse(
        'conflict',
        'DOCUMENT_CHANGED_MEANWHILE',
        '这份稿件刚刚被别人改过',
        'Somebody else changed the document meanwhile',
        ['刷新后再改'],
      );
    const rights = listEditRights(ctx.actor, row.state);
    if (!rights.reword && !rights.drop && !rights.unname)
      throw refuse(
        'forbidden',
        'LINE_EDIT_FORBIDDEN',
        `公文${DOCUMENT_STATES[row.state].zh}，您不能修改`,
        'You may not edit now',
        ['退回修改后由拟稿人修改'],
      );
    const version = await getVersion(tx, regionId, documentId, row.version);
    const model = parseStoredModel(version.model);
    const edit = decideDocumentEdit(model, input.edit, rights);
    const kept = { ...edit, personName: ctx.actor.personName, at: ctx.now.toISOString() };
    const actId = await appendAct(tx, ctx, 'document-edited.v1', { documentId, edit });
    const next = row.version + 1;
    await addVersion(tx, {
      regionId,
      documentId,
      versionNo: next,
      model: version.model,
      hash: version.modelHash,
      edits: [...version.edits, kept],
      note: edit.act,
      actId,
    });
    await appendAudit(tx, ctx, {
      kind: 'edit-document',
      outcome: 'ok',
      subject: `document:${documentId}`,
      detail: { line: edit.lineId, act: edit.act },
    });
    return { version: next };
  });
}

import type { z } from 'zod';
import { buildBulletin } from '#core/documents/bulletin/bulletin.lines.ts';
import type {
  draftBulletin as draftBulletinRoute,
  editDocument as editDocumentRoute,
} from '#core/documents/contract.ts';
import { decideDocumentEdit } from '#core/documents/edit-line.ts';
import { canDraft, DOCUMENT_STATES, listEditRights } from '#core/documents/way.ts';
import { refuse } from '#core/platform/public.ts';
import { appendAct, appendAudit, type Ctx, once, takeLock } from '#server/platform/public.ts';
import { findDocumentWays, getOwnWay } from './document-ways.ts';
import { addVersion, findUnderWay, getVersion } from './documents.queries.ts';
import { insertDraft } from './draft-document.ts';
import { gatherBulletinFacts } from './gather-bulletin-facts.ts';
import { parseStoredModel } from './printed-model.ts';
import { takeDocument } from './take-document.ts';

const KIND = 'period-bulletin';
type DraftInput = z.output<typeof draftBulletinRoute.body>;

/** Drafts the bulletin of a frozen period: the text writes itself, the office words it. */
export async function draftBulletin(ctx: Ctx, input: DraftInput): Promise<{ documentId: string }> {
  const { regionId } = ctx.actor;
  return once(ctx, async (tx) => {
    if (!canDraft(ctx.actor, (await findDocumentWays(tx, regionId, ctx.today))[KIND]))
      throw refuse(
        'forbidden',
        'DOCUMENT_STEP_NOT_YOURS',
        '通报由项目办拟稿',
        'The project office drafts bulletins',
        ['请联系项目办'],
      );
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
    return insertDraft(tx, ctx, {
      model: buildBulletin(facts),
      about: [],
      orgIds: [],
      replyBy: null,
      freezeId,
      payload: { freezeId, choices: input },
    });
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
    const row = await takeDocument(tx, ctx, documentId, input.version);
    const way = getOwnWay(row);
    const rights = listEditRights(ctx.actor, row.state, way);
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

import { toCanonicalText } from '#core/documents/canonical.ts';
import type { DocumentModel } from '#core/documents/content-model.ts';
import { toFullDate } from '#core/documents/signature-layout.ts';
import { canDraft, DOCUMENT_STATES } from '#core/documents/way.ts';
import { refuse } from '#core/platform/public.ts';
import { appendAct, appendAudit, type Ctx, once, sha256, takeLock } from '#server/platform/public.ts';
import { getOwnWay } from './document-ways.ts';
import { addVersion, getDocumentRow, getVersion, setReplyDay } from './documents.queries.ts';
import { parseStoredModel } from './printed-model.ts';

const BEFORE_SIGNING: readonly string[] = ['draft', 'checked', 'unit-check', 'cosigned'];

/** The same text with one date for another, wherever it stands in the lines and cells. */
function withDate(model: DocumentModel, from: string, to: string): DocumentModel {
  const text = JSON.stringify(model.blocks).replaceAll(`${toFullDate(from)}前`, `${toFullDate(to)}前`);
  return { ...model, blocks: parseStoredModel({ ...model, blocks: JSON.parse(text) }).blocks };
}

/** Moves the day of reply until the paper is signed; the day in the text moves with it, as a version of its own. */
export function changeReplyDay(ctx: Ctx, documentId: string, replyBy: string): Promise<{ version: number }> {
  const { regionId } = ctx.actor;
  return once(ctx, async (tx) => {
    await takeLock(tx, `document:${regionId}:${documentId}`);
    const row = await getDocumentRow(tx, regionId, documentId);
    if (!canDraft(ctx.actor, getOwnWay(row)))
      throw refuse(
        'forbidden',
        'DOCUMENT_STEP_NOT_YOURS',
        '由办文单位调整',
        'The drafting office moves the day',
        ['请联系办文单位'],
      );
    if (row.replyBy === null || !BEFORE_SIGNING.includes(row.state))
      throw refuse(
        'not-allowed-now',
        'DOCUMENT_STEP_NOT_NOW',
        row.replyBy === null ? '这份公文不要求回复' : `公文${DOCUMENT_STATES[row.state].zh}，不能再调整`,
        'The day of reply cannot be moved now',
        ['签发前调整'],
      );
    if (replyBy <= ctx.today)
      throw refuse('invalid', 'REPLY_DAY_PASSED', '请函复的日期应晚于今天', 'The day lies in the past', [
        '另选日期',
      ]);
    const version = await getVersion(tx, regionId, documentId, row.version);
    const model = withDate(parseStoredModel(version.model), row.replyBy, replyBy);
    const edits = version.edits.map((edit) =>
      edit.text === null
        ? edit
        : {
            ...edit,
            text: edit.text.replaceAll(`${toFullDate(row.replyBy ?? '')}前`, `${toFullDate(replyBy)}前`),
          },
    );
    const actId = await appendAct(tx, ctx, 'document-reply-day-changed.v1', { documentId, replyBy });
    const versionNo = row.version + 1;
    const hash = sha256(toCanonicalText(model));
    await addVersion(tx, { regionId, documentId, versionNo, model, hash, edits, note: 'reply-day', actId });
    await setReplyDay(tx, { regionId, documentId, replyBy });
    await appendAudit(tx, ctx, {
      kind: 'change-reply-day',
      outcome: 'ok',
      subject: `document:${documentId}`,
    });
    return { version: versionNo };
  });
}

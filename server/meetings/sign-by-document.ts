import { type DocumentModel, listBlocks } from '#core/documents/public.ts';
import { applyMeetingMove } from '#core/meetings/apply-move.ts';
import { requireMinutesSignature } from '#core/meetings/decide-move.ts';
import { DECISION_LINE } from '#core/meetings/papers/minutes.lines.ts';
import { isChair } from '#core/meetings/permissions.ts';
import { listDocumentSubjects, type SignedDocument } from '#server/documents/public.ts';
import { appendAct, appendAudit, type Ctx, type Tx } from '#server/platform/public.ts';
import { type DecisionRow, insertDecision, listDecisionRows } from './decisions.queries.ts';
import { getMeetingRecord, insertMeetingMove, listMergedRecords, lockMeeting } from './meetings.queries.ts';
import { signMinutes } from './sign-minutes.ts';

/** What the signed text says of each decision, by its line; a line that was dropped says nothing. */
function listSignedWords(model: DocumentModel): Map<string, string> {
  const words = listBlocks(model).flatMap((block) =>
    'runs' in block && block.id.startsWith(DECISION_LINE)
      ? [[block.id, block.runs.map(({ text }) => text).join('')] as const]
      : [],
  );
  return new Map(words.map(([id, text]) => [id, text.replace(/^\d+\./, '')]));
}

/** Decisions follow the text that is signed: dropped there they are struck out, reworded there they take its words. */
async function followText(
  tx: Tx,
  ctx: Ctx,
  rows: readonly DecisionRow[],
  { model, actId }: SignedDocument,
): Promise<void> {
  const words = listSignedWords(model);
  for (const { meetingId, no, version, decision, isStruck, taskId } of rows) {
    if (isStruck || taskId !== null) continue;
    const text = words.get(`${DECISION_LINE}${meetingId}-${no}`);
    if (text === decision.quote) continue;
    const next = text === undefined ? decision : { ...decision, quote: text };
    const struck = text === undefined ? { isStruck: true, reason: '签发的纪要中删去' } : {};
    await insertDecision(tx, ctx, { meetingId, no, version: version + 1, decision: next, ...struck, actId });
  }
}

async function findMeetingOf(
  tx: Tx,
  ctx: Ctx,
  { kind, documentId }: Pick<SignedDocument, 'kind' | 'documentId'>,
): Promise<string | undefined> {
  if (kind !== 'minutes') return undefined;
  const about = await listDocumentSubjects(tx, ctx.actor.regionId, documentId);
  return about.find((one) => one.kind === 'meeting')?.id;
}

/** Minutes are signed on line by the chair himself: other leaders are not offered the signature that would be refused. */
export async function isSignedByOtherChair(
  tx: Tx,
  ctx: Ctx,
  document: Pick<SignedDocument, 'kind' | 'documentId'>,
): Promise<boolean> {
  const meetingId = await findMeetingOf(tx, ctx, document);
  if (meetingId === undefined) return false;
  const { standing } = await getMeetingRecord(tx, ctx.actor.regionId, meetingId);
  return !isChair(ctx.actor, standing);
}

/**
 * The chair's signature on the minutes document signs the meeting: one signature, not two (8.8). What was decided becomes tasks
 * in the words that were signed.
 */
export async function signMeetingByDocument(tx: Tx, ctx: Ctx, signed: SignedDocument): Promise<void> {
  const { regionId } = ctx.actor;
  const meetingId = await findMeetingOf(tx, ctx, signed);
  if (meetingId === undefined) return;
  await lockMeeting(tx, regionId, meetingId);
  const record = await getMeetingRecord(tx, regionId, meetingId);
  const { way, by, note, on, documentId } = signed;
  const move = {
    ...{ kind: 'sign-minutes' as const, way, by, note: [...note].slice(0, 500).join('') },
    ...{ fileId: null, documentId, on },
  };
  requireMinutesSignature(ctx.actor, record.standing, move, ctx.today);
  const ids = [meetingId, ...(await listMergedRecords(tx, regionId, meetingId)).map(({ id }) => id)];
  const actId = await appendAct(tx, ctx, 'meeting-sign-minutes.v1', { meetingId, move });
  await followText(tx, ctx, await listDecisionRows(tx, regionId, ids), { ...signed, actId });
  await signMinutes(tx, ctx, record, move, actId);
  const standing = applyMeetingMove(record.standing, move);
  await insertMeetingMove(tx, ctx, { meetingId, seq: record.seq + 1, move, standing, actId });
  await appendAudit(tx, ctx, {
    ...{
      kind: 'meeting-sign-minutes',
      outcome: 'ok',
      subject: `meeting:${meetingId}`,
      detail: { documentId },
    },
  });
}

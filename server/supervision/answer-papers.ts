import { refuse } from '#core/platform/public.ts';
import type { TaskMove } from '#core/supervision/task/task.ts';
import { listOwedReplies, replyFromMatterIn } from '#server/documents/public.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';

/** Papers about this task that wait for a reply of the person's own unit. */
export const listOwnOwedReplies = (tx: Tx, { actor }: Ctx, taskId: string) =>
  listOwedReplies(tx, { regionId: actor.regionId, orgId: actor.orgId, kind: 'task', id: taskId });

const notOwed = () =>
  refuse(
    'invalid',
    'TASK_REPLY_NOT_OWED',
    '这份公文不需要本单位就该事项回复，或已回复',
    'No reply of this unit is waited for',
    ['刷新后再办'],
  );

/** A feedback that names the reply which it is, so that nobody takes it a second time. */
const withReply = (move: TaskMove, reply: { documentId: string; replyId: string }): TaskMove =>
  move.kind === 'feedback' ? { ...move, reply } : move;

/**
 * What a unit says on the task answers the papers that asked for it: one text, one set of files, in one transaction; what the
 * paper asked is closed (4.12). Gives the move as it is kept.
 */
export async function answerPapers(
  tx: Tx,
  ctx: Ctx,
  taskId: string,
  move: TaskMove,
  documentIds: readonly string[],
): Promise<TaskMove> {
  if (documentIds.length === 0) return move;
  const isWord = move.kind === 'feedback' || move.kind === 'report-done';
  if (!isWord || ('way' in move && move.way === 'paper')) throw notOwed();
  const owed = new Set((await listOwnOwedReplies(tx, ctx, taskId)).map(({ documentId }) => documentId));
  let kept: TaskMove = move;
  for (const documentId of [...new Set(documentIds)].sort((a, b) => Number(a) - Number(b))) {
    if (!owed.has(documentId)) throw notOwed();
    const replyId = await replyFromMatterIn(tx, ctx, documentId, move);
    kept = withReply(kept, { documentId, replyId });
  }
  return kept;
}

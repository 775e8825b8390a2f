import { isInspectionOffice } from '#core/people/public.ts';
import { refuse } from '#core/platform/public.ts';
import type { TaskMove, TaskOrder } from '#core/supervision/task/task.ts';
import { listOwedReplies, replyFromMatterIn } from '#server/documents/public.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';

/** Papers about this task that wait for a reply: of one's own unit; for the inspection office, which records paper, of all its units. */
export const listTaskOwedReplies = (tx: Tx, { actor }: Ctx, taskId: string, order: TaskOrder) =>
  listOwedReplies(tx, {
    ...{ regionId: actor.regionId, kind: 'task', id: taskId },
    orgIds: isInspectionOffice(actor) ? [order.leadOrgId, ...order.supportingOrgIds] : [actor.orgId],
  });

const notOwed = () =>
  refuse(
    'invalid',
    'TASK_REPLY_NOT_OWED',
    '这份公文不需要该单位就该事项回复，或已回复',
    'No reply of this unit is waited for',
    ['刷新后再办'],
  );

/** A feedback that names the reply which it is, so that nobody takes it a second time. */
const withReply = (move: TaskMove, reply: { documentId: string; replyId: string }): TaskMove =>
  move.kind === 'feedback' ? { ...move, reply } : move;

/**
 * What a unit says on the task answers the papers that asked for it: one text, one set of files, in one transaction; what the
 * paper asked is closed (4.12). What came on paper answers as paper, with the name and day that stand there. Gives the move as
 * it is kept.
 */
export async function answerPapers(
  tx: Tx,
  ctx: Ctx,
  task: { id: string; order: TaskOrder },
  move: TaskMove,
  documentIds: readonly string[],
): Promise<TaskMove> {
  if (documentIds.length === 0) return move;
  if (move.kind !== 'feedback' && move.kind !== 'report-done') throw notOwed();
  const paper =
    move.kind === 'feedback' && move.way === 'paper'
      ? { orgId: move.orgId, personName: move.personName ?? '', onDate: move.on }
      : undefined;
  const orgId = paper?.orgId ?? ctx.actor.orgId;
  const owed = new Set(
    (await listTaskOwedReplies(tx, ctx, task.id, task.order)).flatMap((one) =>
      one.orgId === orgId ? [one.documentId] : [],
    ),
  );
  let kept: TaskMove = move;
  for (const documentId of [...new Set(documentIds)].sort((a, b) => Number(a) - Number(b))) {
    if (!owed.has(documentId)) throw notOwed();
    const replyId = await replyFromMatterIn(tx, ctx, documentId, move, paper);
    kept = withReply(kept, { documentId, replyId });
  }
  return kept;
}

import type { z } from 'zod';
import { isInspectionOffice } from '#core/people/public.ts';
import { refuse } from '#core/platform/public.ts';
import type {
  listReplyTasks as listRoute,
  takeReply as takeRoute,
} from '#core/supervision/paper-contract.ts';
import { applyTaskMove } from '#core/supervision/task/apply-move.ts';
import { listTaskMoves, requireTaskMove } from '#core/supervision/task/decide-move.ts';

import type { TaskMove } from '#core/supervision/task/task.ts';
import {
  type AddresseeRow,
  getDocumentRow,
  listAddresseeRows,
  listDocumentSubjects,
} from '#server/documents/public.ts';
import { appendAct, appendAudit, type Ctx, once, type Tx, withScope } from '#server/platform/public.ts';
import {
  addTaskFile,
  getTaskRecord,
  insertTaskMove,
  keepTaskStanding,
  listTaskMoveRows,
  lockTask,
} from './tasks.queries.ts';

type Reply = AddresseeRow['replies'][number] & { orgId: string };

async function listPaperTaskIds(tx: Tx, regionId: number, documentId: string): Promise<string[]> {
  const about = await listDocumentSubjects(tx, regionId, documentId);
  return about.filter(({ kind }) => kind === 'task').map(({ id }) => id);
}

const takenOf = (move: TaskMove): string[] =>
  move.kind === 'feedback' && move.reply ? [move.reply.replyId] : [];

/** Tasks that a paper is about, with the replies that were taken as their feedback. */
export function listReplyTasks(ctx: Ctx, documentId: string): Promise<z.input<typeof listRoute.output>> {
  const { regionId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    await getDocumentRow(tx, regionId, documentId);
    const mayTake = isInspectionOffice(ctx.actor);
    const ids = mayTake ? await listPaperTaskIds(tx, regionId, documentId) : [];
    const records = await Promise.all(ids.map((id) => getTaskRecord(tx, regionId, id)));
    const moves = await listTaskMoveRows(tx, regionId, ids);
    return {
      mayTake,
      tasks: records.map(({ id, standing }) => ({
        taskId: id,
        title: standing.order.title,
        orgIds: [standing.order.leadOrgId, ...standing.order.supportingOrgIds],
        isOpen: listTaskMoves(ctx.actor, standing).includes('feedback'),
        takenReplyIds: moves.filter(({ taskId }) => taskId === id).flatMap(({ move }) => takenOf(move)),
      })),
    };
  });
}

async function getReply(tx: Tx, regionId: number, documentId: string, replyId: string): Promise<Reply> {
  const units = await listAddresseeRows(tx, regionId, [documentId]);
  for (const { orgId, replies } of units) {
    const reply = replies.find(({ id }) => id === replyId);
    if (reply) return { ...reply, orgId };
  }
  throw refuse('not-found', 'REPLY_NOT_FOUND', '没有这份回复', 'No such reply', ['刷新后再看']);
}

/** One task takes the reply in: the unit's words, its day, its files as evidence, and where they came from. */
async function takeInto(
  tx: Tx,
  ctx: Ctx,
  place: { documentId: string; reply: Reply },
  { taskId, percent }: { taskId: string; percent: number | null },
): Promise<void> {
  const { regionId } = ctx.actor;
  const { documentId, reply } = place;
  const { seq, standing } = await getTaskRecord(tx, regionId, taskId);
  const moves = await listTaskMoveRows(tx, regionId, [taskId]);
  if (moves.some(({ move }) => takenOf(move).includes(reply.id)))
    throw refuse(
      'conflict',
      'REPLY_TAKEN_ALREADY',
      '这份回复已采纳为该事项的反馈',
      'This reply has been taken',
      ['打开事项查看'],
    );
  const move: TaskMove = {
    kind: 'feedback',
    orgId: reply.orgId,
    text: [...reply.text].slice(0, MOST_LETTERS).join(''),
    percent,
    fileIds: reply.files.map(({ fileId }) => fileId),
    way: reply.way === 'paper' ? 'paper' : 'inside',
    reply: { documentId, replyId: reply.id },
    on: reply.onDate,
  };
  requireTaskMove(ctx.actor, standing, move, ctx.today);
  const actId = await appendAct(tx, ctx, 'task-feedback.v1', { taskId, move });
  for (const fileId of move.fileIds) await addTaskFile(tx, { regionId, taskId, fileId, actId });
  await insertTaskMove(tx, ctx, { taskId, seq: seq + 1, move, actId });
  await keepTaskStanding(tx, { regionId, taskId, seq: seq + 1, standing: applyTaskMove(standing, move) });
  await appendAudit(tx, ctx, {
    kind: 'take-reply',
    outcome: 'ok',
    subject: `task:${taskId}`,
    detail: { documentId, replyId: reply.id },
  });
}

/** A feedback holds so many letters; the whole reply stays with the paper. */
const MOST_LETTERS = 2_000;

/** A unit's reply to a paper becomes feedback of the tasks that it is about: nobody is asked for the same thing twice (4.12). */
export function takeReply(
  ctx: Ctx,
  { documentId, replyId }: { documentId: string; replyId: string },
  { tasks }: z.output<typeof takeRoute.body>,
): Promise<{ taken: number }> {
  const { regionId } = ctx.actor;
  return once(ctx, async (tx) => {
    if (!isInspectionOffice(ctx.actor))
      throw refuse(
        'forbidden',
        'TASK_STEP_NOT_YOURS',
        '回复由督查室采纳为反馈',
        'The inspection office takes replies',
        ['请联系督查室'],
      );
    const reply = await getReply(tx, regionId, documentId, replyId);
    const about = await listPaperTaskIds(tx, regionId, documentId);
    for (const { taskId } of [...tasks].sort((a, b) => Number(a.taskId) - Number(b.taskId)))
      await lockTask(tx, regionId, taskId);
    for (const task of tasks) {
      if (!about.includes(task.taskId))
        throw refuse(
          'not-found',
          'TASK_NOT_FOUND',
          '这份公文不涉及该事项',
          'The paper is not about this task',
        );
      await takeInto(tx, ctx, { documentId, reply }, task);
    }
    return { taken: tasks.length };
  });
}

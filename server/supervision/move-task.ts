import type { z } from 'zod';
import { refuse } from '#core/platform/public.ts';
import type { moveTask as moveRoute } from '#core/supervision/contract.ts';
import { applyTaskMove } from '#core/supervision/task/apply-move.ts';
import { requireTaskMove } from '#core/supervision/task/decide-move.ts';
import type { TaskMove, TaskStanding, TaskState } from '#core/supervision/task/task.ts';
import { appendAct, appendAudit, type Ctx, once, type Tx } from '#server/platform/public.ts';
import { answerPapers } from './answer-papers.ts';
import { requireUnits } from './propose-tasks.ts';
import {
  addTaskParties,
  getTaskRecord,
  insertTaskMove,
  keepTaskStanding,
  listTaskFiles,
  lockTask,
} from './tasks.queries.ts';

async function requireFiles(tx: Tx, regionId: number, taskId: string, move: TaskMove): Promise<void> {
  const named = 'fileIds' in move ? move.fileIds : [];
  if (named.length === 0) return;
  const kept = new Set((await listTaskFiles(tx, regionId, taskId)).map(({ fileId }) => fileId));
  if (named.some((id) => !kept.has(id)))
    throw refuse(
      'invalid',
      'TASK_FILE_UNKNOWN',
      '引用的佐证不在这个事项下',
      'A named file does not belong to this task',
      ['先上传佐证，再办理'],
    );
}

/** A reply becomes feedback where it stands, with its words and files (`take-reply.ts`), never by typing its number. */
function requireOwnWords(move: TaskMove): void {
  if (move.kind === 'feedback' && move.reply)
    throw refuse(
      'invalid',
      'TASK_STEP_NOT_YOURS',
      '回复在公文页采纳为反馈',
      'A reply is taken as feedback on the page of its paper',
      ['打开公文，在回复下采纳'],
    );
}

const listParties = ({ order }: TaskStanding): string[] => [order.leadOrgId, ...order.supportingOrgIds];

/** Takes one step of a task on the picture that the person has seen (8.7). */
export async function moveTask(
  ctx: Ctx,
  taskId: string,
  { version, move: asked, answers = [] }: z.output<typeof moveRoute.body>,
): Promise<{ version: number; state: TaskState }> {
  const { regionId } = ctx.actor;
  return once(ctx, async (tx) => {
    await lockTask(tx, regionId, taskId);
    const record = await getTaskRecord(tx, regionId, taskId);
    if (record.seq !== version)
      throw refuse(
        'conflict',
        'TASK_CHANGED_MEANWHILE',
        '这个事项刚刚有人办理过',
        'Somebody has just moved this task',
        ['刷新后再办'],
      );
    requireOwnWords(asked);
    requireTaskMove(ctx.actor, record.standing, asked, ctx.today);
    await requireFiles(tx, regionId, taskId, asked);
    const move = await answerPapers(tx, ctx, { id: taskId, order: record.standing.order }, asked, answers);
    const actId = await appendAct(tx, ctx, `task-${move.kind}.v1`, { taskId, move });
    if ('order' in move) await requireUnits(tx, regionId, [move.order]);
    const seq = version + 1;
    const standing = applyTaskMove(record.standing, move);
    // Units see a task from its assignment on.
    if (standing.assignedOn && (move.kind === 'assign' || move.kind === 'change-order'))
      await addTaskParties(tx, { regionId, taskId, orgIds: listParties(standing), actId });
    await insertTaskMove(tx, ctx, { taskId, seq, move, actId });
    await keepTaskStanding(tx, { regionId, taskId, seq, standing });
    await appendAudit(tx, ctx, { kind: `task-${move.kind}`, outcome: 'ok', subject: `task:${taskId}` });
    return { version: seq, state: standing.state };
  });
}

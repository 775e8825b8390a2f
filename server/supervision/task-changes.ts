import { describeTaskMove, TOLD_TASK_MOVES } from '#core/supervision/task/change-words.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { listTaskMovesSince } from './task-changes.queries.ts';

/** What others decided on tasks that this person sees. */
export async function listTaskChanges(
  tx: Tx,
  { actor }: Ctx,
  since: Date,
): Promise<{ kind: string; sentence: string; at: Date; to: string }[]> {
  const { regionId, personId } = actor;
  const rows = await listTaskMovesSince(tx, { regionId, personId, since, kinds: TOLD_TASK_MOVES });
  return rows.flatMap(({ taskId, title, move, at }) => {
    const sentence = describeTaskMove(title, move);
    return sentence === null ? [] : [{ kind: 'task', sentence, at, to: `/supervision/${taskId}` }];
  });
}

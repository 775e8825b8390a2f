import { isDeepStrictEqual } from 'node:util';
import { groupBy } from '#core/platform/public.ts';
import { deriveTaskStanding } from '#core/supervision/task/apply-move.ts';
import type { TaskStanding } from '#core/supervision/task/task.ts';
import { type DerivedTable, findUnchainedMove, type Tx } from '#server/platform/public.ts';
import { listTaskIds, listTaskStandings } from './task-lists.queries.ts';
import { keepTaskStanding, listTaskMoveRows } from './tasks.queries.ts';

const BATCH = 1_000;

async function* deriveStandings(
  tx: Tx,
  regionId: number,
): AsyncGenerator<Map<string, { seq: number; standing: TaskStanding }>> {
  let after = '0';
  for (;;) {
    const ids = await listTaskIds(tx, regionId, after, BATCH);
    const last = ids.at(-1);
    if (last === undefined) return;
    after = last;
    const moves = groupBy(await listTaskMoveRows(tx, regionId, ids), ({ taskId }) => taskId);
    yield new Map(
      [...moves].map(([id, rows]) => [
        id,
        { seq: rows.length, standing: deriveTaskStanding(rows.map(({ move }) => move)) },
      ]),
    );
  }
}

/** 事项现状 (derived.task_standings): the fold of each task's moves. */
export const taskStandings: DerivedTable = {
  zh: '督办事项现状',
  rebuild: async (tx, regionId) => {
    let tasks = 0;
    for await (const batch of deriveStandings(tx, regionId))
      for (const [taskId, { seq, standing }] of batch) {
        await keepTaskStanding(tx, { regionId, taskId, seq, standing });
        tasks += 1;
      }
    return tasks;
  },
  verify: async (tx, regionId) => {
    const unchained = await findUnchainedMove(tx, regionId, 'task');
    if (unchained)
      return {
        rows: 0,
        broken: { at: `task:${unchained.id} 第${unchained.seq}步`, message: '办理经过与哈希链不符' },
      };
    const undecided = await findUnchainedMove(tx, regionId, 'ladder');
    if (undecided)
      return {
        rows: 0,
        broken: { at: `ladder-proposal:${undecided.id}`, message: '督办阶梯的决定与哈希链不符' },
      };
    let rows = 0;
    for await (const batch of deriveStandings(tx, regionId)) {
      const kept = await listTaskStandings(tx, regionId, [...batch.keys()]);
      for (const [taskId, derived] of batch) {
        rows += 1;
        if (!isDeepStrictEqual(kept.get(taskId), derived))
          return { rows, broken: { at: `task:${taskId}`, message: '现状与办理经过不符' } };
      }
    }
    return { rows, broken: undefined };
  },
};

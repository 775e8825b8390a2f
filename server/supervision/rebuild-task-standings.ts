import { deriveTaskStanding } from '#core/supervision/task/apply-move.ts';
import { findUnchainedMove, toStandingsTable } from '#server/platform/public.ts';
import { listTaskIds, listTaskStandings } from './task-lists.queries.ts';
import { keepTaskStanding, listTaskMoveRows } from './tasks.queries.ts';

/** 事项现状 (derived.task_standings): the fold of each task's moves. */
export const taskStandings = toStandingsTable({
  zh: '督办事项现状',
  way: '办理经过',
  thing: 'task',
  batch: 1_000,
  listIds: listTaskIds,
  listMoves: listTaskMoveRows,
  idOf: ({ taskId }) => taskId,
  derive: deriveTaskStanding,
  keep: (tx, { id, ...row }) => keepTaskStanding(tx, { ...row, taskId: id }),
  listKept: listTaskStandings,
  verifyMore: async (tx, regionId) => {
    const undecided = await findUnchainedMove(tx, regionId, 'ladder');
    return undecided && { at: `ladder-proposal:${undecided.id}`, message: '督办阶梯的决定与哈希链不符' };
  },
});

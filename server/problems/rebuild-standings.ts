import { deriveStanding } from '#core/problems/apply-move.ts';
import { toHolderKey } from '#core/problems/problem.ts';
import { toStandingsTable } from '#server/platform/public.ts';
import { keepStanding, listMoves, listProblemIds, listStandings } from './problems.queries.ts';

/** 问题现状 (derived.problem_standings): the fold of each problem's moves. */
export const problemStandings = toStandingsTable({
  zh: '问题现状',
  way: '办理经过',
  thing: 'problem',
  batch: 1_000,
  listIds: listProblemIds,
  listMoves,
  idOf: ({ problemId }) => problemId,
  derive: deriveStanding,
  keep: (tx, { id, ...row }) => {
    const { holder } = row.standing;
    return keepStanding(tx, { ...row, problemId: id, holderKey: holder && toHolderKey(holder) });
  },
  listKept: listStandings,
});

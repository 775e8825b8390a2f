import { isDeepStrictEqual } from 'node:util';
import { groupBy } from '#core/platform/public.ts';
import { deriveStanding } from '#core/problems/apply-move.ts';
import { type ProblemStanding, toHolderKey } from '#core/problems/problem.ts';
import { type DerivedTable, findUnchainedMove, type Tx } from '#server/platform/public.ts';
import { keepStanding, listMoves, listProblemIds, listStandings } from './problems.queries.ts';

const BATCH = 1_000;

/** Standings as the moves give them, a thousand problems at a time. */
async function* deriveStandings(
  tx: Tx,
  regionId: number,
): AsyncGenerator<Map<string, { seq: number; standing: ProblemStanding }>> {
  let after = '0';
  for (;;) {
    const ids = await listProblemIds(tx, regionId, after, BATCH);
    const last = ids.at(-1);
    if (last === undefined) return;
    after = last;
    const moves = groupBy(await listMoves(tx, regionId, ids), ({ problemId }) => problemId);
    yield new Map(
      [...moves].map(([id, rows]) => [
        id,
        { seq: rows.length, standing: deriveStanding(rows.map(({ move }) => move)) },
      ]),
    );
  }
}

/** 问题现状 (derived.problem_standings): the fold of each problem's moves. */
export const problemStandings: DerivedTable = {
  zh: '问题现状',
  rebuild: async (tx, regionId) => {
    let problems = 0;
    for await (const batch of deriveStandings(tx, regionId))
      for (const [problemId, { seq, standing }] of batch) {
        const holderKey = standing.holder && toHolderKey(standing.holder);
        await keepStanding(tx, { regionId, problemId, seq, standing, holderKey });
        problems += 1;
      }
    return problems;
  },
  verify: async (tx, regionId) => {
    const unchained = await findUnchainedMove(tx, regionId, 'problem');
    if (unchained)
      return {
        rows: 0,
        broken: { at: `problem:${unchained.id} 第${unchained.seq}步`, message: '办理经过与哈希链不符' },
      };
    let rows = 0;
    for await (const batch of deriveStandings(tx, regionId)) {
      const kept = await listStandings(tx, regionId, [...batch.keys()]);
      for (const [problemId, derived] of batch) {
        rows += 1;
        if (!isDeepStrictEqual(kept.get(problemId), derived))
          return { rows, broken: { at: `problem:${problemId}`, message: '现状与办理经过不符' } };
      }
    }
    return { rows, broken: undefined };
  },
};

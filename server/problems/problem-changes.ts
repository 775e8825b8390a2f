import { describeProblemMove, TOLD_PROBLEM_MOVES } from '#core/problems/change-words.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { listMovesSince } from './problem-changes.queries.ts';
import { findProblemRules } from './problem-rules.ts';

export interface ChangeLine {
  kind: string;
  sentence: string;
  at: Date;
  to: string;
}

/** What others did with problems that this person sees; a leader is told of those on the projects that he sponsors. */
export async function listProblemChanges(
  tx: Tx,
  { actor, today }: Ctx,
  w: { since: Date; sponsorId: string | null },
): Promise<ChangeLine[]> {
  const { regionId, personId } = actor;
  const { rules } = await findProblemRules(tx, regionId, today);
  const rows = await listMovesSince(tx, { ...w, regionId, personId, kinds: TOLD_PROBLEM_MOVES });
  return rows.flatMap(({ problemId, title, move, at }) => {
    const sentence = describeProblemMove(title, move, rules.levelNames);
    return sentence === null ? [] : [{ kind: 'problem', sentence, at, to: `/problems/${problemId}` }];
  });
}

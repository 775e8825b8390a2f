import { daysBetween, type IsoDate } from '#core/platform/public.ts';
import type { ProblemCategory } from './problem.ts';

export interface RaisedProblem {
  id: string;
  projectId: string | null;
  category: ProblemCategory;
  raisedOn: IsoDate;
}

/**
 * Earlier problems that this one repeats: same project, same category, raised within so many days before it, both ends
 * included (handbook 4.3: 90 days). A problem without a project repeats nothing. The nearest first.
 */
export function findRepeats(
  problem: RaisedProblem,
  earlier: readonly RaisedProblem[],
  repeatDays: number,
): string[] {
  if (!problem.projectId) return [];
  return earlier
    .filter(
      (one) =>
        one.id !== problem.id &&
        one.projectId === problem.projectId &&
        one.category === problem.category &&
        one.raisedOn <= problem.raisedOn &&
        daysBetween(one.raisedOn, problem.raisedOn) <= repeatDays,
    )
    .sort((a, b) => b.raisedOn.localeCompare(a.raisedOn) || Number(b.id) - Number(a.id))
    .map(({ id }) => id);
}

import type { PlanBasis } from '#core/ledger/public.ts';
import type { GroupView } from '#core/progress/public.ts';
import { sortGroups, splitSets } from './GroupTable.tsx';

/**
 * The groups of the chart of rates in the order of the table: each set that is ranked apart by itself, by rank, then in
 * official order. Groups that nobody ranks (leaders above all, handbook 8.3) are not ranked by a picture either.
 */
export function listBars(groups: readonly GroupView[]): GroupView[] {
  const rated = groups.filter((group) => group.figures.completionRate !== null);
  return splitSets(rated).flatMap((one) => sortGroups(one.groups, [], null));
}

/** By which plan the second bars stand: once the plan of any group was adjusted (handbook 8.4); null: one bar a group. */
export const findOtherBars = (groups: readonly GroupView[]): PlanBasis | null =>
  groups.find((group) => (group.figures.otherPlan?.changedCount ?? 0) > 0)?.figures.otherPlan?.basis ?? null;

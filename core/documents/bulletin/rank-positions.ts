import { signOf } from '../printed-figure.ts';
import type { BulletinFacts, RankedGroup, RankTable } from './bulletin-facts.ts';
import { printRankedLead } from './bulletin-refs.ts';

/** 居后三位 may be said only when at least so many are ranked (8.9). */
export const LEAST_RANKED_FOR_LAST_PLACES = 8;
const PLACES = 3;
const MOST_NAMES = 6;

export function listRanked(table: RankTable): RankedGroup[] {
  return table.groups
    .filter((group) => group.rank !== null && group.completionRate !== null)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
}

export function isTied(table: RankTable, group: RankedGroup): boolean {
  return table.groups.filter((other) => other.rank !== null && other.rank === group.rank).length > 1;
}

/**
 * The groups at the first three places, whole tie by whole tie, at most six names: a tie that would pass
 * six is left out with all after it. Fewer than eight ranked: the first place only. Empty when the first
 * tie alone is longer, or nobody is ranked.
 */
export function listFirstPlaces(table: RankTable): RankedGroup[] {
  const ranked = listRanked(table);
  const places = ranked.length >= LEAST_RANKED_FOR_LAST_PLACES ? PLACES : 1;
  const candidates = ranked.filter((group) => (group.rank ?? 0) <= places);
  return takeWholeTies(candidates);
}

/**
 * The groups at the last three places in rank order, only those below pro rata by the printed figures, only
 * when eight are ranked, never one that also stands at the first places. A place from the end counts the
 * groups ranked strictly lower.
 */
export function listLastPlaces(facts: BulletinFacts, table: RankTable): RankedGroup[] {
  const ranked = listRanked(table);
  if (ranked.length < LEAST_RANKED_FOR_LAST_PLACES) return [];
  const first = new Set(listFirstPlaces(table).map((group) => group.key));
  const lowest = ranked.filter((group) => {
    const lower = ranked.filter((other) => (other.rank ?? 0) > (group.rank ?? 0)).length;
    const lead = printRankedLead(facts, group.completionRate);
    return (
      lower < PLACES && (group.rank ?? 0) > 1 && !first.has(group.key) && lead !== null && signOf(lead) < 0
    );
  });
  return takeWholeTies(lowest.reverse()).reverse();
}

function takeWholeTies(candidates: readonly RankedGroup[]): RankedGroup[] {
  const ranks = [...new Set(candidates.map((group) => group.rank))];
  const taken: RankedGroup[] = [];
  for (const rank of ranks) {
    const tie = candidates.filter((group) => group.rank === rank);
    if (taken.length + tie.length > MOST_NAMES) break;
    taken.push(...tie);
  }
  return taken;
}

/** 升2位 / 降1位 / 持平 / 口径调整; null when none is printed. */
export function toMoveWords(group: RankedGroup): string | null {
  const { direction, places } = group.move;
  if (group.rank === null || direction === 'none') return null;
  if (direction === 'recast') return '口径调整';
  if (direction === 'same' || places === 0) return '持平';
  return `${direction === 'up' ? '升' : '降'}${places}位`;
}

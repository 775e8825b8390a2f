import type { IsoDate } from '#core/platform/public.ts';

export interface ClosedTask {
  taskId: string;
  closedOn: IsoDate;
  isVeto: boolean;
}

/** A small generator of numbers (mulberry32): the same seed gives the same draw on every machine. */
function startFrom(seed: string): () => number {
  let state = 2166136261;
  for (const letter of seed) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16777619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Draws closed tasks for a second look (回头看, handbook 4.4, 8.7): every veto task, and of the others a share in per mille,
 * rounded up, default none. The draw can be re-played: it depends on the seed and on the set of tasks, not on their order.
 */
export function drawLookBacks(tasks: readonly ClosedTask[], sharePerMille: number, seed: string): string[] {
  const others = tasks.filter(({ isVeto }) => !isVeto).sort((a, b) => Number(a.taskId) - Number(b.taskId));
  const wanted = Math.ceil((others.length * sharePerMille) / 1000);
  const next = startFrom(seed);
  const left = [...others];
  const drawn: string[] = [];
  while (drawn.length < wanted) {
    const [one] = left.splice(Math.floor(next() * left.length), 1);
    if (one) drawn.push(one.taskId);
  }
  const vetoes = tasks.filter(({ isVeto }) => isVeto).map(({ taskId }) => taskId);
  return [...vetoes, ...drawn].sort((a, b) => Number(a) - Number(b));
}

import type { FrozenGroup } from '#core/progress/snapshot.ts';

/** The total and the groups of one split, and the total of the month before. */
export interface KeptSplit {
  groups: FrozenGroup[];
  previous: FrozenGroup[];
}

/** Groups that a process remembers, 1 to 2 KB each. */
export const MOST_KEPT_GROUPS = 10_000;

/**
 * Remembers splits of frozen months by the hash of their snapshots: what a hash names never changes. Those asked for longest ago go
 * first. Whether a person may see the month is asked of the database before, every time. What comes back is shared: do not change it.
 */
export function rememberSplits(most = MOST_KEPT_GROUPS) {
  const known = new Map<string, KeptSplit>();
  let count = 0;

  function forget(name: string): void {
    count -= known.get(name)?.groups.length ?? 0;
    known.delete(name);
  }

  function keep(name: string, split: KeptSplit): void {
    forget(name);
    known.set(name, split);
    count += split.groups.length;
    for (const oldest of known.keys()) {
      if (count <= most) break;
      forget(oldest);
    }
  }

  return async (name: string, read: () => Promise<KeptSplit>): Promise<KeptSplit> => {
    const split = known.get(name) ?? (await read());
    keep(name, split);
    return split;
  };
}

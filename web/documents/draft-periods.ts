/** A bulletin of a period that is under way or issued, as the list of documents has it. */
export interface KnownBulletin {
  id: string;
  period: string | null;
  state: string;
}

const GONE: readonly string[] = ['discarded', 'withdrawn'];

/** The bulletin that stands in the way of drafting another one of the same period, by period. */
export function listLiveBulletins<Bulletin extends KnownBulletin>(
  documents: readonly Bulletin[],
): ReadonlyMap<string, Bulletin> {
  return new Map(
    documents.flatMap((one) =>
      one.period !== null && !GONE.includes(one.state) ? [[one.period, one] as const] : [],
    ),
  );
}

/** The period that the dialog begins with: the one looked at if it is free, else the newest free one; none when all have one. */
export function chooseDraftPeriod(
  frozenNewestFirst: readonly string[],
  shown: string | null,
  live: ReadonlyMap<string, unknown>,
): string | undefined {
  const free = frozenNewestFirst.filter((period) => !live.has(period));
  return free.find((period) => period === shown) ?? free[0];
}

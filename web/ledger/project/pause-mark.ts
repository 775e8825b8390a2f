import { derivePause, type ProjectView } from '#core/ledger/public.ts';

/** How a pause stands today, whatever period is shown: held, or lapsed for want of the quarterly confirmation. */
export function findPauseMark(
  { isPaused, stages }: Pick<ProjectView, 'isPaused' | 'stages'>,
  today: string,
): { kind: 'held' | 'lapsed'; since: string } | null {
  if (!isPaused) return null;
  const events = [...stages].sort((a, b) => (a.onDate < b.onDate ? -1 : a.onDate > b.onDate ? 1 : 0));
  const since = events.filter(({ kind }) => kind === 'paused').at(-1)?.onDate ?? '';
  return { kind: derivePause(events, today).isPaused ? 'held' : 'lapsed', since };
}

import type { AgendaEntry } from '#core/meetings/public.ts';

/** Puts an entry where another one stands; the opening stays first and the closing last. */
export function moveEntry(entries: readonly AgendaEntry[], key: string, to: number): AgendaEntry[] {
  const from = entries.findIndex((one) => one.key === key);
  const entry = entries[from];
  if (!entry || isFixed(entry)) return [...entries];
  const first = entries[0]?.kind === 'last-decisions' ? 1 : 0;
  const last = entries.length - 1 - (entries.at(-1)?.kind === 'closing' ? 1 : 0);
  const rest = entries.filter((one) => one.key !== key);
  const place = Math.min(Math.max(to, first), last);
  return [...rest.slice(0, place), entry, ...rest.slice(place)];
}

export const isFixed = ({ kind }: AgendaEntry): boolean => kind === 'last-decisions' || kind === 'closing';

/** A topic written by hand, in front of the closing. */
export function addTopic(entries: readonly AgendaEntry[], entry: AgendaEntry): AgendaEntry[] {
  const isClosed = entries.at(-1)?.kind === 'closing';
  const at = entries.length - (isClosed ? 1 : 0);
  return [...entries.slice(0, at), entry, ...entries.slice(at)];
}

/** The first number that no topic has, so that keys stay apart for the life of the meeting. */
export function newTopicKey(entries: readonly AgendaEntry[]): string {
  const used = new Set(entries.map(({ key }) => key));
  let number = 1;
  while (used.has(`topic-${number}`)) number += 1;
  return `topic-${number}`;
}

export const sumMinutes = (entries: readonly AgendaEntry[]): number =>
  entries.reduce((sum, { minutes }) => sum + minutes, 0);

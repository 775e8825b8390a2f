import type { AgendaEntry } from '#core/meetings/public.ts';

export type EntryPart = 'reports' | 'comments' | 'informed';
type Parts = AgendaEntry['reports'];

/** How many may stand in each part of an entry. */
export const MOST_OF_PART: Record<EntryPart, number> = { reports: 6, comments: 12, informed: 60 };

/** Units chosen for a part, in the order of choosing; who stands there without a unit stays. */
export function toParts(
  before: Parts,
  orgIds: readonly string[],
  units: readonly { value: string; label: string }[],
): Parts {
  const kept = before.filter(({ orgId }) => orgId === null);
  const known = (id: string) => before.find(({ orgId }) => orgId === id)?.name;
  return [
    ...kept,
    ...orgIds.map((id) => ({
      orgId: id,
      name: known(id) ?? units.find(({ value }) => value === id)?.label ?? '',
    })),
  ];
}

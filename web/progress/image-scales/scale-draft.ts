import { type ImageScale, ImageScales, renameLevel } from '#core/ledger/public.ts';

type Level = ImageScale['levels'][number];

/** A name as it is typed, beside what it was: a changed name stays known. */
interface Typed<T> {
  key: number;
  name: string;
  kept: T | null;
}
export interface ScaleDraft extends Typed<ImageScale> {
  sectors: string[];
  levels: Typed<Level>[];
}

let lastKey = 0;
const nextKey = (): number => {
  lastKey += 1;
  return lastKey;
};

export const newLevel = (): Typed<Level> => ({ key: nextKey(), name: '', kept: null });
export const newScale = (): ScaleDraft => ({
  key: nextKey(),
  name: '',
  kept: null,
  sectors: [],
  levels: [newLevel(), newLevel()],
});

export const toDraft = (scales: readonly ImageScale[]): ScaleDraft[] =>
  scales.map((scale) => ({
    key: nextKey(),
    name: scale.name,
    kept: scale,
    sectors: scale.sectors,
    levels: scale.levels.map((level) => ({ key: nextKey(), name: level.name, kept: level })),
  }));

const toNamed = ({ kept, name }: Typed<{ name: string; formerNames: string[] }>) =>
  kept === null || kept.name === name.trim()
    ? { name: name.trim(), formerNames: kept?.formerNames ?? [] }
    : renameLevel({ name: kept.name, formerNames: kept.formerNames }, name.trim());

/** What is typed as scales, or the first reason why they cannot stand. */
export function readDraft(drafts: readonly ScaleDraft[]): { scales: ImageScales } | { fault: string } {
  const typed = drafts.map((draft) => ({
    ...toNamed(draft),
    sectors: draft.sectors,
    levels: draft.levels.map(toNamed),
  }));
  if (typed.some(({ name, levels }) => [name, ...levels.map((level) => level.name)].includes('')))
    return { fault: 'nameless' };
  const read = ImageScales.safeParse({ scales: typed });
  return read.success ? { scales: read.data } : { fault: read.error.issues[0]?.message ?? '' };
}

/** One place up or down; at the end it stays. */
export function moveOne<T>(list: readonly T[], from: number, by: -1 | 1): T[] {
  const moved = [...list];
  const [one] = moved.splice(from, 1);
  if (one !== undefined) moved.splice(Math.max(0, from + by), 0, one);
  return moved;
}

import type { SubjectInput } from '#core/indicators/subject.ts';
import type { Tile } from '#core/indicators/tile-map.ts';

/** Tiles that were moved and are not saved, by the code of the region; null is taken off the map. */
export type TileLayout = Readonly<Record<string, Tile | null>>;

/** Those that have at least two regions below them, in the order of the list. */
export function listMapParents(subjects: readonly SubjectInput[]): Pick<SubjectInput, 'code' | 'name'>[] {
  const below = (code: string) =>
    subjects.filter(({ kind, parentCode }) => kind === 'region' && parentCode === code).length;
  return subjects.filter(({ code }) => below(code) > 1).map(({ code, name }) => ({ code, name }));
}

export const moveTile = (layout: TileLayout, code: string, tile: Tile | null): TileLayout => ({
  ...layout,
  [code]: tile,
});

const LEAST = 6;

/** A grid with two empty rows and columns beyond what is laid out, so that there is always room. */
export function toGridSize(tiles: readonly (Tile | null)[], most: number): { rows: number; columns: number } {
  const size = (values: number[]) => Math.min(most, Math.max(LEAST, Math.max(0, ...values) + 2));
  const laid = tiles.flatMap((tile) => tile ?? []);
  return { rows: size(laid.map(({ row }) => row)), columns: size(laid.map(({ column }) => column)) };
}

/** 格子地图: regions as equal tiles in rows and columns that the office lays out itself; it shows neighbours and no borders. */
import { z } from 'zod';

export const MOST_TILES = 40;

export const Tile = z.strictObject({
  row: z.number().int().min(1).max(MOST_TILES),
  column: z.number().int().min(1).max(MOST_TILES),
});
export type Tile = z.infer<typeof Tile>;

export interface Laid<Region> {
  /** From 1, without the empty rows and columns around. */
  tiles: (Region & { tile: Tile })[];
  rows: number;
  columns: number;
  /** Regions that nobody has laid out. */
  unlaid: Region[];
}

/** The map of those that are laid out, moved to the upper left corner; null with fewer than two. */
export function layTiles<Region extends { tile: Tile | null }>(
  regions: readonly Region[],
): Laid<Region> | null {
  const placed = regions.flatMap(({ tile, ...rest }) =>
    tile ? [{ ...rest, tile } as Region & { tile: Tile }] : [],
  );
  if (placed.length < 2) return null;
  const rows = placed.map(({ tile }) => tile.row);
  const columns = placed.map(({ tile }) => tile.column);
  const [top, left] = [Math.min(...rows) - 1, Math.min(...columns) - 1];
  return {
    tiles: placed.map((one) => ({
      ...one,
      tile: { row: one.tile.row - top, column: one.tile.column - left },
    })),
    rows: Math.max(...rows) - top,
    columns: Math.max(...columns) - left,
    unlaid: regions.filter(({ tile }) => tile === null),
  };
}

export const isSameTile = (one: Tile | null | undefined, other: Tile | null | undefined): boolean =>
  one != null && other != null && one.row === other.row && one.column === other.column;

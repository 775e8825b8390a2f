import { sql } from 'kysely';
import type { Tile } from '#core/indicators/tile-map.ts';
import type { Tx } from '#server/platform/public.ts';

/** Where subjects lie on the tile map, by their numbers. */
export async function listTiles(tx: Tx, regionId: number): Promise<Map<number, Tile>> {
  const { rows } = await sql<{
    id: number;
    row: number;
    column: number;
  }>`select s.id, s.tile_row as row, s.tile_column as column from indicator_subjects s
    where s.region_id = ${regionId} and s.is_active and s.tile_row is not null`.execute(tx);
  return new Map(rows.map(({ id, row, column }) => [id, { row, column }]));
}

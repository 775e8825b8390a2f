import { sql } from 'kysely';
import type { Tx } from '#server/platform/public.ts';

export interface UnitNames {
  id: string;
  name: string;
  shortName: string;
  aliases: string[];
}

export async function listUnitNames(tx: Tx, regionId: number): Promise<UnitNames[]> {
  const { rows } =
    await sql<UnitNames>`select o.id::text as id, o.name, o.short_name as "shortName", o.aliases from orgs o
    where o.region_id = ${regionId} and o.is_active order by o.official_order, o.id`.execute(tx);
  return rows;
}

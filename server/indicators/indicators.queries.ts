import { sql } from 'kysely';
import type { Tx } from '#server/platform/public.ts';

export async function listIndicatorIds(tx: Tx, regionId: number): Promise<{ id: number; code: string }[]> {
  return tx.selectFrom('indicators').select(['id', 'code']).where('region_id', '=', regionId).execute();
}

/** Gives a number to every code that has none yet. */
export async function addIndicatorIds(
  tx: Tx,
  regionId: number,
  codes: readonly string[],
  actId: string | null,
): Promise<void> {
  await sql`insert into indicators (region_id, code, act_id) select ${regionId}::int, c.code, ${actId}::bigint
    from unnest(${codes}::text[]) with ordinality as c(code, place) order by c.place on conflict (region_id, code) do nothing`.execute(
    tx,
  );
}

/** Codes of which at least one value is in the ledger. */
export async function listUsedCodes(tx: Tx, regionId: number): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`select i.code from indicators i where i.region_id = ${regionId}
    and exists (select from indicator_values v where v.region_id = i.region_id and v.indicator_id = i.id) order by i.id`.execute(
    tx,
  );
  return rows.map(({ code }) => code);
}

import { sql } from 'kysely';
import type { Tx } from '#server/platform/public.ts';

export async function hasReportsOfYear(
  tx: Tx,
  regionId: number,
  orgId: string,
  year: string,
): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`select exists (select from reports
    where region_id = ${regionId} and org_id = ${orgId} and period >= ${year}) as found`.execute(tx);
  return rows[0]?.found === true;
}

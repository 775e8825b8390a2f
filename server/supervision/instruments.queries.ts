import type { Tx } from '#server/platform/public.ts';

/** The desk number that stands on a paper as contact; empty without one. */
export async function findDeskPhone(tx: Tx, regionId: number, personId: string): Promise<string> {
  const row = await tx
    .selectFrom('person_contacts')
    .select('desk_phone')
    .where('region_id', '=', regionId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row?.desk_phone ?? '';
}

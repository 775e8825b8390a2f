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

/** The full name under which a unit is addressed. */
export async function getOrgFullName(tx: Tx, regionId: number, orgId: string): Promise<string> {
  const row = await tx
    .selectFrom('orgs')
    .select('name')
    .where('region_id', '=', regionId)
    .where('id', '=', orgId)
    .executeTakeFirstOrThrow();
  return row.name;
}

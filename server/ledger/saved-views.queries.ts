import type { Tx } from '#server/platform/public.ts';

interface Owner {
  regionId: number;
  personId: string;
}

export async function listViews(tx: Tx, owner: Owner, page: string) {
  return tx
    .selectFrom('saved_views')
    .select(['id', 'name', 'search'])
    .where('region_id', '=', owner.regionId)
    .where('person_id', '=', owner.personId)
    .where('page', '=', page)
    .orderBy('id')
    .execute();
}

/** A view of the same name is replaced. */
export async function putView(tx: Tx, owner: Owner, view: { page: string; name: string; search: string }) {
  return tx
    .insertInto('saved_views')
    .values({ region_id: owner.regionId, person_id: owner.personId, ...view })
    .onConflict((c) => c.constraint('saved_views_name_once').doUpdateSet({ search: view.search }))
    .returning(['id', 'name', 'search'])
    .executeTakeFirstOrThrow();
}

export async function deleteView(tx: Tx, owner: Owner, viewId: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('saved_views')
    .where('region_id', '=', owner.regionId)
    .where('person_id', '=', owner.personId)
    .where('id', '=', viewId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#server/platform/public.ts';

export const idList = (ids: readonly string[]) => sql`${sql.val(`{${ids.join(',')}}`)}::bigint[]`;

export interface BundlePart {
  parent_id: string;
  id: string;
}

export const selectBundles = (
  regionId: number,
  named: RawBuilder<unknown>,
): RawBuilder<BundlePart> => sql<BundlePart>`
    select c.parent_id, c.id from projects c where c.region_id = ${regionId} and c.is_listed and c.parent_id in (
      select unnest(array[parent_id, case when is_bundle then id end]) from projects where region_id = ${regionId} and id = any(${named}))`;

/** Bundles that contain one of the projects, and all parts of those bundles. */
export async function listBundlesOf(
  tx: Tx,
  regionId: number,
  projectIds: readonly string[],
): Promise<BundlePart[]> {
  return (await selectBundles(regionId, idList(projectIds)).execute(tx)).rows;
}

/** Bundles of the named projects with parts that this person does not see. */
export async function listHiddenBundles(
  tx: Tx,
  regionId: number,
  projectIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select unnest(hidden_bundles(${regionId}, ${`{${projectIds.join(',')}}`}::bigint[]))::text as id`.execute(
    tx,
  );
  return rows.map((r) => r.id);
}

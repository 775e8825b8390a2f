import { sql } from 'kysely';
import type { OrgKind } from '#core/people/actor.ts';
import type { OrgRow } from '#core/people/set-up-contract.ts';
import type { Tx } from '#server/platform/public.ts';
import type { OrgRecord } from './persons.queries.ts';

export async function listOrgRecords(tx: Tx, regionId: number): Promise<OrgRecord[]> {
  const { rows } =
    await sql<OrgRecord>`select id, name, short_name as "shortName", kind, path::text as path, aliases from orgs
    where region_id = ${regionId} order by official_order, id`.execute(tx);
  return rows;
}

/** Adds a unit; its path is the parent's with its own id. */
export async function insertOrg(
  tx: Tx,
  regionId: number,
  row: Pick<OrgRow, 'name' | 'shortName' | 'aliases'> & {
    kind: OrgKind;
    parent: { id: string; path: string } | null;
    code: string;
    officialOrder: number;
    isProjectOffice?: boolean;
  },
): Promise<OrgRecord> {
  const parentPath = row.parent ? `${row.parent.path}.` : '';
  const { rows } = await sql<OrgRecord>`with made as (
      insert into orgs (region_id, code, name, short_name, aliases, kind, parent_id, path, official_order, is_project_office)
      values (${regionId}, ${row.code}, ${row.name}, ${row.shortName || row.name}, ${sql.val(row.aliases)}, ${row.kind}, ${row.parent?.id ?? null},
        ${`${parentPath}o${row.code}`}::ltree, ${row.officialOrder}, ${row.isProjectOffice ?? false})
      returning id, name, short_name, kind, path, aliases)
    select id, name, short_name as "shortName", kind, path::text as path, aliases from made`.execute(tx);
  const org = rows[0];
  if (!org) throw new Error('a unit was not inserted');
  return org;
}

export async function updateOrg(tx: Tx, regionId: number, id: string, row: OrgRow): Promise<void> {
  await tx
    .updateTable('orgs')
    .set({ short_name: row.shortName || row.name, aliases: row.aliases, kind: row.kind })
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .execute();
}

export async function addOrgChange(
  tx: Tx,
  regionId: number,
  orgId: string,
  actId: string,
  validOn: string,
  changes: object,
): Promise<void> {
  await tx
    .insertInto('org_changes')
    .values({
      region_id: regionId,
      org_id: orgId,
      act_id: actId,
      valid_on: validOn,
      changes: JSON.stringify(changes),
    })
    .execute();
}

export async function nextOrgNumber(tx: Tx, regionId: number): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select coalesce(max(official_order), 0)::int + 1 as n from orgs where region_id = ${regionId}`.execute(
    tx,
  );
  return rows[0]?.n ?? 1;
}

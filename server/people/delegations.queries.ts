import { sql } from 'kysely';
import type { Tx } from '#server/platform/public.ts';

export interface DelegationRow {
  id: string;
  role: string;
  orgId: string;
  orgName: string;
  fromPersonId: string;
  fromName: string;
  toPersonId: string;
  toName: string;
  validFrom: string;
  validTo: string;
  endedOn: string | null;
}

/** Delegations that a person gave or received, newest first. */
export async function listDelegationsOf(
  tx: Tx,
  regionId: number,
  personId: string,
): Promise<DelegationRow[]> {
  const { rows } = await sql<DelegationRow>`
    select d.id::text as id, d.role, d.org_id::text as "orgId", o.short_name as "orgName", d.from_person_id::text as "fromPersonId",
      f.name as "fromName", d.to_person_id::text as "toPersonId", t.name as "toName", d.valid_from::text as "validFrom",
      d.valid_to::text as "validTo", e.ended_on::text as "endedOn"
    from delegations d join orgs o on o.region_id = d.region_id and o.id = d.org_id
      join persons f on f.region_id = d.region_id and f.id = d.from_person_id
      join persons t on t.region_id = d.region_id and t.id = d.to_person_id
      left join delegation_ends e on e.region_id = d.region_id and e.delegation_id = d.id
    where d.region_id = ${regionId} and ${personId} in (d.from_person_id, d.to_person_id)
    order by d.id desc limit 100`.execute(tx);
  return rows;
}

export async function insertDelegation(
  tx: Tx,
  row: {
    regionId: number;
    fromPersonId: string;
    toPersonId: string;
    role: string;
    orgId: string;
    validFrom: string;
    validTo: string;
    actId: string;
  },
): Promise<string> {
  const { id } = await tx
    .insertInto('delegations')
    .values({
      region_id: row.regionId,
      from_person_id: row.fromPersonId,
      to_person_id: row.toPersonId,
      role: row.role,
      org_id: row.orgId,
      valid_from: row.validFrom,
      valid_to: row.validTo,
      act_id: row.actId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function insertDelegationEnd(
  tx: Tx,
  row: { regionId: number; delegationId: string; endedOn: string; actId: string },
): Promise<void> {
  await tx
    .insertInto('delegation_ends')
    .values({
      region_id: row.regionId,
      delegation_id: row.delegationId,
      ended_on: row.endedOn,
      act_id: row.actId,
    })
    .execute();
}

export interface ColleagueRow {
  personId: string;
  name: string;
  title: string;
  isActive: boolean;
}

/** People with a current post at a unit. */
export async function listColleagues(
  tx: Tx,
  regionId: number,
  orgId: string,
  today: string,
): Promise<ColleagueRow[]> {
  const { rows } = await sql<ColleagueRow>`
    select p.id::text as "personId", p.name, (array_agg(po.title order by po.id))[1] as title, p.is_active as "isActive"
    from posts po join persons p on p.region_id = po.region_id and p.id = po.person_id
    where po.region_id = ${regionId} and po.org_id = ${orgId} and po.valid_from <= ${today}
      and (po.valid_to is null or po.valid_to >= ${today})
    group by p.id, p.name, p.is_active order by min(po.id)`.execute(tx);
  return rows;
}

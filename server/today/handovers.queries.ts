import { sql } from 'kysely';
import type { Tx } from '#server/platform/public.ts';

export interface HandoverBody {
  posts: { role: string; title: string }[];
  items: { matter: string; detail: string; due: string }[];
}
export interface HandoverSignature {
  side: 'from' | 'to' | 'closed';
  way: 'online' | 'paper';
  personName: string;
  recordedByName: string;
  at: string;
}
export interface HandoverRow {
  id: string;
  orgId: string;
  orgName: string;
  fromPersonId: string;
  toPersonId: string;
  fromName: string;
  toName: string;
  reason: string;
  body: HandoverBody;
  recordedOn: string;
  recordedBy: string;
  signatures: HandoverSignature[];
}

/** Sheets that this person may see by row-level security, newest first; one of them by its number. */
export async function listHandoverRows(
  tx: Tx,
  regionId: number,
  id: string | null = null,
): Promise<HandoverRow[]> {
  const { rows } = await sql<HandoverRow>`
    select h.id::text as id, h.org_id::text as "orgId", o.name as "orgName", h.from_person_id::text as "fromPersonId", h.to_person_id::text as "toPersonId",
      h.from_name as "fromName", h.to_name as "toName", h.reason, h.body, (h.recorded_at at time zone 'Asia/Shanghai')::date::text as "recordedOn",
      h.recorded_by as "recordedBy",
      coalesce((select json_agg(json_build_object('side', s.side, 'way', s.way, 'personName', s.person_name, 'recordedByName', s.recorded_by_name,
        'at', s.recorded_at) order by s.id) from handover_signatures s where s.region_id = h.region_id and s.handover_id = h.id), '[]') as signatures
    from handovers h join orgs o on o.region_id = h.region_id and o.id = h.org_id
    where h.region_id = ${regionId} and (${id}::bigint is null or h.id = ${id}::bigint) order by h.id desc limit 200`.execute(
    tx,
  );
  return rows;
}

export async function insertHandover(
  tx: Tx,
  row: {
    regionId: number;
    orgId: string;
    fromPersonId: string;
    toPersonId: string;
    fromName: string;
    toName: string;
    reason: string;
    body: HandoverBody;
    recordedBy: string;
    actId: string;
  },
): Promise<string> {
  const { id } = await tx
    .insertInto('handovers')
    .values({
      region_id: row.regionId,
      org_id: row.orgId,
      from_person_id: row.fromPersonId,
      to_person_id: row.toPersonId,
      from_name: row.fromName,
      to_name: row.toName,
      reason: row.reason,
      body: JSON.stringify(row.body),
      recorded_by: row.recordedBy,
      act_id: row.actId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function insertHandoverSignature(
  tx: Tx,
  row: {
    regionId: number;
    handoverId: string;
    side: HandoverSignature['side'];
    way: HandoverSignature['way'];
    personName: string;
    recordedByName: string;
    actId: string;
  },
): Promise<void> {
  await tx
    .insertInto('handover_signatures')
    .values({
      region_id: row.regionId,
      handover_id: row.handoverId,
      side: row.side,
      way: row.way,
      person_name: row.personName,
      recorded_by_name: row.recordedByName,
      act_id: row.actId,
    })
    .execute();
}

/** Sheets on which this person's own signature is missing. */
export async function countHandoversToSign(tx: Tx, regionId: number, personId: string): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from handovers h where h.region_id = ${regionId}
    and not exists (select from handover_signatures s where s.region_id = h.region_id and s.handover_id = h.id
      and s.side in ('closed', case when h.from_person_id = ${personId} then 'from' else 'to' end))
    and ${personId} in (h.from_person_id, h.to_person_id)`.execute(tx);
  return rows[0]?.n ?? 0;
}

export interface UnfinishedWork {
  drafts: number;
  documents: number;
}

/** What somebody began and did not finish: drafts that he typed last, documents that he drafted. */
export async function countUnfinishedWork(
  tx: Tx,
  regionId: number,
  personId: string,
): Promise<UnfinishedWork> {
  const { rows } = await sql<UnfinishedWork>`select
    (select count(*)::int from reports where region_id = ${regionId} and draft_by = ${personId} and is_due and status in ('draft', 'returned')) as drafts,
    (select count(*)::int from documents where region_id = ${regionId} and created_by = ${personId} and state not in ('issued', 'discarded', 'withdrawn')) as documents`.execute(
    tx,
  );
  return rows[0] ?? { drafts: 0, documents: 0 };
}

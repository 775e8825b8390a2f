import { sql } from 'kysely';
import type { Tx } from '#server/platform/public.ts';

export interface NewDocumentAct {
  regionId: number;
  documentId: string;
  kind: string;
  fromState: string;
  toState: string;
  versionNo: number;
  opinion: string;
  personName: string;
  postTitle: string;
  orgName: string;
  way: 'online' | 'paper' | 'recorded';
  onDate: string;
  fileId?: string | undefined;
  recordedByName: string;
  actId: string;
}

export async function addDocumentAct(tx: Tx, a: NewDocumentAct): Promise<void> {
  await tx
    .insertInto('document_acts')
    .values({
      region_id: a.regionId,
      document_id: a.documentId,
      kind: a.kind,
      from_state: a.fromState,
      to_state: a.toState,
      version_no: a.versionNo,
      opinion: a.opinion,
      person_name: a.personName,
      post_title: a.postTitle,
      org_name: a.orgName,
      way: a.way,
      on_date: a.onDate,
      file_id: a.fileId ?? null,
      recorded_by_name: a.recordedByName,
      act_id: a.actId,
    })
    .execute();
}

export async function listDocumentActs(tx: Tx, regionId: number, documentId: string) {
  const { rows } = await sql<{
    kind: string;
    fromState: string;
    toState: string;
    opinion: string;
    personName: string;
    postTitle: string;
    orgName: string;
    way: string;
    onDate: string;
    fileId: string | null;
    recordedByName: string;
    versionNo: number;
  }>`select kind, from_state as "fromState", to_state as "toState", opinion, person_name as "personName", post_title as "postTitle", org_name as "orgName",
      way, on_date::text as "onDate", file_id::text as "fileId", recorded_by_name as "recordedByName", version_no as "versionNo"
    from document_acts where region_id = ${regionId} and document_id = ${documentId} order by id`.execute(tx);
  return rows;
}

export interface UnitCheckRow {
  orgId: string;
  orgName: string;
  answer: 'asked' | 'no-objection' | 'objection';
  text: string;
  personName: string;
  at: string;
  /** What the unit itself objected to, once the office has answered it. */
  objection: string | null;
}

/** The last word of each unit that was asked, in official order; an answered objection stays beside its answer. */
export async function listUnitChecks(tx: Tx, regionId: number, documentId: string): Promise<UnitCheckRow[]> {
  const { rows } =
    await sql<UnitCheckRow>`select * from (select distinct on (c.org_id) c.org_id::text as "orgId", o.short_name as "orgName", c.answer, c.text,
      c.person_name as "personName", to_char(c.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at,
      (select e.text from document_unit_checks e where e.region_id = c.region_id and e.document_id = c.document_id and e.org_id = c.org_id
        and e.version_no = c.version_no and e.answer = 'objection' and e.id < c.id and c.answer = 'no-objection' order by e.id desc limit 1) as objection,
      o.official_order
    from document_unit_checks c join orgs o on o.region_id = c.region_id and o.id = c.org_id
    where c.region_id = ${regionId} and c.document_id = ${documentId} order by c.org_id, c.id desc) x order by official_order`.execute(
      tx,
    );
  return rows;
}

export async function addUnitCheck(
  tx: Tx,
  row: {
    regionId: number;
    documentId: string;
    versionNo: number;
    orgId: string;
    answer: string;
    text: string;
    personName: string;
    actId: string;
    recordedAt: Date;
  },
): Promise<void> {
  await tx
    .insertInto('document_unit_checks')
    .values({
      region_id: row.regionId,
      document_id: row.documentId,
      version_no: row.versionNo,
      org_id: row.orgId,
      answer: row.answer,
      text: row.text,
      person_name: row.personName,
      act_id: row.actId,
      recorded_at: row.recordedAt,
    })
    .execute();
}

/** Units with reports in the period: they are asked to check their figures. */
export async function askAllUnits(
  tx: Tx,
  row: {
    regionId: number;
    documentId: string;
    versionNo: number;
    period: string;
    personName: string;
    actId: string;
    recordedAt: Date;
  },
): Promise<number> {
  const done =
    await sql`insert into document_unit_checks (region_id, document_id, version_no, org_id, answer, person_name, act_id, recorded_at)
    select ${row.regionId}, ${row.documentId}, ${row.versionNo}, x.org, 'asked', ${row.personName}, ${row.actId}, ${row.recordedAt}
    from (select distinct reporting_org_id as org from frozen_projects where region_id = ${row.regionId}
      and year = ${Number(row.period.slice(0, 4))} and period = ${row.period} and is_leaf) x`.execute(tx);
  return Number(done.numAffectedRows ?? 0);
}

/** Units that somebody else has found to be concerned. */
export async function askTheseUnits(
  tx: Tx,
  row: Parameters<typeof askAddressees>[1],
  orgIds: readonly string[],
): Promise<number> {
  const done =
    await sql`insert into document_unit_checks (region_id, document_id, version_no, org_id, answer, person_name, act_id, recorded_at)
    select ${row.regionId}::int, ${row.documentId}::bigint, ${row.versionNo}::int, x.org, 'asked', ${row.personName}, ${row.actId}::bigint,
      ${row.recordedAt}::timestamptz from unnest(${orgIds}::bigint[]) as x(org)`.execute(tx);
  return Number(done.numAffectedRows ?? 0);
}

/** The units that the document concerns: they are asked whether it is right. */
export async function askAddressees(
  tx: Tx,
  row: {
    regionId: number;
    documentId: string;
    versionNo: number;
    personName: string;
    actId: string;
    recordedAt: Date;
  },
): Promise<number> {
  const done =
    await sql`insert into document_unit_checks (region_id, document_id, version_no, org_id, answer, person_name, act_id, recorded_at)
    select region_id, document_id, ${row.versionNo}, org_id, 'asked', ${row.personName}, ${row.actId}, ${row.recordedAt}
    from document_addressees where region_id = ${row.regionId} and document_id = ${row.documentId} and not is_copy`.execute(
      tx,
    );
  return Number(done.numAffectedRows ?? 0);
}

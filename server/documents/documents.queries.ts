import { sql } from 'kysely';
import type { DocumentEdit } from '#core/documents/edit-line.ts';
import type { DocumentState } from '#core/documents/way.ts';
import { refuse } from '#core/platform/public.ts';
import type { Tx } from '#server/platform/public.ts';

export interface DocumentRow {
  id: string;
  kind: string;
  period: string | null;
  freezeId: string | null;
  title: string;
  state: DocumentState;
  number: string | null;
  mark: string;
  version: number;
  createdAt: string;
  issuedAt: string | null;
  approvedOn: string | null;
  drafterId: string;
  drafterName: string;
}

const columns = sql`d.id::text as id, d.kind, d.period, d.freeze_id::text as "freezeId", d.title, d.state, d.number, d.mark, d.current_version as version,
  to_char(d.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "createdAt",
  to_char(d.issued_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "issuedAt", d.approved_on::text as "approvedOn",
  d.created_by::text as "drafterId", coalesce((select p.name from persons p where p.region_id = d.region_id and p.id = d.created_by), '') as "drafterName"`;

export async function listDocumentRows(
  tx: Tx,
  regionId: number,
  q: { period?: string | undefined; state?: string | undefined; kind?: string | undefined },
): Promise<DocumentRow[]> {
  const { rows } = await sql<DocumentRow>`select ${columns} from documents d where d.region_id = ${regionId}
    and (${q.period ?? null}::text is null or d.period = ${q.period ?? null}) and (${q.state ?? null}::text is null or d.state = ${q.state ?? null})
    and (${q.kind ?? null}::text is null or d.kind = ${q.kind ?? null}) order by d.id desc limit 500`.execute(
    tx,
  );
  return rows;
}

export async function getDocumentRow(tx: Tx, regionId: number, documentId: string): Promise<DocumentRow> {
  const { rows } =
    await sql<DocumentRow>`select ${columns} from documents d where d.region_id = ${regionId} and d.id = ${documentId}`.execute(
      tx,
    );
  const row = rows[0];
  if (!row)
    throw refuse(
      'not-found',
      'DOCUMENT_NOT_FOUND',
      '没有这份公文，或不在可见范围内',
      'No such document in your scope',
      ['回到材料列表'],
    );
  return row;
}

export interface VersionRow {
  versionNo: number;
  model: unknown;
  modelHash: string;
  edits: (DocumentEdit & { personName: string; at: string })[];
}

export async function getVersion(
  tx: Tx,
  regionId: number,
  documentId: string,
  versionNo: number,
): Promise<VersionRow> {
  const row = await tx
    .selectFrom('document_versions')
    .select(['version_no', 'model', 'model_hash', 'edits'])
    .where('region_id', '=', regionId)
    .where('document_id', '=', documentId)
    .where('version_no', '=', versionNo)
    .executeTakeFirstOrThrow();
  return {
    versionNo: row.version_no,
    model: row.model,
    modelHash: row.model_hash,
    edits: row.edits as VersionRow['edits'],
  };
}

export async function insertDocument(
  tx: Tx,
  row: { regionId: number; kind: string; period: string; freezeId: string; title: string; personId: string },
): Promise<string> {
  const made = await tx
    .insertInto('documents')
    .values({
      region_id: row.regionId,
      kind: row.kind,
      period: row.period,
      freeze_id: row.freezeId,
      title: row.title,
      created_by: row.personId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return made.id;
}

/** Appends a version and makes it the current one. */
export async function addVersion(
  tx: Tx,
  row: {
    regionId: number;
    documentId: string;
    versionNo: number;
    model: unknown;
    hash: string;
    edits: unknown[];
    note: string;
    actId: string;
  },
): Promise<void> {
  await tx
    .insertInto('document_versions')
    .values({
      region_id: row.regionId,
      document_id: row.documentId,
      version_no: row.versionNo,
      model: JSON.stringify(row.model),
      model_hash: row.hash,
      edits: JSON.stringify(row.edits),
      note: row.note,
      act_id: row.actId,
    })
    .execute();
  await tx
    .updateTable('documents')
    .set({ current_version: row.versionNo })
    .where('region_id', '=', row.regionId)
    .where('id', '=', row.documentId)
    .execute();
}

export async function setDocumentState(
  tx: Tx,
  regionId: number,
  documentId: string,
  change: { state: DocumentState; number?: string; approvedOn?: string; issuedAt?: Date },
): Promise<void> {
  await tx
    .updateTable('documents')
    .set({
      state: change.state,
      ...(change.number ? { number: change.number } : {}),
      ...(change.approvedOn ? { approved_on: change.approvedOn } : {}),
      ...(change.issuedAt ? { issued_at: change.issuedAt } : {}),
    })
    .where('region_id', '=', regionId)
    .where('id', '=', documentId)
    .execute();
}

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
}

/** The last word of each unit that was asked, in official order. */
export async function listUnitChecks(tx: Tx, regionId: number, documentId: string): Promise<UnitCheckRow[]> {
  const { rows } =
    await sql<UnitCheckRow>`select * from (select distinct on (c.org_id) c.org_id::text as "orgId", o.short_name as "orgName", c.answer, c.text,
      c.person_name as "personName", to_char(c.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, o.official_order
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
  },
): Promise<number> {
  const done =
    await sql`insert into document_unit_checks (region_id, document_id, version_no, org_id, answer, person_name, act_id)
    select ${row.regionId}, ${row.documentId}, ${row.versionNo}, x.org, 'asked', ${row.personName}, ${row.actId}
    from (select distinct reporting_org_id as org from frozen_projects where region_id = ${row.regionId}
      and year = ${Number(row.period.slice(0, 4))} and period = ${row.period} and is_leaf) x`.execute(tx);
  return Number(done.numAffectedRows ?? 0);
}

export async function findUnderWay(
  tx: Tx,
  regionId: number,
  kind: string,
  period: string,
): Promise<DocumentRow | undefined> {
  const { rows } =
    await sql<DocumentRow>`select ${columns} from documents d where d.region_id = ${regionId} and d.kind = ${kind} and d.period = ${period}
    and d.state not in ('discarded', 'withdrawn') order by d.id desc limit 1`.execute(tx);
  return rows[0];
}

/** Next serial of an issuing code in a year; void numbers stay listed and are not used again. */
export async function nextSerial(tx: Tx, regionId: number, code: string, year: number): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select coalesce(max(serial), 0)::int + 1 as n from document_numbers
    where region_id = ${regionId} and issuing_code = ${code} and year = ${year}`.execute(tx);
  return rows[0]?.n ?? 1;
}

export async function addNumber(
  tx: Tx,
  row: { regionId: number; code: string; year: number; serial: number; documentId: string; actId: string },
): Promise<void> {
  await tx
    .insertInto('document_numbers')
    .values({
      region_id: row.regionId,
      issuing_code: row.code,
      year: row.year,
      serial: row.serial,
      document_id: row.documentId,
      state: 'used',
      act_id: row.actId,
    })
    .execute();
}

export async function isNumberUsed(tx: Tx, regionId: number, number: string): Promise<boolean> {
  const row = await tx
    .selectFrom('documents')
    .select('id')
    .where('region_id', '=', regionId)
    .where('number', '=', number)
    .executeTakeFirst();
  return row !== undefined;
}

export async function addDocumentFile(
  tx: Tx,
  row: {
    regionId: number;
    documentId: string;
    versionNo: number;
    format: string;
    fileId: string;
    actId: string;
  },
): Promise<void> {
  await tx
    .insertInto('document_files')
    .values({
      region_id: row.regionId,
      document_id: row.documentId,
      version_no: row.versionNo,
      format: row.format,
      file_id: row.fileId,
      act_id: row.actId,
    })
    .execute();
}

export async function findDocumentFile(
  tx: Tx,
  regionId: number,
  documentId: string,
  format: string,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('document_files')
    .select('file_id')
    .where('region_id', '=', regionId)
    .where('document_id', '=', documentId)
    .where('format', '=', format)
    .orderBy('version_no', 'desc')
    .executeTakeFirst();
  return row?.file_id;
}

import { sql } from 'kysely';
import type { IssuedKind } from '#core/documents/document-kinds.ts';
import type { DocumentEdit } from '#core/documents/edit-line.ts';
import type { KindWay } from '#core/documents/kind-way.ts';
import type { DocumentState } from '#core/documents/way.ts';
import { refuse } from '#core/platform/public.ts';
import type { Tx } from '#server/platform/public.ts';

export interface DocumentRow {
  id: string;
  kind: IssuedKind;
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
  audience: KindWay['audience'];
  /** Until when units are asked to reply; null: no reply is asked. */
  replyBy: string | null;
  drafterId: string;
  drafterName: string;
  /** As it stood when the document was drafted; null: the product's default. */
  way: unknown;
}

const columns = sql`d.id::text as id, d.kind, d.period, d.freeze_id::text as "freezeId", d.title, d.state, d.number, d.mark, d.current_version as version,
  to_char(d.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "createdAt",
  to_char(d.issued_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "issuedAt", d.approved_on::text as "approvedOn",
  d.audience, d.way, d.reply_by::text as "replyBy",
  d.created_by::text as "drafterId", case when d.created_by = 0 then '系统' else coalesce((select p.name from persons p where p.region_id = d.region_id and p.id = d.created_by), '') end as "drafterName"`;

export async function listDocumentRows(
  tx: Tx,
  regionId: number,
  q: { period?: string | undefined; state?: string | undefined; kind?: string | undefined },
): Promise<DocumentRow[]> {
  const { rows } = await sql<DocumentRow>`select ${columns} from documents d where d.region_id = ${regionId}
    and (${q.period ?? null}::text is null or d.period = ${q.period ?? null}) and (${q.state ?? null}::text is null or d.state = ${q.state ?? null})
    and (${q.kind ?? null}::text is null or d.kind = ${q.kind ?? null}) order by d.created_at desc, d.id desc limit 500`.execute(
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
  row: {
    regionId: number;
    kind: IssuedKind;
    period: string | null;
    freezeId: string | null;
    title: string;
    way: KindWay;
    wayVersion: number;
    replyBy: string | null;
    personId: string;
    createdAt: Date;
  },
): Promise<string> {
  const made = await tx
    .insertInto('documents')
    .values({
      region_id: row.regionId,
      kind: row.kind,
      period: row.period,
      freeze_id: row.freezeId,
      title: row.title,
      audience: row.way.audience,
      way: JSON.stringify(row.way),
      way_version: row.wayVersion,
      reply_by: row.replyBy,
      created_by: row.personId,
      created_at: row.createdAt,
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

export async function setDocumentTitle(
  tx: Tx,
  row: { regionId: number; documentId: string; title: string },
): Promise<void> {
  await tx
    .updateTable('documents')
    .set({ title: row.title })
    .where('region_id', '=', row.regionId)
    .where('id', '=', row.documentId)
    .execute();
}

export async function setReplyDay(
  tx: Tx,
  row: { regionId: number; documentId: string; replyBy: string | null },
): Promise<void> {
  await tx
    .updateTable('documents')
    .set({ reply_by: row.replyBy })
    .where('region_id', '=', row.regionId)
    .where('id', '=', row.documentId)
    .execute();
}

import { sql } from 'kysely';
import type { AnswerWay } from '#core/documents/dispatch.ts';
import type { IssuedKind } from '#core/documents/document-kinds.ts';
import type { Tx } from '#server/platform/public.ts';

export interface ReceiptRow {
  personName: string;
  way: AnswerWay;
  onDate: string;
  recordedByName: string;
}
export interface ReplyRow extends ReceiptRow {
  id: string;
  text: string;
  files: { fileId: string; name: string }[];
  phone: string;
}
export interface AddresseeRow {
  documentId: string;
  orgId: string;
  orgName: string;
  /** 抄送: it reads and acknowledges, no reply is asked of it. */
  isCopy: boolean;
  receipt: ReceiptRow | null;
  replies: ReplyRow[];
}

/** Units that the documents were sent to, in the official order, with what came back. */
export async function listAddresseeRows(
  tx: Tx,
  regionId: number,
  documentIds: readonly string[],
): Promise<AddresseeRow[]> {
  const { rows } =
    await sql<AddresseeRow>`select a.document_id::text as "documentId", a.org_id::text as "orgId", o.short_name as "orgName", a.is_copy as "isCopy",
      (select jsonb_build_object('personName', r.person_name, 'way', r.way, 'onDate', r.on_date::text, 'recordedByName', r.recorded_by_name)
        from document_receipts r where r.region_id = a.region_id and r.document_id = a.document_id and r.org_id = a.org_id) as receipt,
      coalesce((select jsonb_agg(jsonb_build_object('id', p.id::text, 'text', p.text, 'personName', p.person_name, 'phone', p.phone,
          'way', p.way, 'onDate', p.on_date::text, 'recordedByName', p.recorded_by_name,
          'files', coalesce((select jsonb_agg(jsonb_build_object('fileId', f.id::text, 'name', f.name) order by f.id)
            from files f where f.region_id = p.region_id and f.id = any(p.file_ids)), '[]')) order by p.id)
        from document_replies p where p.region_id = a.region_id and p.document_id = a.document_id and p.org_id = a.org_id), '[]') as replies
    from document_addressees a join orgs o on o.region_id = a.region_id and o.id = a.org_id
    where a.region_id = ${regionId} and a.document_id = any(${[...documentIds]}::bigint[])
    order by o.official_order, o.id`.execute(tx);
  return rows;
}

interface Answer {
  regionId: number;
  documentId: string;
  orgId: string;
  personName: string;
  way: AnswerWay;
  onDate: string;
  recordedByName: string;
  actId: string;
}

/** Once a unit: a second receipt changes nothing. */
export async function addReceipt(tx: Tx, row: Answer): Promise<boolean> {
  const done = await tx
    .insertInto('document_receipts')
    .values({
      region_id: row.regionId,
      document_id: row.documentId,
      org_id: row.orgId,
      person_name: row.personName,
      way: row.way,
      on_date: row.onDate,
      recorded_by_name: row.recordedByName,
      act_id: row.actId,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows ?? 0) > 0;
}

export async function addReply(
  tx: Tx,
  row: Answer & { text: string; phone: string; fileIds: readonly string[] },
): Promise<string> {
  const made = await tx
    .insertInto('document_replies')
    .values({
      region_id: row.regionId,
      document_id: row.documentId,
      org_id: row.orgId,
      text: row.text,
      file_ids: [...row.fileIds],
      person_name: row.personName,
      phone: row.phone,
      way: row.way,
      on_date: row.onDate,
      recorded_by_name: row.recordedByName,
      act_id: row.actId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return made.id;
}

export async function addReplyFile(
  tx: Tx,
  row: { regionId: number; documentId: string; orgId: string; fileId: string; actId: string },
): Promise<void> {
  await tx
    .insertInto('document_reply_files')
    .values({
      region_id: row.regionId,
      document_id: row.documentId,
      org_id: row.orgId,
      file_id: row.fileId,
      act_id: row.actId,
    })
    .execute();
}

export async function listReplyFileIds(
  tx: Tx,
  q: { regionId: number; documentId: string; orgId?: string },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select file_id::text as id from document_reply_files x
    where x.region_id = ${q.regionId} and x.document_id = ${q.documentId}
      and (${q.orgId ?? null}::bigint is null or x.org_id = ${q.orgId ?? null})`.execute(tx);
  return rows.map(({ id }) => id);
}

export interface OwedAnswer {
  documentId: string;
  title: string;
  kind: string;
  replyBy: string | null;
  isReceived: boolean;
}

/** Issued documents that this unit has neither acknowledged nor, where a reply is asked, answered. */
export async function listOwedAnswers(tx: Tx, regionId: number, orgId: string): Promise<OwedAnswer[]> {
  const { rows } =
    await sql<OwedAnswer>`select d.id::text as "documentId", d.title, d.kind, case when a.is_copy then null else d.reply_by::text end as "replyBy",
      r.org_id is not null as "isReceived"
    from document_addressees a join documents d on d.region_id = a.region_id and d.id = a.document_id and d.state = 'issued'
    left join document_receipts r on r.region_id = a.region_id and r.document_id = a.document_id and r.org_id = a.org_id
    where a.region_id = ${regionId} and a.org_id = ${orgId}
      and (r.org_id is null or (d.reply_by is not null and not a.is_copy))
      and not exists (select from document_replies p where p.region_id = a.region_id and p.document_id = a.document_id and p.org_id = a.org_id)
    order by d.reply_by nulls last, d.id`.execute(tx);
  return rows;
}

export interface OwedReply {
  orgId: string;
  documentId: string;
  title: string;
  replyBy: string;
  /** Other matters of the same kind that the paper asks about: one answer is an answer to all of them. */
  otherMatters: number;
}

/** Issued papers about this matter that ask one of the units for a reply which it has not given. */
export async function listOwedReplies(
  tx: Tx,
  q: { regionId: number; orgIds: readonly string[]; kind: 'task'; id: string },
): Promise<OwedReply[]> {
  const { rows } =
    await sql<OwedReply>`select a.org_id::text as "orgId", d.id::text as "documentId", d.title, d.reply_by::text as "replyBy",
      (select count(*)::int from document_subjects y where y.region_id = x.region_id and y.document_id = x.document_id
        and y.subject_kind = x.subject_kind and y.subject_id <> x.subject_id) as "otherMatters"
    from document_subjects x join documents d on d.region_id = x.region_id and d.id = x.document_id and d.state = 'issued'
    join document_addressees a on a.region_id = d.region_id and a.document_id = d.id and a.org_id = any(${[...q.orgIds]}::bigint[]) and not a.is_copy
    where x.region_id = ${q.regionId} and x.subject_kind = ${q.kind} and x.subject_id = ${q.id} and d.reply_by is not null
      and not exists (select from document_replies p where p.region_id = a.region_id and p.document_id = a.document_id and p.org_id = a.org_id)
    order by d.reply_by, d.id, a.org_id`.execute(tx);
  return rows;
}

export interface OverdueReply {
  documentId: string;
  title: string;
  kind: IssuedKind;
  way: unknown;
  units: number;
  replyBy: string;
}

/** Issued documents whose day of reply has passed with units that have not replied. */
export async function listOverdueReplies(tx: Tx, regionId: number, today: string): Promise<OverdueReply[]> {
  const { rows } =
    await sql<OverdueReply>`select d.id::text as "documentId", d.title, d.kind, d.way, count(*)::int as units, d.reply_by::text as "replyBy"
    from documents d join document_addressees a on a.region_id = d.region_id and a.document_id = d.id
    where d.region_id = ${regionId} and d.state = 'issued' and d.reply_by < ${today} and not a.is_copy
      and not exists (select from document_replies p where p.region_id = a.region_id and p.document_id = a.document_id and p.org_id = a.org_id)
    group by d.region_id, d.id order by d.reply_by`.execute(tx);
  return rows;
}

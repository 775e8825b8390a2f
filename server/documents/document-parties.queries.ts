import { sql } from 'kysely';
import type { IssuedKind } from '#core/documents/document-kinds.ts';
import type { DocumentState } from '#core/documents/way.ts';
import type { Tx } from '#server/platform/public.ts';

/** What a document is about, so that the capability it came from finds it again. */
export const SUBJECT_KINDS = ['task', 'ladder-proposal', 'meeting', 'problem', 'project'] as const;
export interface DocumentSubject {
  kind: (typeof SUBJECT_KINDS)[number];
  id: string;
}

export async function addDocumentParties(
  tx: Tx,
  row: {
    regionId: number;
    documentId: string;
    about: readonly DocumentSubject[];
    orgIds: readonly string[];
    actId: string;
  },
): Promise<void> {
  const { regionId, documentId, actId } = row;
  if (row.about.length > 0)
    await sql`insert into document_subjects (region_id, document_id, subject_kind, subject_id, act_id)
      select ${regionId}, ${documentId}, k, i, ${actId}
      from unnest(${row.about.map(({ kind }) => kind)}::text[], ${row.about.map(({ id }) => id)}::bigint[]) x (k, i)
      on conflict do nothing`.execute(tx);
  if (row.orgIds.length > 0)
    await sql`insert into document_addressees (region_id, document_id, org_id, act_id)
      select ${regionId}, ${documentId}, x, ${actId} from unnest(${[...row.orgIds]}::bigint[]) x
      on conflict do nothing`.execute(tx);
}

export async function listDocumentSubjects(
  tx: Tx,
  regionId: number,
  documentId: string,
): Promise<DocumentSubject[]> {
  const { rows } = await sql<DocumentSubject>`select subject_kind as kind, subject_id::text as id
    from document_subjects x where x.region_id = ${regionId} and x.document_id = ${documentId}
    order by x.subject_kind, x.subject_id`.execute(tx);
  return rows;
}

/** A document seen from what it is about. */
export interface AboutDocument {
  subjectId: string;
  documentId: string;
  kind: IssuedKind;
  title: string;
  state: DocumentState;
  number: string | null;
  approvedOn: string | null;
  issuedOn: string | null;
  replyBy: string | null;
  version: number;
  /** On its way to a signature that it has not yet. */
  awaitsSignature: boolean;
}

/** Documents about these subjects that were not given up, the newest first. */
export async function listDocumentsAbout(
  tx: Tx,
  regionId: number,
  kind: DocumentSubject['kind'],
  subjectIds: readonly string[],
): Promise<AboutDocument[]> {
  const { rows } =
    await sql<AboutDocument>`select x.subject_id::text as "subjectId", d.id::text as "documentId", d.kind, d.title, d.state,
      d.number, d.approved_on::text as "approvedOn", (d.issued_at at time zone 'Asia/Shanghai')::date::text as "issuedOn",
      d.reply_by::text as "replyBy", d.current_version as version,
      d.state in ('draft', 'checked', 'unit-check', 'cosigned') and (d.way is null
        or exists (select from jsonb_array_elements(d.way->'steps') w where w->>'act' = 'approve')) as "awaitsSignature"
    from document_subjects x join documents d on d.region_id = x.region_id and d.id = x.document_id
    where x.region_id = ${regionId} and x.subject_kind = ${kind} and x.subject_id = any(${[...subjectIds]}::bigint[])
      and d.state not in ('discarded', 'withdrawn')
    order by d.id desc`.execute(tx);
  return rows;
}

/** Drafts of a kind to this unit that nobody has edited, made since a day: one more matter may join the newest (8.7). */
export async function findUntouchedDraft(
  tx: Tx,
  q: { regionId: number; kind: IssuedKind; orgId: string; since: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select d.id::text as id from documents d
    where d.region_id = ${q.regionId} and d.kind = ${q.kind} and d.state = 'draft'
      and (d.created_at at time zone 'Asia/Shanghai')::date >= ${q.since}
      and exists (select from document_addressees a where a.region_id = d.region_id and a.document_id = d.id and a.org_id = ${q.orgId})
      and not exists (select from document_versions v where v.region_id = d.region_id and v.document_id = d.id and v.edits <> '[]')
      and not exists (select from document_acts x where x.region_id = d.region_id and x.document_id = d.id and x.kind <> 'draft')
      and not exists (select from document_versions v where v.region_id = d.region_id and v.document_id = d.id and v.note in ('parties', 'reply-day'))
    order by d.id desc limit 1`.execute(tx);
  return rows[0]?.id;
}

/** Whether a document of a kind was drafted after a day, whatever became of it. */
export async function wasDraftedSince(
  tx: Tx,
  q: { regionId: number; kind: IssuedKind; after: string },
): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`select exists (select from documents d
    where d.region_id = ${q.regionId} and d.kind = ${q.kind}
      and (d.created_at at time zone 'Asia/Shanghai')::date > ${q.after}) as found`.execute(tx);
  return rows[0]?.found ?? false;
}

export async function listAddresseeOrgs(
  tx: Tx,
  regionId: number,
  documentId: string,
): Promise<{ orgId: string; isCopy: boolean }[]> {
  const { rows } = await sql<{
    orgId: string;
    isCopy: boolean;
  }>`select org_id::text as "orgId", is_copy as "isCopy"
    from document_addressees a where a.region_id = ${regionId} and a.document_id = ${documentId}
    order by a.org_id`.execute(tx);
  return rows;
}

/** Before the signing: exactly these units receive the document, the copies without being asked. */
export async function changeAddressees(
  tx: Tx,
  row: {
    regionId: number;
    documentId: string;
    main: readonly string[];
    copies: readonly string[];
    actId: string;
  },
): Promise<void> {
  const { regionId, documentId, actId } = row;
  await sql`delete from document_addressees a where a.region_id = ${regionId} and a.document_id = ${documentId}
    and not exists (select from unnest(${[...row.main]}::bigint[]) x where x = a.org_id and not a.is_copy)
    and not exists (select from unnest(${[...row.copies]}::bigint[]) x where x = a.org_id and a.is_copy)`.execute(
    tx,
  );
  await sql`insert into document_addressees (region_id, document_id, org_id, is_copy, act_id)
    select ${regionId}, ${documentId}, x.id, x.is_copy, ${actId}
    from unnest(${[...row.main, ...row.copies]}::bigint[], ${[...row.main.map(() => false), ...row.copies.map(() => true)]}::boolean[]) x (id, is_copy)
    on conflict do nothing`.execute(tx);
}

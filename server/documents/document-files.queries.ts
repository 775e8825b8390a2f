import { sql } from 'kysely';
import type { Tx } from '#server/platform/public.ts';

/** Next serial of an issuing code in a year; void numbers stay listed and are not used again. */
export async function nextSerial(tx: Tx, regionId: number, code: string, year: number): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select coalesce(max(serial), 0)::int + 1 as n from document_numbers
    where region_id = ${regionId} and issuing_code = ${code} and year = ${year}`.execute(tx);
  return rows[0]?.n ?? 1;
}

/** Under which code documents of this kind were numbered last; empty while none was. */
export async function findLastCode(tx: Tx, regionId: number, kind: string): Promise<string> {
  const row = await tx
    .selectFrom('document_numbers as n')
    .innerJoin('documents as d', (join) =>
      join.onRef('d.region_id', '=', 'n.region_id').onRef('d.id', '=', 'n.document_id'),
    )
    .select('n.issuing_code')
    .where('n.region_id', '=', regionId)
    .where('d.kind', '=', kind)
    .where('n.state', '=', 'used')
    .orderBy('n.act_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.issuing_code ?? '';
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

/** The number of a withdrawn document is void: it stays in the register and is never given again. */
export async function voidNumber(tx: Tx, regionId: number, documentId: string, actId: string): Promise<void> {
  await sql`insert into document_numbers (region_id, issuing_code, year, serial, document_id, state, act_id)
    select region_id, issuing_code, year, serial, document_id, 'void', ${actId} from document_numbers
    where region_id = ${regionId} and document_id = ${documentId} and state = 'used'`.execute(tx);
}

export async function isNumberUsed(
  tx: Tx,
  q: { regionId: number; code: string; year: number; serial: number },
): Promise<boolean> {
  const row = await tx
    .selectFrom('document_numbers')
    .select('document_id')
    .where('region_id', '=', q.regionId)
    .where('issuing_code', '=', q.code)
    .where('year', '=', q.year)
    .where('serial', '=', q.serial)
    .executeTakeFirst();
  return row !== undefined;
}

export interface RegisteredNumber {
  /** As printed on the document. */
  number: string;
  documentId: string;
  title: string;
  registeredAt: string;
  voidedAt: string | null;
}

/** 文号登记簿: every number that was given, void ones with the time they became so; newest year first. */
export async function listRegisteredNumbers(tx: Tx, regionId: number): Promise<RegisteredNumber[]> {
  const { rows } =
    await sql<RegisteredNumber>`select coalesce(d.number, n.issuing_code || '〔' || n.year || '〕' || n.serial || '号') as number, n.document_id::text as "documentId", d.title,
      to_char(n.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "registeredAt",
      to_char(v.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "voidedAt"
    from document_numbers n join documents d on d.region_id = n.region_id and d.id = n.document_id
    left join document_numbers v on v.region_id = n.region_id and v.issuing_code = n.issuing_code and v.year = n.year
      and v.serial = n.serial and v.state = 'void'
    where n.region_id = ${regionId} and n.state = 'used' order by n.year desc, n.issuing_code, n.serial desc limit 2000`.execute(
      tx,
    );
  return rows;
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

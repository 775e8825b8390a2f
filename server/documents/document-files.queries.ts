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

import { sql } from 'kysely';
import { refuse } from '#core/platform/refusal.ts';
import { sha256 } from './chain.ts';
import type { Ctx } from './context.ts';
import type { Tx } from './database.ts';

export interface NewFile {
  name: string;
  mediaType: string;
  content: Buffer;
  mark?: '公开' | '内部' | '工作秘密';
  /** What it is: `ledger-workbook`, `confirmation-scan`, `bulletin`, … */
  subject: string;
  orgId?: string;
  projectId?: string;
  actId?: string;
}

/** Stores content by its hash, once, and a row that says what it is here. */
export async function keepFile(tx: Tx, ctx: Ctx, file: NewFile): Promise<{ fileId: string; sha256: string }> {
  const hash = sha256(file.content);
  await tx
    .insertInto('file_contents')
    .values({ sha256: hash, content: file.content, size_bytes: String(file.content.length) })
    .onConflict((c) => c.doNothing())
    .execute();
  const row = await tx
    .insertInto('files')
    .values({
      region_id: ctx.actor.regionId,
      sha256: hash,
      name: file.name,
      media_type: file.mediaType,
      mark: file.mark ?? '内部',
      subject: file.subject,
      org_id: file.orgId ?? ctx.actor.orgId,
      project_id: file.projectId ?? null,
      person_id: ctx.actor.personId,
      act_id: file.actId ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { fileId: row.id, sha256: hash };
}

export interface StoredFile {
  name: string;
  mediaType: string;
  content: Buffer;
  sha256: string;
}

export async function getFile(tx: Tx, regionId: number, fileId: string): Promise<StoredFile> {
  const row = await tx
    .selectFrom('files')
    .innerJoin('file_contents', 'file_contents.sha256', 'files.sha256')
    .select(['files.name', 'files.media_type', 'file_contents.content', 'files.sha256'])
    .where('files.region_id', '=', regionId)
    .where('files.id', '=', fileId)
    .executeTakeFirst();
  if (!row)
    throw refuse(
      'not-found',
      'FILE_NOT_FOUND',
      '没有这个文件，或不在可见范围内',
      'No such file in your scope',
    );
  return { name: row.name, mediaType: row.media_type, content: row.content, sha256: row.sha256 };
}

/** Every stored content against its hash; names the first that differs. */
export async function verifyFiles(
  tx: Tx,
): Promise<{ files: number; broken: { at: string; message: string } | undefined }> {
  const { rows } = await sql<{ files: number; bad: string | null }>`select count(*)::int as files,
    min(sha256) filter (where encode(sha256(content), 'hex') <> file_contents.sha256) as bad from file_contents`.execute(
    tx,
  );
  const { files = 0, bad = null } = rows[0] ?? {};
  return {
    files,
    broken: bad === null ? undefined : { at: `文件 ${bad.slice(0, 12)}`, message: '内容与散列不符' },
  };
}

import { refuse } from '#core/platform/refusal.ts';
import { appendAct } from './acts.queries.ts';
import { appendAudit } from './audit.queries.ts';
import type { Ctx } from './context.ts';
import { getFile, keepFile, type StoredFile } from './files.queries.ts';
import type { UploadedFile } from './receive-upload.ts';
import type { Tx } from './with-scope.ts';

/** What a file is put in for: a problem, a task, a meeting. */
export interface Matter {
  kind: 'problem' | 'task' | 'meeting';
  id: string;
  /** Subject under which the file is kept. */
  purpose: string;
  projectId?: string;
}

/** Keeps a file of a matter with its act and audit entry; `addRow` writes the matter's own row. Permission is the caller's. */
export async function attachToMatter(
  tx: Tx,
  ctx: Ctx,
  { kind, id, purpose, projectId }: Matter,
  { name, mediaType, content }: UploadedFile & { mediaType: string },
  addRow: (row: { fileId: string; actId: string }) => Promise<void>,
): Promise<{ fileId: string; name: string }> {
  const kept = await keepFile(tx, ctx, {
    name,
    mediaType,
    content,
    subject: purpose,
    ...(projectId ? { projectId } : {}),
  });
  const actId = await appendAct(tx, ctx, `${kind}-file-attached.v1`, { [`${kind}Id`]: id, ...kept });
  await addRow({ fileId: kept.fileId, actId });
  await appendAudit(tx, ctx, { kind: `attach-${kind}-file`, outcome: 'ok', subject: `${kind}:${id}` });
  return { fileId: kept.fileId, name };
}

/** A file of a matter for whoever sees the matter; `files` are those that it names. */
export async function readMatterFile(
  tx: Tx,
  ctx: Ctx,
  kind: Matter['kind'],
  fileId: string,
  files: readonly { fileId: string }[],
): Promise<StoredFile> {
  if (!files.some((file) => file.fileId === fileId))
    throw refuse('not-found', 'FILE_NOT_FOUND', '没有这个文件', 'No such file', ['刷新后再看']);
  await appendAudit(tx, ctx, { kind: `download-${kind}-file`, outcome: 'ok', subject: `file:${fileId}` });
  return getFile(tx, ctx.actor.regionId, fileId);
}

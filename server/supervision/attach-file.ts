import { refuse } from '#core/platform/public.ts';
import { listTaskMoves } from '#core/supervision/task/decide-move.ts';
import { canAttachTaskSource } from '#core/supervision/task/permissions.ts';
import {
  appendAct,
  appendAudit,
  type Ctx,
  getFile,
  keepFile,
  once,
  type StoredFile,
  type UploadedFile,
  withScope,
} from '#server/platform/public.ts';
import { addTaskFile, getTaskRecord, listTaskFiles, type TaskRecord } from './tasks.queries.ts';

const WITH_FILES: ReadonlySet<string> = new Set(['feedback', 'report-done', 'verify']);

/** Whoever may take a step that names files may put one in; so may who hands matters over, for the original of the source. */
export const canAttachTaskFile = (ctx: Ctx, { standing }: TaskRecord): boolean =>
  canAttachTaskSource(ctx.actor, standing) ||
  listTaskMoves(ctx.actor, standing).some((kind) => WITH_FILES.has(kind));

/** Keeps a file of a task; a later step names it as evidence. */
export async function attachTaskFile(
  ctx: Ctx,
  taskId: string,
  file: UploadedFile & { mediaType: string },
): Promise<{ fileId: string; name: string }> {
  const { regionId } = ctx.actor;
  return once(ctx, async (tx) => {
    const record = await getTaskRecord(tx, regionId, taskId);
    if (!canAttachTaskFile(ctx, record))
      throw refuse('forbidden', 'TASK_STEP_NOT_YOURS', '现在不由您上传佐证', 'You may not put in files now', [
        '由移交人、牵头单位、配合单位或督查室上传',
      ]);
    const { name, mediaType, content } = file;
    const kept = await keepFile(tx, ctx, { name, mediaType, content, subject: 'task-evidence' });
    const actId = await appendAct(tx, ctx, 'task-file-attached.v1', { taskId, ...kept });
    await addTaskFile(tx, { regionId, taskId, fileId: kept.fileId, actId });
    await appendAudit(tx, ctx, { kind: 'attach-task-file', outcome: 'ok', subject: `task:${taskId}` });
    return { fileId: kept.fileId, name };
  });
}

export async function getTaskFile(ctx: Ctx, place: { taskId: string; fileId: string }): Promise<StoredFile> {
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const { regionId } = ctx.actor;
    await getTaskRecord(tx, regionId, place.taskId);
    const files = await listTaskFiles(tx, regionId, place.taskId);
    if (!files.some(({ fileId }) => fileId === place.fileId))
      throw refuse('not-found', 'FILE_NOT_FOUND', '没有这个文件', 'No such file', ['刷新后再看']);
    await appendAudit(tx, ctx, {
      kind: 'download-task-file',
      outcome: 'ok',
      subject: `file:${place.fileId}`,
    });
    return getFile(tx, regionId, place.fileId);
  });
}

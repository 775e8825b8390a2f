import { refuse } from '#core/platform/public.ts';
import { listTaskMoves } from '#core/supervision/task/decide-move.ts';
import { canAttachTaskSource } from '#core/supervision/task/permissions.ts';
import {
  attachToMatter,
  type Ctx,
  once,
  readMatterFile,
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
    const matter = { kind: 'task' as const, id: taskId, purpose: 'task-evidence' };
    return attachToMatter(tx, ctx, matter, file, (row) => addTaskFile(tx, { regionId, taskId, ...row }));
  });
}

export async function getTaskFile(ctx: Ctx, place: { taskId: string; fileId: string }): Promise<StoredFile> {
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const { regionId } = ctx.actor;
    await getTaskRecord(tx, regionId, place.taskId);
    const files = await listTaskFiles(tx, regionId, place.taskId);
    return readMatterFile(tx, ctx, 'task', place.fileId, files);
  });
}

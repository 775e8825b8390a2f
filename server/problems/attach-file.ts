import { refuse } from '#core/platform/public.ts';
import { listProblemMoves } from '#core/problems/decide-move.ts';
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
import { addProblemFile, listProblemFiles } from './problem-files.queries.ts';
import { getProblemRecord, type ProblemRecord } from './problems.queries.ts';

const WITH_FILES: ReadonlySet<string> = new Set(['reply', 'respond', 'report-done', 'verify']);

/** Whoever may take a step that names files may put one in. */
export const canAttachProblemFile = (ctx: Ctx, record: ProblemRecord): boolean =>
  listProblemMoves(ctx.actor, record).some((kind) => WITH_FILES.has(kind));

/** Keeps a file of a problem; a later step names it as evidence. */
export async function attachProblemFile(
  ctx: Ctx,
  problemId: string,
  file: UploadedFile & { mediaType: string },
): Promise<{ fileId: string; name: string }> {
  const { regionId } = ctx.actor;
  return once(ctx, async (tx) => {
    const record = await getProblemRecord(tx, regionId, problemId);
    if (!canAttachProblemFile(ctx, record))
      throw refuse(
        'forbidden',
        'PROBLEM_STEP_NOT_YOURS',
        '现在不由您上传佐证',
        'You may not put in files now',
        ['由责任单位、配合单位或验收单位上传'],
      );
    const kept = await keepFile(tx, ctx, {
      name: file.name,
      mediaType: file.mediaType,
      content: file.content,
      subject: 'problem-evidence',
      ...(record.projectId ? { projectId: record.projectId } : {}),
    });
    const actId = await appendAct(tx, ctx, 'problem-file-attached.v1', { problemId, ...kept });
    await addProblemFile(tx, { regionId, problemId, fileId: kept.fileId, actId });
    await appendAudit(tx, ctx, {
      kind: 'attach-problem-file',
      outcome: 'ok',
      subject: `problem:${problemId}`,
    });
    return { fileId: kept.fileId, name: file.name };
  });
}

export async function getProblemFile(
  ctx: Ctx,
  place: { problemId: string; fileId: string },
): Promise<StoredFile> {
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const { regionId } = ctx.actor;
    await getProblemRecord(tx, regionId, place.problemId);
    const files = await listProblemFiles(tx, regionId, place.problemId);
    if (!files.some(({ fileId }) => fileId === place.fileId))
      throw refuse('not-found', 'FILE_NOT_FOUND', '没有这个文件', 'No such file', ['刷新后再看']);
    await appendAudit(tx, ctx, {
      kind: 'download-problem-file',
      outcome: 'ok',
      subject: `file:${place.fileId}`,
    });
    return getFile(tx, regionId, place.fileId);
  });
}

import { refuse } from '#core/platform/public.ts';
import { listProblemMoves } from '#core/problems/decide-move.ts';
import {
  attachToMatter,
  type Ctx,
  once,
  readMatterFile,
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
    const projectId = record.projectId ?? '';
    const matter = { kind: 'problem' as const, id: problemId, purpose: 'problem-evidence', projectId };
    return attachToMatter(tx, ctx, matter, file, (row) =>
      addProblemFile(tx, { regionId, problemId, ...row }),
    );
  });
}

export const getProblemFile = (ctx: Ctx, place: { problemId: string; fileId: string }): Promise<StoredFile> =>
  withScope(ctx.db, ctx.actor, async (tx) => {
    const { regionId } = ctx.actor;
    await getProblemRecord(tx, regionId, place.problemId);
    const files = await listProblemFiles(tx, regionId, place.problemId);
    return readMatterFile(tx, ctx, 'problem', place.fileId, files);
  });

import type { z } from 'zod';
import type { answerStatImport as route } from '#core/indicators/import/import-contract.ts';
import { refuse } from '#core/platform/public.ts';
import { type Ctx, getFile, once, withScope } from '#server/platform/public.ts';
import { loadDictionary, requireImport, requireImporter } from './import-desk.ts';
import { type ImportRow, updateReading } from './imports.queries.ts';
import { readFileApart } from './read-file.ts';

export function requireUndiscarded({ discardedAt }: ImportRow): void {
  if (discardedAt === null) return;
  throw refuse('conflict', 'STAT_IMPORT_DISCARDED', '这次导入已放弃', 'This import has been given up', [
    '重新上传文件',
  ]);
}

export function requireUnfiled(row: ImportRow): void {
  requireUndiscarded(row);
  if (row.filingId === null) return;
  throw refuse('conflict', 'STAT_IMPORT_FILED', '这次导入已放进报送', 'This import has been filed already', [
    '到报送里修改，或重新上传文件',
  ]);
}

/** Takes answers and reads the file again with all of them. */
export async function answerStatImport(
  ctx: Ctx,
  id: string,
  { answers }: z.output<typeof route.body>,
): Promise<{ done: boolean }> {
  const { regionId } = ctx.actor;
  const before = await withScope(ctx.db, ctx.actor, async (tx) => {
    const row = await requireImport(tx, ctx, id);
    requireImporter(ctx, row.orgId);
    requireUnfiled(row);
    return { row, dictionary: await loadDictionary(tx, ctx), file: await getFile(tx, regionId, row.fileId) };
  });
  const given = Object.entries({ ...before.row.answers, ...answers }).flatMap(([key, value]) =>
    value === null ? [] : [[key, value] as const],
  );
  const kept = Object.fromEntries(given);
  const { dictionary, file, row } = before;
  const thisYear = Number(ctx.today.slice(0, 4));
  const reading = await readFileApart({
    bytes: file.content,
    fileName: row.fileName,
    answers: kept,
    dictionary,
    thisYear,
  });
  return once(ctx, async (tx) => {
    requireUnfiled(await requireImport(tx, ctx, id));
    await updateReading(tx, regionId, { id, answers: kept, reading });
    return { done: true };
  });
}

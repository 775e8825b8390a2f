import { refuse } from '#core/platform/public.ts';
import { appendAudit, type Ctx, withScope } from '#server/platform/public.ts';
import { asPerson, requireImporter } from './import-access.ts';
import { runImportChild } from './run-import-child.ts';
import { loadRequest } from './work-out-run.ts';

/** 下载须改的行: the rows that need a person, cells coloured, with the findings and open questions in words. */
export async function annotateImport(
  ctx: Ctx,
  importId: string,
  all: boolean,
): Promise<{ bytes: Buffer; fileName: string }> {
  requireImporter(ctx);
  const { newestProjectId: _, ...request } = await loadRequest(asPerson(ctx), {
    regionId: ctx.actor.regionId,
    importId,
    today: ctx.today,
  });
  const { bytes } = await runImportChild({ ...request, annotates: all ? 'all-rows' : 'bad-rows' }, {});
  if (bytes === null)
    throw refuse('not-allowed-now', 'IMPORT_NOT_NOW', '没有可下载的内容', 'There is nothing to download');
  await withScope(ctx.db, ctx.actor, (tx) =>
    appendAudit(tx, ctx, { kind: 'download-annotated', outcome: 'ok', subject: `import:${importId}` }),
  );
  const name = request.fileName.replace(/\.[A-Za-z]{2,5}$/, '');
  return { bytes: Buffer.from(bytes), fileName: `${name}（导入意见）.xlsx` };
}

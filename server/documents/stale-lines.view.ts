import type { z } from 'zod';
import { listBlocks } from '#core/documents/content-model.ts';
import type { listStaleLines as listStaleLinesRoute } from '#core/documents/sheet-contract.ts';
import { type CountedProject, listTouchedLines, toLineTitle } from '#core/documents/touched-lines.ts';
import { type Ctx, withScope } from '#server/platform/public.ts';
import { getDocumentRow, getVersion } from './documents.queries.ts';
import { listLaterAmendments } from './later-amendments.queries.ts';
import { toPrintedModel } from './printed-model.ts';

const MEASURE_NAMES: Record<string, string> = {
  ytd_amount: '本年累计完成投资',
  month_amount: '本月完成投资',
  image_percent: '形象进度（%）',
};

/** Amendments approved after the freeze that this document stands on, each with the lines that it would move. */
export async function getStaleLines(
  ctx: Ctx,
  documentId: string,
): Promise<z.input<typeof listStaleLinesRoute.output>> {
  const { regionId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const row = await getDocumentRow(tx, regionId, documentId);
    if (row.period === null) return { frozenAt: null, amendments: [], lines: [] };
    const { period } = row;
    const model = toPrintedModel(row, await getVersion(tx, regionId, documentId, row.version));
    const { frozenAt, amendments } = await listLaterAmendments(tx, regionId, period);
    const found = amendments.map(({ project, measure, ...amendment }) => ({
      ...amendment,
      projectId: project.projectId,
      measureName: MEASURE_NAMES[measure] ?? measure,
      lineIds: listTouchedLines(model, period, project satisfies CountedProject, measure),
    }));
    const touched = new Set(found.flatMap((amendment) => amendment.lineIds));
    const inText = new Set(model.blocks.map((block) => block.id));
    return {
      frozenAt,
      amendments: found,
      lines: listBlocks(model)
        .filter((block) => touched.has(block.id))
        .map((block) => ({ lineId: block.id, text: toLineTitle(block), isAnnex: !inText.has(block.id) })),
    };
  });
}

import type { PaperFormat } from '#core/documents/economy/economy-contract.ts';
import { appendAudit, type Ctx, getFile, withScope } from '#server/platform/public.ts';
import { findDocumentFile } from './document-files.queries.ts';
import { getDocumentRow, getVersion } from './documents.queries.ts';
import { PAPER_MEDIA, renderPaper, requirePaperFormat } from './economy/paper-file.ts';
import { toPrintedModel } from './printed-model.ts';

export interface RenderedFile {
  name: string;
  mediaType: string;
  content: Buffer;
}

/** The document as a file: the kept original once it is issued, drawn from its model before. */
export async function getDocumentFile(
  ctx: Ctx,
  documentId: string,
  format: PaperFormat,
): Promise<RenderedFile> {
  const { regionId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const row = await getDocumentRow(tx, regionId, documentId);
    requirePaperFormat(row.kind, format);
    const name = `${row.title}${row.state === 'issued' ? '' : '（稿）'}.${format}`;
    const isKept = format === 'docx' || format === 'pdf';
    const kept = isKept ? await findDocumentFile(tx, regionId, documentId, format) : undefined;
    await appendAudit(tx, ctx, {
      kind: 'download-document',
      outcome: 'ok',
      subject: `document:${documentId}`,
      detail: { format },
    });
    const mediaType = PAPER_MEDIA[format];
    if (kept) return { name, mediaType, content: (await getFile(tx, regionId, kept)).content };
    // Slides and the workbook are drawn from the same kept model, which does not change once it is issued.
    const model = toPrintedModel(row, await getVersion(tx, regionId, documentId, row.version));
    return { name, mediaType, content: await renderPaper(model, format) };
  });
}

import { toCanonicalText } from '#core/documents/canonical.ts';
import { appendAudit, type Ctx, getFile, withScope } from '#server/platform/public.ts';
import { findDocumentFile } from './document-files.queries.ts';
import { getDocumentRow, getVersion } from './documents.queries.ts';
import { toPrintedModel } from './printed-model.ts';
import { renderDocumentFile } from './render-file.ts';

export type DocumentFormat = 'docx' | 'pdf' | 'json';
export interface RenderedFile {
  name: string;
  mediaType: string;
  content: Buffer;
}

const MEDIA: Record<DocumentFormat, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  json: 'application/json',
};

/** The document as a file: the kept original once it is issued, drawn from its model before. */
export async function getDocumentFile(
  ctx: Ctx,
  documentId: string,
  format: DocumentFormat,
): Promise<RenderedFile> {
  const { regionId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const row = await getDocumentRow(tx, regionId, documentId);
    const name = `${row.title}${row.state === 'issued' ? '' : '（稿）'}.${format}`;
    const kept = format === 'json' ? undefined : await findDocumentFile(tx, regionId, documentId, format);
    await appendAudit(tx, ctx, {
      kind: 'download-document',
      outcome: 'ok',
      subject: `document:${documentId}`,
      detail: { format },
    });
    if (kept) return { name, mediaType: MEDIA[format], content: (await getFile(tx, regionId, kept)).content };
    const model = toPrintedModel(row, await getVersion(tx, regionId, documentId, row.version));
    if (format === 'json')
      return { name, mediaType: MEDIA.json, content: Buffer.from(toCanonicalText(model)) };
    const content = await renderDocumentFile(model, format);
    return { name, mediaType: MEDIA[format], content };
  });
}

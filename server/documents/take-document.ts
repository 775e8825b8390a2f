import { refuse } from '#core/platform/public.ts';
import { type Ctx, type Tx, takeLock } from '#server/platform/public.ts';
import { type DocumentRow, getDocumentRow } from './documents.queries.ts';

/** The document for an act on it: locked against other acts, and still as the person saw it. */
export async function takeDocument(
  tx: Tx,
  ctx: Ctx,
  documentId: string,
  version: number,
): Promise<DocumentRow> {
  const { regionId } = ctx.actor;
  await takeLock(tx, `document:${regionId}:${documentId}`);
  const row = await getDocumentRow(tx, regionId, documentId);
  if (row.version === version) return row;
  throw refuse(
    'conflict',
    'DOCUMENT_CHANGED_MEANWHILE',
    '这份稿件刚刚被别人改过',
    'Somebody else changed the document meanwhile',
    ['刷新后再办'],
  );
}

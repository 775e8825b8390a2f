import { canRecordPaper, listPossibleActs } from '#core/documents/way.ts';
import { refuse } from '#core/platform/public.ts';
import {
  appendAct,
  appendAudit,
  type Ctx,
  keepFile,
  once,
  type UploadedFile,
} from '#server/platform/public.ts';
import { getOwnWay } from './document-ways.ts';
import { getDocumentRow } from './documents.queries.ts';

const SCAN_TYPES: Record<string, string> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
};

function findScanType(file: UploadedFile): string | undefined {
  const type = SCAN_TYPES[file.name.split('.').at(-1)?.toLowerCase() ?? ''];
  const head = file.content.subarray(0, 4).toString('latin1');
  const isTrue = head === '%PDF' || head === '\x89PNG' || head.startsWith('\xff\xd8');
  return isTrue ? type : undefined;
}

/** Keeps the scan of the signed 发文稿纸; the step that is recorded from it names the file. */
export async function keepPaperScan(
  ctx: Ctx,
  documentId: string,
  file: UploadedFile,
): Promise<{ fileId: string; name: string }> {
  const mediaType = findScanType(file);
  if (!mediaType)
    throw refuse('invalid', 'SCAN_KIND', '扫描件应为 PDF、PNG 或 JPG', 'A scan is PDF, PNG or JPG', [
      '换成 PDF 或照片',
    ]);
  return once(ctx, async (tx) => {
    const row = await getDocumentRow(tx, ctx.actor.regionId, documentId);
    const way = getOwnWay(row);
    if (!listPossibleActs(row.state, way).some((act) => canRecordPaper(ctx.actor, act, way)))
      throw refuse(
        'forbidden',
        'DOCUMENT_STEP_NOT_YOURS',
        '现在没有可代录的纸质签字',
        'No step can be recorded from paper now',
        ['由项目办在核稿、会签、签发环节代录'],
      );
    const actId = await appendAct(tx, ctx, 'document-scan-kept.v1', { documentId, name: file.name });
    const { fileId } = await keepFile(tx, ctx, {
      name: file.name,
      mediaType,
      content: file.content,
      subject: 'routing-sheet-scan',
      actId,
    });
    await appendAudit(tx, ctx, {
      ...{ kind: 'document-scan-kept.v1', outcome: 'ok' },
      ...{ subject: `document:${documentId}`, detail: { name: file.name } },
    });
    return { fileId, name: file.name };
  });
}

import type { DocumentModel } from '#core/documents/content-model.ts';
import { NO_PHOTOS, type StoredPhotos } from './photos.ts';
import { renderDocx } from './render-docx.ts';
import { renderPdf } from './render-pdf.ts';

export const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A content model as Word or PDF, by one writer each. */
export async function renderModel(
  model: DocumentModel,
  format: 'docx' | 'pdf',
  photos: StoredPhotos = NO_PHOTOS,
): Promise<Buffer> {
  return format === 'docx'
    ? Buffer.from(await renderDocx(model, photos))
    : Buffer.from(renderPdf(model, photos));
}

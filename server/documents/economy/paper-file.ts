import { toCanonicalText } from '#core/documents/canonical.ts';
import type { DocumentModel } from '#core/documents/content-model.ts';
import { type EconomyPaper, FORMATS_OF, type PaperFormat } from '#core/documents/economy/economy-contract.ts';
import { buildPaperSheets } from '#core/documents/economy/paper-sheets.ts';
import { buildPaperSlides } from '#core/documents/economy/paper-slides.ts';
import { refuse } from '#core/platform/public.ts';
import { writeListWorkbook, XLSX_MEDIA_TYPE } from '#server/platform/public.ts';
import { renderDocumentFile } from '../render-file.ts';
import { renderPaperSlides } from '../slides/render-paper-slides.ts';

export const PAPER_MEDIA: Record<PaperFormat, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  xlsx: XLSX_MEDIA_TYPE,
  json: 'application/json',
};

const isEconomyPaper = (kind: string): kind is EconomyPaper => kind in FORMATS_OF;

/** Slides and a workbook are made of papers about the economy alone; every document has Word, PDF and its model. */
export function requirePaperFormat(kind: string, format: PaperFormat): void {
  const has = isEconomyPaper(kind) ? FORMATS_OF[kind] : (['docx', 'pdf'] as const);
  if (format === 'json' || (has as readonly string[]).includes(format)) return;
  throw refuse(
    'invalid',
    'PAPER_FORMAT_UNKNOWN',
    '这种材料没有这种格式',
    'This document does not come in this form',
    ['选择 Word 或 PDF'],
  );
}

/** One model, every form: what they say cannot differ. */
export async function renderPaper(model: DocumentModel, format: PaperFormat): Promise<Buffer> {
  switch (format) {
    case 'json':
      return Buffer.from(toCanonicalText(model));
    case 'pptx':
      return renderPaperSlides(buildPaperSlides(model));
    case 'xlsx':
      return writeListWorkbook(buildPaperSheets(model));
    default:
      return renderDocumentFile(model, format);
  }
}

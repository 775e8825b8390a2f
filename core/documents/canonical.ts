import { type CanonicalValue, toCanonicalJson } from '#core/platform/public.ts';
import type { DocumentModel } from './content-model.ts';

/**
 * The canonical text of a content model. Equal models give equal text, and the sha256 of its UTF-8 bytes
 * is the document's hash, printed on the 发文稿纸 (8.1) and compared when a document is made again.
 */
export function toCanonicalText(model: DocumentModel): string {
  return toCanonicalJson(model as unknown as CanonicalValue);
}

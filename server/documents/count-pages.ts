import type { DocumentModel } from '#core/documents/content-model.ts';
import { isIssuedKind } from '#core/documents/document-kinds.ts';
import { checkPages, PAGES_AT_MOST } from '#core/documents/page-count.ts';
import { renderDocumentFile } from './render-file.ts';

/** Pages of texts that were counted before, by their hash: a page that is looked at again is not drawn again. */
const counted = new Map<string, number>();
const MOST_KEPT = 200;
const PAGE = /\/Type\s*\/Page(?![s\w])/gu;

/** Pages of the document as it is drawn for printing. */
export async function countPages(model: DocumentModel, hash: string): Promise<number> {
  const known = counted.get(hash);
  if (known !== undefined) return known;
  const pdf = await renderDocumentFile(model, 'pdf');
  const pages = pdf.toString('latin1').match(PAGE)?.length ?? 0;
  if (counted.size >= MOST_KEPT) counted.clear();
  counted.set(hash, pages);
  return pages;
}

/** What is wrong with the number of pages of a kind that has a limit (8.9); null where nothing is. */
export async function findPageFault(model: DocumentModel, hash: string): Promise<string | null> {
  if (!isIssuedKind(model.kind) || PAGES_AT_MOST[model.kind] === undefined) return null;
  return checkPages(model.kind, await countPages(model, hash));
}

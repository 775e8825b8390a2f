import { DOCUMENT_KIND_WORDS, type IssuedKind } from './document-kinds.ts';

/** Kinds that keep to so many pages (8.9): a 专报 has two at most. */
export const PAGES_AT_MOST: Partial<Record<IssuedKind, number>> = { 'special-report': 2 };

/** The sentence for a paper that runs over its pages; null where it fits or its kind has no limit. */
export function checkPages(kind: IssuedKind, pages: number): string | null {
  const most = PAGES_AT_MOST[kind];
  return most === undefined || pages <= most
    ? null
    : `现有${pages}页，${DOCUMENT_KIND_WORDS[kind].zh}不超过${most}页，请压缩或填写理由。`;
}

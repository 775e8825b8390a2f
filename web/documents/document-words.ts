import { DOCUMENT_KIND_WORDS, isIssuedKind } from '#core/documents/document-kinds.ts';
import { DOCUMENT_STATES, type DocumentState } from '#core/documents/way.ts';
import { currentLanguage } from '../app/language.ts';

export function stateWord(state: string): string {
  const words = DOCUMENT_STATES[state as DocumentState];
  return words ? words[currentLanguage() === 'en' ? 'en' : 'zh'] : state;
}

/** 文种 in the person's language; a kind that is not known stays as it is. */
export const kindWord = (kind: string): string =>
  isIssuedKind(kind) ? DOCUMENT_KIND_WORDS[kind][currentLanguage() === 'en' ? 'en' : 'zh'] : kind;

import { DOCUMENT_STATES, type DocumentState } from '#core/documents/way.ts';
import { currentLanguage } from '../app/language.ts';

export function stateWord(state: string): string {
  const words = DOCUMENT_STATES[state as DocumentState];
  return words ? words[currentLanguage() === 'en' ? 'en' : 'zh'] : state;
}

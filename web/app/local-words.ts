import i18next from 'i18next';

/** The word in the texts that a region may exchange for its own (包联 → 包抓, handbook 8.3). */
const SHIPPED = '包联';
let chosen: string = SHIPPED;
let originals: Record<string, string> | undefined;

/** A text of the server in the region's words. */
export const inLocalWords = (text: string): string =>
  chosen === SHIPPED ? text : text.replaceAll(SHIPPED, chosen);

/** Puts the region's word into every text that holds the shipped one; the same word again does nothing. */
export function useLocalWord(word: string | undefined): void {
  if (word === undefined || word === chosen || word === '') return;
  chosen = word;
  const texts = i18next.getResourceBundle('zh', 'translation') as Record<string, string>;
  originals ??= Object.fromEntries(Object.entries(texts).filter(([, text]) => text.includes(SHIPPED)));
  const exchanged = Object.entries(originals).map(([key, text]) => [key, inLocalWords(text)]);
  i18next.addResources('zh', 'translation', Object.fromEntries(exchanged));
}

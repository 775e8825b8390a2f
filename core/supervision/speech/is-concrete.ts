// What is left to be done without slogans and attitudes.
import { ATTITUDE } from './attitudes.ts';
import { SLOGANS } from './slogans.ts';

/** Something is to be done that somebody could look at: not only slogans and attitudes. */
export function isConcrete(words: string): boolean {
  const left = words
    .replace(SLOGANS, '')
    .replace(ATTITUDE, '')
    .replace(
      /^(?:主要|分管)?(?:负责人|负责同志|领导同志)|(?<=^|[，#])(?:主要|分管)(?:负责人|负责同志|领导同志|领导|同志)(?:也?要)?/g,
      '',
    );
  return left.replace(/[，。；、：\s]|^(?:要|请|须|应|并|切实|进一步|认真)+/g, '').length >= 4;
}

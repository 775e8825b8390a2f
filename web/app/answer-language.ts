import { currentLanguage } from './language.ts';

type ReadAnswer = <A>(answer: A) => A;

let inEnglish: ReadAnswer | null = null;

/** Fetches the English of the server's sentences, once; a Chinese page never loads it. */
export async function loadEnglishAnswers(): Promise<void> {
  inEnglish ??= (await import('./english/english-answers.ts')).inEnglish;
}

/** The server speaks Chinese; its answer in the language of this browser. */
export const inOwnLanguage: ReadAnswer = (answer) =>
  currentLanguage() === 'en' && inEnglish !== null ? inEnglish(answer) : answer;

/** One sentence of the server that stands under a key which elsewhere holds names or typed words. */
export const saidInOwnLanguage = (sentence: string): string => inOwnLanguage({ sentence }).sentence;

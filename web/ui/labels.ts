import i18next from 'i18next';

type Words = Record<string, { zh: string; en: string }>;

/** The word of a code in the person's language; an unknown code stands for itself. */
export function wordOf(words: Words, code: string): string {
  const word = words[code];
  return word ? (i18next.language === 'en' ? word.en : word.zh) : code;
}

/** The words of a closed list as choices. */
export function choicesOf(words: Words): { value: string; label: string }[] {
  return Object.keys(words).map((code) => ({ value: code, label: wordOf(words, code) }));
}

/** `2026-10-31` in a table: 10-31, with the year when it is another one than that of the page. */
export function shortDay(day: string | null, year?: string): string {
  if (day === null || day === '') return '—';
  return year !== undefined && day.startsWith(`${year}-`) ? day.slice(5) : day;
}

const CHINA_OFFSET_MS = 8 * 3_600_000;

/** An instant on the clock of China: `2026-11-03 14:05`. */
export function chinaTime(instant: string | null): string {
  if (instant === null) return '—';
  return new Date(Date.parse(instant) + CHINA_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ');
}

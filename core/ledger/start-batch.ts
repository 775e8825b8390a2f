const YEAR = /(?<!\d)(20\d{2})(?!\d)/;
const BATCH_WORDS = /开工/;

/** Tags and lists that name a batch of collective starts (PL-15): 2026年三季度集中开工. */
export const isStartBatch = (name: string): boolean => BATCH_WORDS.test(name);

/** The name of the same batch a year before; null when the name holds no year. */
export function nameBatchLastYear(name: string): string | null {
  return YEAR.test(name) ? name.replace(YEAR, (year) => String(Number(year) - 1)) : null;
}

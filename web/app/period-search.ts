/** How a month may be typed: `2026-10`, `202610`, `2026年10月`, `10月`; the year may be left out. */
const WRITTEN = /^(?:(\d{4})\s*(?:[-年.]\s*)?)?(0?[1-9]|1[0-2])\s*月?(?:份)?$/;

/** The periods that a text means, newest first; a bare number of two digits is no month. */
export function findPeriods(text: string, periods: readonly string[]): string[] {
  const trimmed = text.trim();
  const found = WRITTEN.exec(trimmed);
  if (!found || /^\d{1,2}$/.test(trimmed)) return [];
  const [, year, month = ''] = found;
  const ending = `-${month.padStart(2, '0')}`;
  return [...periods]
    .filter((period) => period.endsWith(ending) && (year === undefined || period.startsWith(year)))
    .sort((a, b) => b.localeCompare(a));
}

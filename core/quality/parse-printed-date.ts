import { type IsoDate, isIsoDate, normalizeFigureText, toIsoDate } from '#core/platform/public.ts';

/**
 * A printed day → `2026-10-13`: ISO, `2026/10/13`, `2026.10.13`, `2026年10月13日`, `20261013`, with a weekday or
 * a note in brackets behind; `10月13日` takes `year`. Undefined for anything else and for days that do not exist.
 */
export function parsePrintedDate(raw: unknown, year?: number): IsoDate | undefined {
  if (typeof raw !== 'string') return undefined;
  const text = normalizeFigureText(raw)
    .replace(/\s*[（(].*[）)]$/, '')
    .replace(/\s*(星期|周)[一二三四五六日天]$/, '')
    .replaceAll(/\s/g, '');
  const full =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ??
    /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (full !== null) return toExistingDay(Number(full[1]), Number(full[2]), Number(full[3]));
  const short = /^(\d{1,2})月(\d{1,2})[日号]?$/.exec(text);
  if (short === null || year === undefined) return undefined;
  return toExistingDay(year, Number(short[1]), Number(short[2]));
}

function toExistingDay(year: number, month: number, day: number): IsoDate | undefined {
  const date = toIsoDate(year, month, day);
  return isIsoDate(date) ? date : undefined;
}

import { formatPrinted, fromYuan, getPeriodKind } from '#core/platform/public.ts';
import { currentLanguage } from '../app/language.ts';
import { quickText } from '../app/quick-text.ts';
import { instantText } from '../ui/instant-text.ts';

/** 元 as 万元 with every digit, for pages on which somebody answers for the figure. */
export const exactWan = (yuan: string | null): string =>
  yuan === null ? '—' : formatPrinted(fromYuan(yuan, 'wan'));

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** An instant as it is on the wall in Beijing: `10-28 18:00`. */
export function shortInstant(instant: string | null): string {
  if (instant === null) return '—';
  const local = new Date(new Date(instant).getTime() + 8 * 3_600_000);
  const day = `${twoDigits(local.getUTCMonth() + 1)}-${twoDigits(local.getUTCDate())}`;
  return `${day} ${twoDigits(local.getUTCHours())}:${twoDigits(local.getUTCMinutes())}`;
}

/** The same in full: `2026年10月28日18:00`, in English `2026-10-28 18:00`. */
export function longInstant(instant: string): string {
  if (currentLanguage() === 'en') return instantText(instant);
  const local = new Date(new Date(instant).getTime() + 8 * 3_600_000);
  const day = `${local.getUTCFullYear()}年${local.getUTCMonth() + 1}月${local.getUTCDate()}日`;
  return `${day}${twoDigits(local.getUTCHours())}:${twoDigits(local.getUTCMinutes())}`;
}

/** An instant as the browser's own field wants it, on the wall in Beijing: `2026-10-28T18:00`. */
export const toLocal = (instant: string): string =>
  new Date(new Date(instant).getTime() + 8 * 3_600_000).toISOString().slice(0, 16);
export const fromLocal = (text: string): string => `${text}:00+08:00`;

/** The day so many days after another. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The name of a project where it is filled in or answered for; one that stands still says so: 〔停工〕南山公园. */
export const nameWithState = ({ name, isPaused }: { name: string; isPaused: boolean }): string =>
  isPaused ? quickText('reporting.pausedName', { name }) : name;

/** A period as the page's language names it: 2026年11月, November 2026; a closer watch goes by its own name. */
export function sayPeriod({ period, name }: { period: string; name: string }): string {
  if (currentLanguage() !== 'en') return name;
  const [year = '', month = ''] = period.split('-');
  return getPeriodKind(period) === 'month'
    ? quickText('app.period.name', { year, month: Number(month) })
    : period;
}

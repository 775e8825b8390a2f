import { currentLanguage } from '../app/language.ts';

const CHINA = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** `2026年11月3日 15:20` in Chinese, `2026-11-03 15:20` in English. */
export function instantText(instant: string | null): string {
  if (instant === null || instant === '') return '—';
  const [day = '', time = ''] = CHINA.format(new Date(instant)).split(' ');
  return `${dayText(day)} ${time}`;
}

export function dayText(day: string): string {
  if (currentLanguage() === 'en' || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return day;
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

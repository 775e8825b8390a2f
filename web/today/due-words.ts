import type { TFunction } from 'i18next';
import { chinaTime } from '../ui/labels.ts';

const DAY = 86_400_000;
const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY);

export type DueTone = 'late' | 'soon' | 'calm' | 'none';
export interface DueWords {
  tone: DueTone;
  text: string;
}

/** When it hurts, in words: 逾期3天, 今天18:00前, 还剩2天（10-27 18:00）; nothing where no time is set. */
export function dueWordsOf(
  t: TFunction,
  due: { dueAt: string | null; isLate: boolean },
  today: string,
): DueWords {
  if (due.dueAt === null) return { tone: 'none', text: t('today.due.none') };
  const at = chinaTime(due.dueAt);
  const days = dayNumber(at.slice(0, 10)) - dayNumber(today);
  if (due.isLate)
    return {
      tone: 'late',
      text: days >= 0 ? t('today.due.lateToday') : t('today.due.late', { count: -days }),
    };
  if (days <= 0) return { tone: 'soon', text: t('today.due.today', { time: at.slice(11) }) };
  return { tone: days <= 3 ? 'soon' : 'calm', text: t('today.due.days', { count: days, at: at.slice(5) }) };
}

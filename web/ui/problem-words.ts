import i18next, { type TFunction } from 'i18next';
import {
  PROBLEM_CATEGORIES,
  PROBLEM_LEVELS,
  PROBLEM_STATES,
  type ProblemRowView,
  type ProblemRules,
} from '#core/problems/public.ts';
import { wordOf } from './labels.ts';

export const stateWord = (state: string): string => wordOf(PROBLEM_STATES, state);
export const categoryWord = (category: string): string => wordOf(PROBLEM_CATEGORIES, category);

/** The level as it is called in the region, in English by the product's word; the unit's own has no other name. */
export function levelWord(level: number, names: ProblemRules['levelNames']): string {
  if (i18next.language !== 'en' && (level === 2 || level === 3 || level === 4)) return names[level];
  return wordOf(PROBLEM_LEVELS, String(level));
}

/** Who has the ball: units by their names, levels and the project office in the person's language. */
export function holderWord(t: TFunction, { holder, name }: NonNullable<ProblemRowView['holder']>): string {
  if (holder.kind === 'office') return t('problems.office');
  return holder.kind === 'level' && i18next.language === 'en'
    ? wordOf(PROBLEM_LEVELS, String(holder.level))
    : name;
}

/** 自然资源局（第3个工作日）: in whose court the ball is, and for how long. */
export function ballWord(t: TFunction, { holder, holderDays }: ProblemRowView): string {
  if (!holder) return t('problems.ball.nobody');
  return t(holderDays === 0 ? 'problems.ball.today' : 'problems.ball', {
    name: holderWord(t, holder),
    days: holderDays,
  });
}

/** 11-25, with how many working days it is overdue. */
export function dueWord(t: TFunction, { dueOn, overdueDays, state }: ProblemRowView, today: string): string {
  if (dueOn === null) return '—';
  const day = dueOn.startsWith(today.slice(0, 5)) ? dueOn.slice(5) : dueOn;
  if (state === 'closed' || dueOn >= today) return day;
  return t('problems.due.over', { day, days: overdueDays });
}

import type { TFunction } from 'i18next';
import type { TaskRowView } from '#core/supervision/contract.ts';
import type { Cadence } from '#core/supervision/speech/cadence.ts';
import { sayCadence } from '#core/supervision/task/say-cadence.ts';
import { TASK_SOURCES, TASK_STATES } from '#core/supervision/task/task.ts';
import { shortDay, wordOf } from '../ui/labels.ts';

export const stateWord = (state: string): string => wordOf(TASK_STATES, state);
export const sourceWord = (sourceKind: string): string => wordOf(TASK_SOURCES, sourceKind);

/** 每半月一次; the words of the order itself when it has them. */
export function cadenceWord(t: TFunction, language: string, cadence: Cadence | null): string {
  if (cadence === null) return '';
  if (language !== 'en' || cadence.on !== '') return sayCadence(cadence);
  return t(`supervision.every.${cadence.every}`);
}

/** 11-25, with how many working days it is overdue; — where a cadence alone says when. */
export function dueWord(
  t: TFunction,
  { dueOn, overdueDays }: Pick<TaskRowView, 'dueOn' | 'overdueDays'>,
  today: string,
): string {
  const day = shortDay(dueOn, today.slice(0, 4));
  return overdueDays > 0 ? t('supervision.due.over', { day, days: overdueDays }) : day;
}

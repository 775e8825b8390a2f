import type { TFunction } from 'i18next';
import type { TaskRowView } from '#core/supervision/contract.ts';
import type { Cadence } from '#core/supervision/speech/cadence.ts';
import { sayCadence } from '#core/supervision/task/say-cadence.ts';
import { TASK_IN_HAND, TASK_SOURCES, TASK_STATES } from '#core/supervision/task/task.ts';
import { shortDay, wordOf } from '../ui/labels.ts';

export const stateWord = (state: string): string => wordOf(TASK_STATES, state);
export const sourceWord = (sourceKind: string): string => wordOf(TASK_SOURCES, sourceKind);

/** 每半月一次; the words of the order itself when it has them. */
export function cadenceWord(t: TFunction, language: string, cadence: Cadence | null): string {
  if (cadence === null) return '';
  if (language !== 'en' || cadence.on !== '') return sayCadence(cadence);
  return t(`supervision.every.${cadence.every}`);
}

/** Units owe it and its day has passed, be it only by days off. */
export const isLateTask = ({ state, dueOn }: TaskRowView, today: string): boolean =>
  TASK_IN_HAND.includes(state) && dueOn !== null && dueOn < today;
export const isFeedbackLate = ({ nextFeedbackOn }: TaskRowView, today: string): boolean =>
  nextFeedbackOn !== null && nextFeedbackOn < today;

/** 11-25, with how many working days it is overdue; — where a cadence alone says when. */
export function dueWord(t: TFunction, row: TaskRowView, today: string): string {
  const day = shortDay(row.dueOn, today.slice(0, 4));
  if (!isLateTask(row, today)) return day;
  return row.overdueDays > 0
    ? t('supervision.due.over', { day, days: row.overdueDays })
    : t('supervision.due.passed', { day });
}

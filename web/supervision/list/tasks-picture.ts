import type { TFunction } from 'i18next';
import type { TaskRowView } from '#core/supervision/contract.ts';
import { shortDay } from '../../ui/labels.ts';
import type { PictureCell, PictureModel } from '../../ui/picture/picture-layout.ts';
import { isLateTask, stateWord } from '../task-words.ts';

/** Rows that a phone still reads in one picture; the rest is counted in its foot. */
export const MOST_PICTURED = 60;

/** The tasks as they are listed: matter, lead unit, day promised, where it stands; a late one says so in words. */
export function buildTasksPicture(t: TFunction, rows: readonly TaskRowView[], today: string): PictureModel {
  const late = rows.filter((row) => isLateTask(row, today)).length;
  const stand = (row: TaskRowView): PictureCell =>
    isLateTask(row, today)
      ? { text: t('supervision.picture.late'), tone: 'strong' }
      : { text: stateWord(row.state), tone: 'faint' };
  const left = rows.length - MOST_PICTURED;
  return {
    title: t('supervision.picture.title'),
    under: [
      t('supervision.picture.asOf', { on: today }),
      t('supervision.picture.total', { count: rows.length, late }),
    ],
    columns: [
      { title: t('supervision.column.title'), share: 3.1, align: 'left' },
      { title: t('supervision.column.lead'), share: 1.4, align: 'left' },
      { title: t('supervision.column.due'), share: 0.9, align: 'right' },
      { title: t('supervision.column.state'), share: 1.5, align: 'right' },
    ],
    rows: rows
      .slice(0, MOST_PICTURED)
      .map((row) => [
        { text: row.title },
        { text: row.leadOrg.name },
        { text: shortDay(row.dueOn, today.slice(0, 4)) || '—' },
        stand(row),
      ]),
    foot: [
      ...(left > 0 ? [t('supervision.picture.left', { count: left })] : []),
      t('supervision.picture.mark'),
    ],
  };
}

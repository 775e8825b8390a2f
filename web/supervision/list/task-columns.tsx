import type { TFunction } from 'i18next';
import type { TaskRowView } from '#core/supervision/contract.ts';
import { shortDay } from '../../ui/labels.ts';
import type { TableColumn } from '../../ui/table/table-model.ts';
import { cadenceWord, dueWord, isFeedbackLate, isLateTask, sourceWord, stateWord } from '../task-words.ts';

const feedbackText = ({ lastFeedbackOn, percent }: TaskRowView, year: string): string =>
  [shortDay(lastFeedbackOn, year), ...(percent === null ? [] : [`${percent}%`])].join(' ');

export function taskColumns(t: TFunction, language: string, today: string): TableColumn<TaskRowView>[] {
  const year = today.slice(0, 4);
  const column = (
    key: string,
    width: number,
    text: (row: TaskRowView) => string,
    card?: 'title' | 'figure' | 'line',
  ): TableColumn<TaskRowView> => ({
    key,
    title: t(`supervision.column.${key}`),
    width,
    text,
    cell: text,
    ...(card === undefined ? {} : { card }),
    isFrozen: card === 'title',
  });
  const marks = (row: TaskRowView) =>
    [
      ...(row.isExtensionAsked ? [t('supervision.mark.extension')] : []),
      ...(row.isVeto ? [t('supervision.mark.veto')] : []),
    ].join(' ');
  const nextFeedback = (row: TaskRowView) => {
    const day = shortDay(row.nextFeedbackOn, year);
    return isFeedbackLate(row, today) ? t('supervision.feedback.missing', { day }) : day;
  };
  return [
    column('title', 300, (row) => row.title, 'title'),
    {
      ...column('due', 160, (row) => dueWord(t, row, today), 'figure'),
      cell: (row) => (
        <span className={isLateTask(row, today) ? 'task-late' : ''}>{dueWord(t, row, today)}</span>
      ),
    },
    column('state', 130, (row) => stateWord(row.state), 'figure'),
    column('lead', 120, (row) => row.leadOrg.name, 'line'),
    column('supporting', 150, (row) => row.supporting.map(({ name }) => name).join('、') || '—'),
    column('cadence', 110, (row) => cadenceWord(t, language, row.cadence) || '—'),
    {
      ...column('nextFeedback', 120, nextFeedback),
      cell: (row) => (
        <span className={isFeedbackLate(row, today) ? 'task-late' : ''}>{nextFeedback(row)}</span>
      ),
    },
    column('feedback', 120, (row) => feedbackText(row, year)),
    column('lapsed', 80, (row) => (row.lapsed > 0 ? t('supervision.times', { count: row.lapsed }) : '—')),
    column('marks', 120, (row) => marks(row) || '—'),
    column('source', 220, (row) => `${sourceWord(row.sourceKind)} · ${row.sourceTitle}`, 'line'),
    column('number', 130, (row) => row.number || '—'),
  ];
}

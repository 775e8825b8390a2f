import type { TFunction } from 'i18next';
import type { TaskRowView } from '#core/supervision/contract.ts';
import { shortDay } from '../../ui/labels.ts';
import type { TableColumn } from '../../ui/table/table-model.ts';
import { cadenceWord, dueWord, sourceWord, stateWord } from '../task-words.ts';

const feedbackText = ({ lastFeedbackOn, percent }: TaskRowView, year: string): string =>
  [shortDay(lastFeedbackOn, year), ...(percent === null ? [] : [`${percent}%`])].join(' ');

export function taskColumns(t: TFunction, language: string, today: string): TableColumn<TaskRowView>[] {
  const year = today.slice(0, 4);
  const column = (
    key: string,
    width: number,
    text: (row: TaskRowView) => string,
    card: 'title' | 'figure' | 'line' = 'line',
  ): TableColumn<TaskRowView> => ({
    key,
    title: t(`supervision.column.${key}`),
    width,
    text,
    cell: text,
    card,
    isFrozen: card === 'title',
  });
  const marks = (row: TaskRowView) =>
    [
      ...(row.isExtensionAsked ? [t('supervision.mark.extension')] : []),
      ...(row.isVeto ? [t('supervision.mark.veto')] : []),
    ].join(' ');
  return [
    column('title', 300, (row) => row.title, 'title'),
    {
      ...column('due', 150, (row) => dueWord(t, row, today), 'figure'),
      cell: (row) => <span className={row.overdueDays > 0 ? 'task-late' : ''}>{dueWord(t, row, today)}</span>,
    },
    column('state', 130, (row) => stateWord(row.state), 'figure'),
    column('lead', 120, (row) => row.leadOrg.name),
    column('supporting', 150, (row) => row.supporting.map(({ name }) => name).join('、') || '—'),
    column('cadence', 110, (row) => cadenceWord(t, language, row.cadence) || '—'),
    column('nextFeedback', 100, (row) => shortDay(row.nextFeedbackOn, year)),
    column('feedback', 120, (row) => feedbackText(row, year)),
    column('lapsed', 80, (row) => (row.lapsed > 0 ? t('supervision.times', { count: row.lapsed }) : '—')),
    column('marks', 120, (row) => marks(row) || '—'),
    column('source', 220, (row) => `${sourceWord(row.sourceKind)} · ${row.sourceTitle}`),
    column('number', 130, (row) => row.number || '—'),
  ];
}

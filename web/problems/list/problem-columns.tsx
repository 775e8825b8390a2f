import type { TFunction } from 'i18next';
import type { ProblemRowView } from '#core/problems/contract.ts';
import type { ProblemRules } from '#core/problems/rulebook.ts';
import { ballWord, categoryWord, dueWord, levelWord, stateWord } from '../../ui/problem-words.ts';
import type { TableColumn } from '../../ui/table/table-model.ts';

export function problemColumns(
  t: TFunction,
  today: string,
  levelNames: ProblemRules['levelNames'],
): TableColumn<ProblemRowView>[] {
  const column = (
    key: string,
    width: number,
    text: (row: ProblemRowView) => string,
    card: 'title' | 'figure' | 'line',
  ): TableColumn<ProblemRowView> => ({
    key,
    title: t(`problems.column.${key}`),
    width,
    text,
    cell: text,
    card,
    isFrozen: card === 'title',
  });
  const stepUp = ({ stepUp }: ProblemRowView) => (stepUp === 'none' ? '' : t(`problems.stepUp.${stepUp}`));
  return [
    column('title', 280, (row) => row.title, 'title'),
    {
      ...column('ball', 260, (row) => ballWord(t, row), 'figure'),
      cell: (row) => <span className="problem-ball">{ballWord(t, row)}</span>,
    },
    {
      ...column('due', 160, (row) => dueWord(t, row, today), 'figure'),
      cell: (row) => (
        <span className={row.overdueDays > 0 ? 'problem-late' : ''}>{dueWord(t, row, today)}</span>
      ),
    },
    column('state', 120, (row) => stateWord(row.state), 'line'),
    column('category', 80, (row) => categoryWord(row.category), 'line'),
    column('level', 110, (row) => levelWord(row.level, levelNames), 'line'),
    column('stepUp', 90, stepUp, 'line'),
    column('owner', 110, (row) => row.ownerOrg?.name ?? '—', 'line'),
    column('project', 240, (row) => row.projectName || '—', 'line'),
    column('raisedBy', 100, (row) => row.raisedOrgName, 'line'),
    column('raisedOn', 100, (row) => row.raisedOn, 'line'),
  ];
}

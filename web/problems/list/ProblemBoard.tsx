import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { groupBy } from '#core/platform/public.ts';
import type { ProblemRowView } from '#core/problems/contract.ts';
import { PROBLEM_STATE_KEYS } from '#core/problems/problem.ts';
import { PageLink } from '../../app/PageLink.tsx';
import { ballWord, dueWord, holderWord, stateWord } from '../../ui/problem-words.ts';

interface Column {
  key: string;
  title: string;
  rows: ProblemRowView[];
}

function toColumns(rows: readonly ProblemRowView[], by: 'state' | 'holder', t: TFunction): Column[] {
  const court = ({ holder }: ProblemRowView) => (holder ? holderWord(t, holder) : t('problems.ball.nobody'));
  const groups = groupBy(rows, (row) => (by === 'state' ? row.state : court(row)));
  const columns = [...groups].map(
    ([key, own]): Column => ({
      key,
      title: by === 'state' ? stateWord(key) : key,
      rows: own,
    }),
  );
  const order: readonly string[] = PROBLEM_STATE_KEYS;
  return by === 'state'
    ? columns.sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key))
    : columns.sort((a, b) => b.rows.length - a.rows.length);
}

/** The same problems as a board: a column for each state, or for each court in which the ball is. */
export function ProblemBoard({
  rows,
  by,
  today,
}: {
  rows: readonly ProblemRowView[];
  by: 'state' | 'holder';
  today: string;
}) {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide board is scrolled by the keyboard
    <section className="problem-board" aria-label={t('problems.board')} tabIndex={0}>
      {toColumns(rows, by, t).map((column) => (
        <section key={column.key} className="problem-lane" aria-label={column.title}>
          <h2>
            {column.title} <small>{column.rows.length}</small>
          </h2>
          <ul>
            {column.rows.map((row) => (
              <li key={row.id} className="card">
                <PageLink to={`/problems/${row.id}`}>{row.title}</PageLink>
                <p className="muted">{row.projectName}</p>
                <p>
                  <span className={row.overdueDays > 0 ? 'problem-late' : ''}>{dueWord(t, row, today)}</span>
                  {'　'}
                  {by === 'state' ? ballWord(t, row) : stateWord(row.state)}
                </p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

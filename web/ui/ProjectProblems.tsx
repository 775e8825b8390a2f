import { useTranslation } from 'react-i18next';
import { listProblems } from '#core/problems/public.ts';
import { PageLink } from '../app/PageLink.tsx';
import { useRoute } from '../app/use-route.ts';
import { ErrorState } from './ErrorState.tsx';
import { ballWord, categoryWord, dueWord, stateWord } from './problem-words.ts';
import { RaiseProblem } from './RaiseProblem.tsx';

const MOST = 50;

/** 问题 of one project: open ones first, each with whose court it is in; the way to raise another. */
export function ProjectProblems({ project }: { project: { id: string; name: string } }) {
  const { t } = useTranslation();
  const asked = useRoute(listProblems, { query: { projectId: project.id, open: 'all', limit: MOST } });
  if (asked.error) return <ErrorState error={asked.error} inline />;
  if (!asked.data) return null;
  const { problems, today, may } = asked.data;
  const isClosed = (state: string) => Number(state === 'closed');
  const rows = [...problems].sort((a, b) => isClosed(a.state) - isClosed(b.state));
  return (
    <section className={rows.length === 0 ? 'panel no-print' : 'panel'} aria-labelledby="project-problems">
      <h2 id="project-problems">{t('problems.title')}</h2>
      {rows.length === 0 ? <p className="muted">{t('problems.project.none')}</p> : null}
      <ul className="project-problems">
        {rows.map((row) => (
          <li key={row.id}>
            <PageLink to={`/problems/${row.id}`}>{row.title}</PageLink>
            <span className="muted">
              {[
                categoryWord(row.category),
                stateWord(row.state),
                ...(row.state === 'closed'
                  ? []
                  : [t('problems.due', { due: dueWord(t, row, today) }), ballWord(t, row)]),
              ].join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      <div className="project-problems-acts no-print">
        {may.raise ? <RaiseProblem project={project} /> : null}
        {rows.length > 0 ? (
          <PageLink to="/problems" search={{ projectId: project.id, show: 'all' }}>
            {t('problems.project.all')}
          </PageLink>
        ) : null}
      </div>
    </section>
  );
}

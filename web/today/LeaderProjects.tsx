import { useTranslation } from 'react-i18next';
import { listProjectRows, type ProjectRowView } from '#core/progress/public.ts';
import { PageLink } from '../app/PageLink.tsx';
import { useShownPeriod } from '../app/periods.ts';
import { useRoute } from '../app/use-route.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Figure } from '../ui/Figure.tsx';
import { Light, type LightColour } from '../ui/Light.tsx';
import { LookError } from '../ui/LookError.tsx';
import { OtherRate } from '../ui/OtherRate.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';

interface Leader {
  personId: string;
  name: string;
  title: string;
}

/** The projects of a leader with their lights and first reasons, the worst first; a liaison sees his leader's. */
export function LeaderProjects({ leader, isOwn }: { leader: Leader; isOwn: boolean }) {
  const { t } = useTranslation();
  const period = useShownPeriod();
  const asked = useRoute(
    listProjectRows,
    { query: { period: period ?? '', sponsorId: leader.personId, sort: 'light', rows: 'top', limit: 200 } },
    { isEnabled: period !== null },
  );
  return (
    <section className="panel" aria-labelledby="today-projects">
      <h2 id="today-projects">
        {isOwn ? t('today.mine') : t('today.ofLeader', { name: leader.name, title: leader.title })}
        {asked.data?.matched ? (
          <small className="today-count">{t('today.mine.count', { count: asked.data.matched })}</small>
        ) : null}
      </h2>
      {asked.error && !asked.data ? <LookError error={asked.error} inline /> : null}
      {!asked.data && !asked.error ? <Skeleton lines={4} title={false} /> : null}
      {asked.data && asked.data.rows.length === 0 ? <EmptyState sentence={t('today.mine.empty')} /> : null}
      <ul className="leader-projects">
        {(asked.data?.rows ?? []).map((row) => (
          <LeaderProject key={row.id} row={row} />
        ))}
      </ul>
    </section>
  );
}

function LeaderProject({ row }: { row: ProjectRowView }) {
  const { t } = useTranslation();
  return (
    <li>
      <div className="leader-project">
        <Light colour={row.light as LightColour} />
        <PageLink to={`/ledger/${row.id}`}>{row.name}</PageLink>
        <small className="leader-unit">{row.unitName}</small>
        <span className="leader-figures tabular">
          {t('today.mine.rate')} <Figure value={row.completionRate} of={{ kind: 'percent' }} />{' '}
          <OtherRate row={row} />
        </span>
      </div>
      {row.reason === '' ? null : <p>{row.reason}</p>}
    </li>
  );
}

import { useTranslation } from 'react-i18next';
import { getToday } from '#core/today/contract.ts';
import { PageLink } from '../app/PageLink.tsx';
import { useSignedIn } from '../app/session.ts';
import { useRoute } from '../app/use-route.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { ChangeList } from './ChangeList.tsx';
import { DutyList } from './DutyList.tsx';
import { LeaderProjects } from './LeaderProjects.tsx';
import './today.css';

const LOOK_AGAIN_MS = 5 * 60_000;
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

function useDayWords(day: string): string {
  const { t } = useTranslation();
  const [year, month, date] = day.split('-').map(Number);
  const weekday = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? 'sun';
  return t('today.day', { year, month, date, weekday: t(`today.weekday.${weekday}`) });
}

/** 今日: what I must do, ordered by when it hurts; a leader's own projects; then what changed since I was last here. */
export default function TodayPage() {
  const { t } = useTranslation();
  const session = useSignedIn();
  const asked = useRoute(getToday, {}, { everyMs: LOOK_AGAIN_MS });
  const dayWords = useDayWords(session.today);
  if (asked.error && !asked.data)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton lines={8} />;
  const { duties, changes, leader, since, isFirstVisit, isReportingUnit } = asked.data;
  const late = duties.filter((duty) => duty.isLate).length;
  return (
    <div className="today-page">
      <PageHead
        title={t('app.nav.today')}
        under={`${dayWords}　${t('today.sum', { count: duties.length })}${late > 0 ? t('today.sumLate', { count: late }) : ''}`}
      />
      <div className={leader ? 'today-columns' : 'today-column'}>
        {leader ? <LeaderProjects leader={leader} isOwn={leader.personId === session.personId} /> : null}
        <section className="panel" aria-labelledby="today-duties">
          <h2 id="today-duties">{t('today.duties')}</h2>
          {duties.length > 0 ? (
            <DutyList duties={duties} today={session.today} />
          ) : (
            <EmptyState
              sentence={t('today.duties.empty')}
              firstStep={
                <PageLink to={isReportingUnit ? '/reporting' : '/overview'}>
                  {t(isReportingUnit ? 'today.toReporting' : 'today.toOverview')}
                </PageLink>
              }
            />
          )}
        </section>
        <section className="panel" aria-labelledby="today-changes">
          <h2 id="today-changes">{t(isFirstVisit ? 'today.changes.first' : 'today.changes')}</h2>
          <ChangeList changes={changes} since={since} isFirstVisit={isFirstVisit} today={session.today} />
        </section>
      </div>
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { listFailedJobs, repeatJob } from '#core/people/jobs-contract.ts';
import { useAct, useRoute } from '../app/use-route.ts';
import { ActButton } from '../ui/ActButton.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { chinaTime } from '../ui/labels.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import './people.css';

type Jobs = z.output<typeof listFailedJobs.output>;

/** 后台任务: what was not done, why, and what helps; for whoever keeps the machine. */
export default function JobsPage() {
  const { t } = useTranslation();
  const asked = useRoute(listFailedJobs, {}, { everyMs: 30_000 });
  return (
    <div>
      <PageHead
        title={t('people.section.jobs')}
        under={t('people.section.jobs.under')}
        trail={[{ to: '/settings', title: t('app.nav.settings') }]}
      />
      {asked.error && !asked.data ? (
        <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />
      ) : null}
      {!asked.data && !asked.error ? <Skeleton lines={6} title={false} /> : null}
      {asked.data ? <WaitingJobs waiting={asked.data.waiting} /> : null}
      {asked.data ? <FailedJobs failed={asked.data.failed} /> : null}
    </div>
  );
}

function WaitingJobs({ waiting }: { waiting: Jobs['waiting'] }) {
  const { t } = useTranslation();
  if (waiting.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="jobs-waiting">
      <h2 id="jobs-waiting">{t('people.jobs.waiting')}</h2>
      <p className="panel-note">{t('people.jobs.waiting.under')}</p>
      <ul className="panel-faults">
        {waiting.map(({ queue, count, minutes }) => (
          <li key={queue}>
            {t('people.jobs.waits', { what: t(`people.jobs.queue.${queue}`), count, minutes })}
          </li>
        ))}
      </ul>
    </section>
  );
}

function FailedJobs({ failed }: { failed: Jobs['failed'] }) {
  const { t } = useTranslation();
  const repeat = useAct(repeatJob, { refreshes: [listFailedJobs] });
  if (failed.length === 0) return <EmptyState sentence={t('people.jobs.empty')} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard
    <section className="panel table-scroll" tabIndex={0} aria-label={t('people.section.jobs')}>
      <table className="plain-table people-table">
        <thead>
          <tr>
            {['at', 'what', 'tries', 'why', 'act'].map((key) => (
              <th key={key} scope="col">
                {t(`people.jobs.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {failed.map((job) => (
            <tr key={job.id}>
              <td className="tabular">{chinaTime(job.at)}</td>
              <td>{t(`people.jobs.queue.${job.queue}`)}</td>
              <td className="tabular">{job.tries}</td>
              <td>{t(`people.jobs.trouble.${job.trouble}`)}</td>
              <td>
                <ActButton
                  size="small"
                  disabledReason={job.isUnderWay ? t('people.jobs.underWay') : null}
                  isBusy={repeat.isPending}
                  onAct={() => repeat.mutate({ params: { jobId: job.id } })}
                >
                  {t('people.jobs.repeat')}
                </ActButton>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {repeat.error ? <ErrorState error={repeat.error} inline /> : null}
    </section>
  );
}

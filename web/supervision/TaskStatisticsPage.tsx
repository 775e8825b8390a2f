import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/platform/public.ts';
import { getTaskStatistics } from '#core/supervision/contract.ts';
import { useSearchParams } from '../app/address.ts';
import { PageLink } from '../app/PageLink.tsx';
import { useRoute } from '../app/use-route.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { PrintButton } from '../ui/PrintButton.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { DraftBulletinButton } from './DraftPaperButtons.tsx';
import './supervision.css';

type Line = OutputOf<typeof getTaskStatistics>['byUnit'][number];
const COUNTS = ['tasks', 'open', 'overdue', 'extensions', 'closed', 'keptFirst'] as const;

function UnitLine({ line }: { line: Line }) {
  return (
    <tr>
      <th scope="row">
        <PageLink to="/supervision" search={{ orgId: line.org.id, show: 'all' }}>
          {line.org.name}
        </PageLink>
      </th>
      {COUNTS.map((key) => (
        <td key={key} className="tabular">
          {line[key]}
        </td>
      ))}
      <td className="tabular">{line.closedShare === null ? '—' : `${line.closedShare}%`}</td>
    </tr>
  );
}

/** 督办统计: per lead unit how many, how many late, how many dates moved, how many closed by the first promise. */
export default function TaskStatisticsPage() {
  const { t } = useTranslation();
  const [params, change] = useSearchParams();
  const query = Object.fromEntries(
    (['from', 'to'] as const).flatMap((key) => (params[key] ? [[key, params[key]]] : [])),
  );
  const asked = useRoute(getTaskStatistics, { query });
  if (asked.error && !asked.data)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton lines={8} />;
  const { byUnit } = asked.data;
  return (
    <div className="task-page">
      <PageHead
        title={t('supervision.statistics')}
        under={t('supervision.statistics.under')}
        trail={[{ to: '/supervision', title: t('supervision.list') }]}
        acts={
          <>
            <DraftBulletinButton />
            <PrintButton />
          </>
        }
      />
      <div className="task-span no-print">
        {(['from', 'to'] as const).map((key) => (
          <Input
            key={key}
            type="date"
            aria-label={t(`supervision.statistics.${key}`)}
            prefix={t(`supervision.statistics.${key}`)}
            value={params[key] ?? ''}
            onChange={(event) => change({ [key]: event.target.value || undefined })}
          />
        ))}
      </div>
      {byUnit.length === 0 ? (
        <EmptyState sentence={t('supervision.statistics.none')} />
      ) : (
        <section className="panel task-scroll" aria-label={t('supervision.statistics')}>
          <table className="plain-table task-counts-table">
            <thead>
              <tr>
                {['unit', ...COUNTS, 'closedShare'].map((key) => (
                  <th key={key} scope="col">
                    {t(`supervision.statistics.${key}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {byUnit.map((line) => (
                <UnitLine key={line.org.id} line={line} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}

import { Button } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { ROLE_LABELS } from '#core/people/actor.ts';
import { listSecurityAlerts } from '#core/people/audit-contract.ts';
import { useSearchParams } from '../app/address.ts';
import { useRoute } from '../app/use-route.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { chinaTime, wordOf } from '../ui/labels.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { PrintButton } from '../ui/PrintButton.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import './people.css';

type Alert = z.output<typeof listSecurityAlerts.output>['alerts'][number];

/** 安全告警, for the security administrator and the auditor: newest first, a hundred a page. */
export default function AlertsPage() {
  const { t } = useTranslation();
  const [{ before }, setParams] = useSearchParams();
  const asked = useRoute(listSecurityAlerts, { query: before ? { before } : {} });
  return (
    <div>
      <PageHead
        title={t('people.section.alerts')}
        under={t('people.section.alerts.under')}
        trail={[{ to: '/settings', title: t('app.nav.settings') }]}
        acts={<PrintButton />}
      />
      {asked.error && !asked.data ? (
        <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />
      ) : null}
      {!asked.data && !asked.error ? <Skeleton lines={10} title={false} /> : null}
      {asked.data ? <AlertTable alerts={asked.data.alerts} /> : null}
      <div className="panel-acts no-print">
        {before ? (
          <Button onClick={() => setParams({ before: undefined })}>{t('people.audit.newest')}</Button>
        ) : null}
        {asked.data?.next ? (
          <Button onClick={() => setParams({ before: asked.data.next ?? undefined })}>
            {t('people.audit.older')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function sayDetail(alert: Alert, t: TFunction): string {
  if (alert.kind === 'chain') return alert.message;
  if (alert.kind !== 'rights')
    return t('people.alerts.counted', { count: alert.count, address: alert.address });
  const role = alert.role === '' ? '' : ` ${wordOf(ROLE_LABELS, alert.role)}`;
  const by = t('people.alerts.rights', { login: alert.login, address: alert.address });
  return `${t(`people.alerts.act.${alert.act}`)}${role}　${by}`;
}

function AlertTable({ alerts }: { alerts: readonly Alert[] }) {
  const { t } = useTranslation();
  if (alerts.length === 0) return <EmptyState sentence={t('people.alerts.empty')} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard
    <section className="panel table-scroll" tabIndex={0} aria-label={t('people.section.alerts')}>
      <table className="plain-table people-table">
        <thead>
          <tr>
            {['at', 'what', 'subject', 'detail'].map((key) => (
              <th key={key} scope="col">
                {t(`people.alerts.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {alerts.map((alert) => (
            <tr key={alert.id}>
              <td className="tabular">{chinaTime(alert.at)}</td>
              <td>{t(`people.alerts.kind.${alert.kind}`)}</td>
              <td>{alert.subject}</td>
              <td>{sayDetail(alert, t)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

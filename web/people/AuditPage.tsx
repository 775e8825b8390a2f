import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { listAudit } from '#core/people/audit-contract.ts';
import { useSearchParams } from '../app/address.ts';
import { useRoute } from '../app/use-route.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { chinaTime } from '../ui/labels.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { PrintButton } from '../ui/PrintButton.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import './people.css';

const OUTCOMES = ['ok', 'refused', 'failed'] as const;

/** 审计日志, for the auditor alone: who did what from where, newest first, a hundred a page. */
export default function AuditPage() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const { login, kind, outcome, before } = params;
  const query = {
    ...(login ? { login } : {}),
    ...(kind ? { kind } : {}),
    ...(outcome ? { outcome: outcome as (typeof OUTCOMES)[number] } : {}),
    ...(before ? { before } : {}),
  };
  const asked = useRoute(listAudit, { query });
  const choose = (patch: Record<string, string | undefined>) => setParams({ before: undefined, ...patch });
  return (
    <div>
      <PageHead
        title={t('people.section.audit')}
        under={t('people.section.audit.under')}
        trail={[{ to: '/settings', title: t('app.nav.settings') }]}
        acts={<PrintButton />}
      />
      <div className="list-tools no-print">
        <Input.Search
          allowClear
          className="person-search"
          aria-label={t('people.login')}
          placeholder={t('people.login')}
          defaultValue={login}
          onSearch={(text) => choose({ login: text.trim() || undefined })}
        />
        <Input.Search
          allowClear
          className="person-search"
          aria-label={t('people.audit.kind')}
          placeholder={t('people.audit.kindHint')}
          defaultValue={kind}
          onSearch={(text) => choose({ kind: text.trim() || undefined })}
        />
        <Select
          allowClear
          className="person-search"
          aria-label={t('people.audit.outcome')}
          placeholder={t('people.audit.outcome')}
          value={outcome}
          options={OUTCOMES.map((value) => ({ value, label: t(`people.audit.${value}`) }))}
          onChange={(value: string | undefined) => choose({ outcome: value })}
        />
      </div>
      {asked.error && !asked.data ? (
        <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />
      ) : null}
      {!asked.data && !asked.error ? <Skeleton lines={10} title={false} /> : null}
      {asked.data ? <AuditTable entries={asked.data.entries} /> : null}
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

interface Entry {
  id: string;
  at: string;
  login: string;
  kind: string;
  outcome: string;
  address: string;
  subject: string;
  detail: string;
}

function AuditTable({ entries }: { entries: readonly Entry[] }) {
  const { t } = useTranslation();
  if (entries.length === 0) return <EmptyState sentence={t('people.audit.empty')} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard
    <section className="panel table-scroll" tabIndex={0} aria-label={t('people.section.audit')}>
      <table className="plain-table people-table">
        <thead>
          <tr>
            {['at', 'login', 'kind', 'outcome', 'subject', 'address', 'detail'].map((key) => (
              <th key={key} scope="col">
                {key === 'login' ? t('people.login') : t(`people.audit.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td className="tabular">{chinaTime(entry.at)}</td>
              <td>{entry.login}</td>
              <td>{entry.kind}</td>
              <td>{t(`people.audit.${entry.outcome}`)}</td>
              <td>{entry.subject}</td>
              <td>{entry.address}</td>
              <td className="audit-detail">{entry.detail === '{}' ? '' : entry.detail}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

import { useTranslation } from 'react-i18next';
import { listStatImports, startStatImport } from '#core/indicators/import/import-contract.ts';
import { useOpenPage } from '../../app/address.ts';
import { PageLink } from '../../app/PageLink.tsx';
import { upload } from '../../app/transfer.ts';
import { queryClient, useRoute } from '../../app/use-route.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { instantText } from '../../ui/instant-text.ts';
import { PageHead } from '../../ui/PageHead.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { UploadDrop } from '../../ui/UploadDrop.tsx';
import './statistics-import.css';

const MOST_MEGABYTES = 60;

function Imports() {
  const { t } = useTranslation();
  const asked = useRoute(listStatImports, {});
  if (asked.error && !asked.data) return <ErrorState error={asked.error} what={t('economy-import.runs')} />;
  if (!asked.data) return <Skeleton lines={4} />;
  const { imports } = asked.data;
  if (imports.length === 0) return <EmptyState sentence={t('economy-import.none')} />;
  return (
    <section className="panel" aria-labelledby="statistics-imports">
      <h2 id="statistics-imports">{t('economy-import.runs')}</h2>
      <ul className="stat-imports">
        {imports.map((one) => (
          <li key={one.id}>
            <PageLink to={`/economy/import/${one.id}`}>{one.fileName}</PageLink>
            <span className="stat-state">
              {t(`economy-import.${one.discardedAt ? 'discarded' : one.filingId ? 'filed' : 'open'}`)}
            </span>
            <span className="muted">
              {one.orgName} {one.personName} {instantText(one.startedAt)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** 导入统计数据: a file as it comes, and every import so far. */
export default function ImportListPage() {
  const { t } = useTranslation();
  const openPage = useOpenPage();
  const asked = useRoute(listStatImports, {});
  return (
    <div className="stat-import-page">
      <PageHead
        title={t('economy-import.title')}
        under={t('economy-import.under')}
        trail={[{ to: '/economy/filings', title: t('economy-import.filings') }]}
      />
      <section className="panel">
        {asked.data && !asked.data.mayImport ? (
          <p className="muted">{t('economy-import.notYours')}</p>
        ) : (
          <UploadDrop
            sentence={t('economy-import.drop')}
            accept=".xlsx,.xls,.et,.csv,.txt,.htm,.html"
            mostMegabytes={MOST_MEGABYTES}
            onFile={async (file, onSent) => {
              const { id } = await upload(startStatImport, {}, file, { onSent });
              await queryClient.invalidateQueries({ queryKey: [listStatImports.name] });
              openPage(`/economy/import/${id}`);
            }}
          />
        )}
        <p className="muted">{t('economy-import.safe')}</p>
      </section>
      <Imports />
    </div>
  );
}

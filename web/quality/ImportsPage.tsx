import { useTranslation } from 'react-i18next';
import { type ImportLine, listImports } from '../../core/quality/import-contract.ts';
import { useOpenPage } from '../app/address.ts';
import { PageLink } from '../app/PageLink.tsx';
import { usePagedRoute } from '../app/use-route.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { instantText } from '../ui/instant-text.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { MoreButton } from './import/MoreButton.tsx';
import { UploadLedger } from './import/UploadLedger.tsx';
import { refreshImport } from './import/use-import.ts';
import './import/import.css';

const COUNTED = ['new', 'changed', 'unchanged', 'waiting', 'refused'] as const;

function Line({ line }: { line: ImportLine }) {
  const { t } = useTranslation();
  return (
    <li className="import-line">
      <div className="import-line-head">
        <PageLink to={`/ledger/imports/${line.id}`}>{line.fileName}</PageLink>
        <span className="import-state">{t(`quality.import.state.${line.state}`)}</span>
        <span className="muted">
          {line.personName} {instantText(line.startedAt)}
        </span>
      </div>
      {line.counts ? (
        <p className="import-counts">
          {t('quality.import.data', { count: line.counts.data })}
          {COUNTED.filter((status) => (line.counts?.[status] ?? 0) > 0).map((status) => (
            <span key={status}>
              {t(`quality.import.status.${status}`)} <b className="figure">{line.counts?.[status]}</b>
            </span>
          ))}
        </p>
      ) : null}
      {line.sentence ? <p className="muted">{line.sentence}</p> : null}
    </li>
  );
}

function Lines() {
  const { t } = useTranslation();
  const pages = usePagedRoute(listImports, {}, (last) => (last.next ? { before: last.next } : null));
  if (pages.error && !pages.data) return <ErrorState error={pages.error} what={t('quality.import.runs')} />;
  if (!pages.data) return <Skeleton lines={5} />;
  const lines = pages.data.flatMap((page) => page.imports);
  if (lines.length === 0) return <EmptyState sentence={t('quality.import.none')} />;
  return (
    <section className="panel" aria-labelledby="import-runs">
      <h2 id="import-runs">{t('quality.import.runs')}</h2>
      <ul className="import-lines">
        {lines.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </ul>
      <MoreButton pages={pages} />
    </section>
  );
}

/** 导入台账: a workbook as it is, and every import so far. */
export default function ImportsPage() {
  const { t } = useTranslation();
  const openPage = useOpenPage();
  return (
    <div className="import-page">
      <PageHead
        title={t('quality.import.title')}
        under={t('quality.import.under')}
        trail={[{ to: '/ledger', title: t('app.nav.ledger') }]}
      />
      <section className="panel">
        <UploadLedger
          onStarted={(importId) => {
            void refreshImport();
            openPage(`/ledger/imports/${importId}`);
          }}
        />
        <p className="muted">{t('quality.import.safe')}</p>
      </section>
      <Lines />
    </div>
  );
}

import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  DOCUMENT_KIND_WORDS,
  DOCUMENT_STATES,
  type DocumentState,
  downloadEconomyPaper,
  draftEconomyPaper,
  ECONOMY_PAPERS,
  type EconomyPaper,
  FORMATS_OF,
  listDocuments,
  listEconomyPapers,
} from '#core/documents/public.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { useOpenPage } from '../app/address.ts';
import { currentLanguage } from '../app/language.ts';
import { PageLink } from '../app/PageLink.tsx';
import { usePeriodName } from '../app/PeriodSwitch.tsx';
import { useAct, useRoute } from '../app/use-route.ts';
import { DownloadButton } from '../ui/DownloadButton.tsx';
import { EconomyTabs } from '../ui/EconomyTabs.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { LookError } from '../ui/LookError.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useMonth } from './economy-words.ts';
import { NoEconomy } from './NoEconomy.tsx';
import './indicators.css';

const language = (): 'zh' | 'en' => (currentLanguage() === 'en' ? 'en' : 'zh');
const kindWord = (paper: EconomyPaper): string => DOCUMENT_KIND_WORDS[paper][language()];
const stateWord = (state: string): string => DOCUMENT_STATES[state as DocumentState]?.[language()] ?? state;

type Papers = OutputOf<typeof listEconomyPapers>;
const FORMAT_NAMES = { docx: 'Word', pdf: 'PDF', pptx: 'PPT', xlsx: 'Excel', json: 'JSON' } as const;

/** Files of a paper as it would read now; of a contract one row for each department. */
function Previews({ papers, paper }: { papers: Papers; paper: EconomyPaper }) {
  const { t } = useTranslation();
  const name = kindWord(paper);
  const rows =
    paper === 'target-contract'
      ? papers.departments
      : [{ id: undefined, name: t('documents.economy.preview') }];
  return rows.map((row) => (
    <div key={row.id ?? paper} className="papers-row">
      <span>{row.name}</span>
      {FORMATS_OF[paper].map((format) => (
        <DownloadButton
          key={format}
          size="small"
          route={downloadEconomyPaper}
          input={{
            params: { period: papers.period, paper },
            query: { format, ...(row.id ? { department: row.id } : {}) },
          }}
          fallbackName={`${name}.${format}`}
          label={`${name} ${row.name} ${FORMAT_NAMES[format]}`}
        >
          {FORMAT_NAMES[format]}
        </DownloadButton>
      ))}
    </div>
  ));
}

function Documents({ papers, paper }: { papers: Papers; paper: EconomyPaper }) {
  const { t } = useTranslation();
  const own = papers.documents.filter(({ kind }) => kind === paper);
  if (own.length === 0)
    return (
      <div className="papers-row">
        <span>{t('documents.economy.documents')}</span>
        <span className="papers-quiet">{t('documents.economy.none')}</span>
      </div>
    );
  return own.map(({ id, title, state }, at) => (
    <div key={id} className="papers-row">
      <span>{at === 0 ? t('documents.economy.documents') : ''}</span>
      <PageLink to={`/documents/${id}`}>{title}</PageLink>
      <span className="papers-quiet">{stateWord(state)}</span>
    </div>
  ));
}

function Draft({ papers, paper }: { papers: Papers; paper: EconomyPaper }) {
  const { t } = useTranslation();
  const openPage = useOpenPage();
  const [requests, setRequests] = useState('');
  const draft = useAct(draftEconomyPaper, {
    refreshes: [listEconomyPapers, listDocuments],
    onDone: ({ documentIds }) => {
      if (documentIds.length === 1) openPage(`/documents/${documentIds[0]}`);
    },
  });
  const hasOne = papers.documents.some(({ kind }) => kind === paper);
  if (!papers.mayDraft.includes(paper) || !papers.isFrozen) return null;
  if (hasOne && paper !== 'target-contract') return null;
  const lines = requests
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return (
    <div>
      {paper === 'economy-bulletin' ? (
        <>
          <label htmlFor="economy-requests">{t('documents.economy.requests')}</label>
          <Input.TextArea
            id="economy-requests"
            rows={3}
            maxLength={4000}
            value={requests}
            onChange={(event) => setRequests(event.target.value)}
          />
          <p className="papers-quiet">{t('documents.economy.requestsWhy')}</p>
        </>
      ) : null}
      {draft.error ? <ErrorState error={draft.error} inline /> : null}
      <Button
        type="primary"
        loading={draft.isPending}
        aria-label={`${t('documents.economy.draft')} ${kindWord(paper)}`}
        onClick={() => draft.mutate({ params: { period: papers.period }, body: { paper, requests: lines } })}
      >
        {t('documents.economy.draft')}
      </Button>
    </div>
  );
}

function Paper({ papers, paper }: { papers: Papers; paper: EconomyPaper }) {
  const { t } = useTranslation();
  return (
    <section className="panel papers-panel" aria-label={kindWord(paper)}>
      <h2>{kindWord(paper)}</h2>
      <p className="papers-quiet">{t(`documents.economy.what.${paper}`)}</p>
      {papers.mayPreview ? <Previews papers={papers} paper={paper} /> : null}
      {paper === 'target-contract' && papers.unassigned.length > 0 ? (
        <p className="papers-quiet">
          {t('documents.economy.unassigned', { names: papers.unassigned.join('、') })}
        </p>
      ) : null}
      <Documents papers={papers} paper={paper} />
      <Draft papers={papers} paper={paper} />
    </section>
  );
}

/** 经济运行材料: what can be written from a month of indicators, what has been, and each as a file. */
export default function PapersPage() {
  const { t } = useTranslation();
  const nameOf = usePeriodName();
  const asked = useRoute(listEconomyPapers, { query: useMonth() });
  const papers = asked.data;
  if (asked.error?.body.code === 'SUBJECT_NOT_FOUND' && !papers) return <NoEconomy tab="papers" />;
  if (asked.error && !papers) return <LookError error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!papers) return <Skeleton lines={12} title />;
  return (
    <div className="economy-page">
      <PageHead
        title={t('documents.economy.title')}
        under={`${nameOf(papers.period)} · ${t(papers.isFrozen ? 'documents.economy.frozen' : 'documents.economy.open')}`}
      />
      <EconomyTabs current="papers" />
      <p className="papers-quiet">
        {t(papers.mayPreview ? 'documents.economy.under' : 'documents.economy.notYet')}
        {papers.isFrozen || !papers.mayPreview ? null : (
          <>
            {' '}
            <PageLink to="/economy/filings">{t('documents.economy.openStep')}</PageLink>
          </>
        )}
      </p>
      {ECONOMY_PAPERS.map((paper) => (
        <Paper key={`${papers.period}.${paper}`} papers={papers} paper={paper} />
      ))}
    </div>
  );
}

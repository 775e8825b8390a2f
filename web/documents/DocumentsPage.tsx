import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listDocuments } from '#core/documents/contract.ts';
import { DOCUMENT_KIND_WORDS } from '#core/documents/document-kinds.ts';
import { downloadProjectList, PROJECT_LISTS, type ProjectListKind } from '#core/documents/sheet-contract.ts';
import { DOCUMENT_STATES } from '#core/documents/way.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { useOpenPage } from '../app/address.ts';
import { currentLanguage } from '../app/language.ts';
import { PageLink } from '../app/PageLink.tsx';
import { usePeriodName } from '../app/PeriodSwitch.tsx';
import { usePeriodChoices, useShownPeriod } from '../app/periods.ts';
import { useRoute } from '../app/use-route.ts';
import { DownloadButton } from '../ui/DownloadButton.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { FilterChips, useFilters } from '../ui/FilterChips.tsx';
import { instantText } from '../ui/instant-text.ts';
import { ListTable } from '../ui/ListTable.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { type TableColumn, toRowEntries } from '../ui/table/table-model.ts';
import { DraftBulletinDialog } from './DraftBulletinDialog.tsx';
import { kindWord, stateWord } from './document-words.ts';
import { NumberRegister } from './NumberRegister.tsx';
import './documents.css';

type Row = OutputOf<typeof listDocuments>['documents'][number];

function useColumns(): TableColumn<Row>[] {
  const { t } = useTranslation();
  const column = (
    key: string,
    width: number,
    text: (row: Row) => string,
    card: 'title' | 'figure' | 'line',
  ): TableColumn<Row> => ({ key, title: t(`documents.list.${key}`), width, text, cell: text, card });
  return [
    column('name', 380, (row) => row.title, 'title'),
    column('kind', 100, (row) => kindWord(row.kind), 'line'),
    column('state', 110, (row) => stateWord(row.state), 'figure'),
    column('number', 240, (row) => row.number ?? '—', 'line'),
    column('period', 90, (row) => row.period ?? '—', 'line'),
    column('drafter', 100, (row) => row.drafterName, 'line'),
    column('created', 160, (row) => instantText(row.createdAt), 'line'),
    column('issued', 160, (row) => instantText(row.issuedAt), 'line'),
  ];
}

/** The two lists of the period that is looked at, as files. */
function ListDownloads({ period, isFrozen }: { period: string; isFrozen: boolean }) {
  const { t } = useTranslation();
  const periodName = usePeriodName();
  const formats = [
    { format: 'docx', name: 'Word' },
    { format: 'pdf', name: 'PDF' },
    { format: 'xlsx', name: 'Excel' },
  ] as const;
  return (
    <section className="panel document-lists" aria-label={t('documents.lists.title')}>
      <h2>{t('documents.lists.title')}</h2>
      <p className="documents-quiet">
        {t(isFrozen ? 'documents.lists.under' : 'documents.lists.later', { period: periodName(period) })}
      </p>
      {(isFrozen ? (Object.keys(PROJECT_LISTS) as ProjectListKind[]) : []).map((list) => {
        const name = PROJECT_LISTS[list][currentLanguage() === 'en' ? 'en' : 'zh'];
        return (
          <div key={list} className="document-list-row">
            <span>{name}</span>
            {formats.map((one) => (
              <DownloadButton
                key={one.format}
                size="small"
                route={downloadProjectList}
                input={{ params: { period, list }, query: { format: one.format } }}
                fallbackName={`${name}.${one.format}`}
                label={`${name} ${one.name}`}
              >
                {one.name}
              </DownloadButton>
            ))}
          </div>
        );
      })}
      <div className="document-list-row">
        <span>{t('documents.lists.upward')}</span>
        <PageLink to="/exchange/upward">{t('documents.lists.upwardOpen')}</PageLink>
      </div>
      <div className="document-list-row">
        <span>{t('documents.lists.checkFigures')}</span>
        <PageLink to="/quality/pasted-table">{t('documents.lists.checkFiguresOpen')}</PageLink>
      </div>
    </section>
  );
}

/** 材料: every document of the region with its state, the lists of the period, and the way to draft a bulletin. */
export default function DocumentsPage() {
  const { t } = useTranslation();
  const openPage = useOpenPage();
  const shown = useShownPeriod();
  const choices = usePeriodChoices();
  const isFrozen = choices.some((one) => one.period === shown && one.status !== 'open');
  const language = currentLanguage() === 'en' ? 'en' : 'zh';
  const fields = [
    {
      key: 'kind',
      name: t('documents.list.kind'),
      isSingle: true,
      choices: Object.entries(DOCUMENT_KIND_WORDS).map(([value, words]) => ({
        value,
        label: words[language],
      })),
    },
    {
      key: 'of',
      name: t('documents.list.period'),
      isSingle: true,
      choices: choices.map((one) => ({ value: one.period, label: one.period })),
    },
    {
      key: 'state',
      name: t('documents.list.state'),
      isSingle: true,
      choices: Object.entries(DOCUMENT_STATES).map(([value, words]) => ({ value, label: words[language] })),
    },
  ];
  const [values, change] = useFilters(fields);
  const [isDrafting, setDrafting] = useState(false);
  const columns = useColumns();
  const asked = useRoute(listDocuments, {
    query: {
      ...(values.of?.[0] ? { period: values.of[0] } : {}),
      ...(values.kind?.[0] ? { kind: values.kind[0] } : {}),
      ...(values.state?.[0] ? { state: values.state[0] } : {}),
    },
  });
  if (!asked.data)
    return asked.error ? (
      <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />
    ) : (
      <Skeleton />
    );
  const { documents, mayDraft } = asked.data;
  return (
    <div className="list-page">
      <PageHead
        title={t('documents.title')}
        under={t('documents.under')}
        acts={
          <>
            <NumberRegister />
            {mayDraft ? (
              <Button type="primary" onClick={() => setDrafting(true)}>
                {t('documents.draft.open')}
              </Button>
            ) : null}
          </>
        }
      />
      {shown ? <ListDownloads period={shown} isFrozen={isFrozen} /> : null}
      <div className="list-tools">
        <FilterChips
          fields={fields}
          values={values}
          onChange={change}
          subject={t('documents.list.subject')}
          total={documents.length}
        />
      </div>
      <div className="list-rest">
        <ListTable
          label={t('documents.title')}
          columns={columns}
          entries={toRowEntries(documents, (row) => row.id)}
          total={documents.length}
          onOpen={(entry) => openPage(`/documents/${entry.key}`)}
          empty={
            <EmptyState
              sentence={t('documents.list.none')}
              reason={t(mayDraft ? 'documents.list.noneDraft' : 'documents.list.noneWait')}
            />
          }
        />
      </div>
      {isDrafting ? <DraftBulletinDialog onClose={() => setDrafting(false)} /> : null}
    </div>
  );
}

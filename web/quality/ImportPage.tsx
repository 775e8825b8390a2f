import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportRunView } from '../../core/quality/import-contract.ts';
import { useOpenPage, useSearchParams } from '../app/address.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { instantText } from '../ui/instant-text.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { ApplyBar } from './import/ApplyBar.tsx';
import { FindingsPanel } from './import/FindingsPanel.tsx';
import { ImportEnd } from './import/ImportEnd.tsx';
import { ImportRunning } from './import/ImportRunning.tsx';
import { MonthsPanel } from './import/MonthsPanel.tsx';
import { NotTakenPanel } from './import/NotTakenPanel.tsx';
import { QuestionsPanel } from './import/QuestionsPanel.tsx';
import { RowsPanel } from './import/RowsPanel.tsx';
import { SettingsPanel } from './import/SettingsPanel.tsx';
import { SheetsPanel } from './import/SheetsPanel.tsx';
import { isBusy, refreshImport, useImport } from './import/use-import.ts';
import './import/import.css';

const VIEWS = ['rows', 'questions', 'sheets', 'findings', 'left', 'settings'] as const;
type View = (typeof VIEWS)[number];

type Head = NonNullable<ImportRunView['head']>;

/** The page opens where a person is needed: questions first, else what would be written. */
function firstView(run: ImportRunView, head: Head): View {
  if (run.state === 'ready' && head.openQuestions > 0) return 'questions';
  return head.counts.data === 0 ? 'sheets' : 'rows';
}

function countOf(view: View, head: Head): number | null {
  if (view === 'rows') return head.counts.data;
  if (view === 'questions') return head.openQuestions;
  if (view === 'findings') return head.findings.error + head.findings.warning + head.findings.note;
  return view === 'left' ? head.notTaken.length : null;
}

function Understood({ run, head }: { run: ImportRunView; head: Head }) {
  const { t } = useTranslation();
  const [params, change] = useSearchParams();
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set());
  const view = VIEWS.find((name) => name === params.view) ?? firstView(run, head);
  return (
    <>
      {run.state === 'ready' ? <ApplyBar run={run} head={head} without={without} /> : null}
      <Segmented<View>
        className="import-views no-print"
        aria-label={t('quality.import.views')}
        value={view}
        options={VIEWS.map((name) => {
          const count = countOf(name, head);
          return {
            value: name,
            label: `${t(`quality.import.view.${name}`)}${count === null ? '' : ` ${count}`}`,
          };
        })}
        onChange={(next) => change({ view: next, status: undefined })}
      />
      {view === 'rows' ? <RowsPanel run={run} head={head} without={without} onWithout={setWithout} /> : null}
      {view === 'questions' ? <QuestionsPanel run={run} head={head} /> : null}
      {view === 'sheets' ? <SheetsPanel run={run} head={head} /> : null}
      {view === 'findings' ? <FindingsPanel run={run} head={head} /> : null}
      {view === 'left' ? <NotTakenPanel head={head} /> : null}
      {view === 'settings' ? <SettingsPanel key={run.progress.sentence} run={run} head={head} /> : null}
    </>
  );
}

/** One import: what was understood, what is asked, what would change, and how it ended. */
export default function ImportPage() {
  const { t } = useTranslation();
  const openPage = useOpenPage();
  const { importId, asked, run } = useImport();
  if (asked.error && !run) return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!run) return <Skeleton lines={10} />;
  return (
    <div className="import-page">
      <PageHead
        title={run.fileName}
        under={[t(`quality.import.state.${run.state}`), run.personName, instantText(run.startedAt)].join(
          ' · ',
        )}
        trail={[
          { to: '/ledger', title: t('app.nav.ledger') },
          { to: '/ledger/imports', title: t('quality.import.title') },
        ]}
      />
      {isBusy(run) ? <ImportRunning key={run.state} run={run} /> : null}
      <ImportEnd
        run={run}
        onStarted={(next) => {
          void refreshImport();
          openPage(`/ledger/imports/${next}`);
        }}
      />
      <MonthsPanel run={run} />
      {run.head && !isBusy(run) ? <Understood key={importId} run={run} head={run.head} /> : null}
    </div>
  );
}

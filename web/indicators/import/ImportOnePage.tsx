import { useTranslation } from 'react-i18next';
import { getFiling, listFilings } from '#core/indicators/filing-contract.ts';
import {
  discardStatImport,
  fileStatImport,
  getStatImport,
  listStatImports,
} from '#core/indicators/import/import-contract.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { useOpenPage, usePlace } from '../../app/address.ts';
import { PageLink } from '../../app/PageLink.tsx';
import { useAct, useRoute } from '../../app/use-route.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { instantText } from '../../ui/instant-text.ts';
import { LookError } from '../../ui/LookError.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useUndoToast } from '../../ui/UndoToast.tsx';
import { useIndicatorWords } from '../economy-words.ts';
import { GivenAnswers } from './GivenAnswers.tsx';
import { ImportLines } from './ImportLines.tsx';
import { ImportNotes } from './ImportNotes.tsx';
import { ImportQuestions } from './ImportQuestions.tsx';
import './statistics-import.css';

export type StatImport = OutputOf<typeof getStatImport>;

const isOpen = ({ kind, answer }: StatImport['questions'][number]): boolean =>
  kind !== 'signed' || answer === null;

/** 放弃导入: what is done away with and what stays is said before. */
function Discard({ run }: { run: StatImport }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const act = useAct(discardStatImport, {
    refreshes: [getStatImport, listStatImports, listFilings, getFiling],
    onDone: ({ sentence }) => tell(sentence),
  });
  if (!run.mayDiscard) return null;
  return (
    <>
      <ActButton
        isBusy={act.isPending}
        finalSentence={t(`economy-import.discard.${run.filingId === null ? 'open' : 'filed'}`)}
        onAct={() => act.mutate({ params: { id: run.id } })}
      >
        {t('economy-import.discard')}
      </ActButton>
      {act.error ? <ErrorState error={act.error} inline /> : null}
    </>
  );
}

function FileBar({ run }: { run: StatImport }) {
  const { t } = useTranslation();
  const say = useIndicatorWords();
  const openPage = useOpenPage();
  const act = useAct(fileStatImport, {
    refreshes: [getStatImport],
    onDone: ({ filingId }) => openPage(`/economy/filings/${filingId}`),
  });
  if (run.discardedAt !== null)
    return (
      <p className="stat-bar">
        {t('economy-import.isDiscarded', { name: run.discardedBy, at: instantText(run.discardedAt) })}
      </p>
    );
  if (run.filingId !== null)
    return (
      <div className="stat-bar">
        <span>
          {t('economy-import.isFiled')}{' '}
          <PageLink to={`/economy/filings/${run.filingId}`}>{t('economy-import.toFiling')}</PageLink>
        </span>
        <Discard run={run} />
      </div>
    );
  if (!run.mayAct) return null;
  const open = run.questions.filter(isOpen).length;
  const reason =
    open > 0
      ? t('economy-import.answerFirst', { count: open })
      : run.fileCount === 0
        ? t('economy-import.nothing')
        : null;
  const file = (into: 'import' | 'monthly') => act.mutate({ params: { id: run.id }, body: { into } });
  return (
    <div className="stat-bar no-print">
      {run.monthly ? (
        <ActButton
          type="primary"
          disabledReason={reason}
          isBusy={act.isPending}
          onAct={() => file('monthly')}
        >
          {t('economy-import.intoMonthly', { title: say(run.monthly.title) })}
        </ActButton>
      ) : null}
      <ActButton
        type={run.monthly ? 'default' : 'primary'}
        disabledReason={reason}
        isBusy={act.isPending}
        onAct={() => file('import')}
      >
        {t('economy-import.intoFiling', { count: run.fileCount })}
      </ActButton>
      <Discard run={run} />
      <span className="muted">{reason ?? t('economy-import.then')}</span>
      {act.error ? <ErrorState error={act.error} inline /> : null}
    </div>
  );
}

/** One file of statistics: what is asked, what was left out, every figure beside what is signed. */
export default function ImportOnePage() {
  const { t } = useTranslation();
  const id = usePlace('id');
  const asked = useRoute(getStatImport, { params: { id } });
  const run = asked.data;
  if (asked.error && !run) return <LookError error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!run) return <Skeleton lines={10} title />;
  return (
    <div className="stat-import-page">
      <PageHead
        title={run.fileName}
        under={`${run.orgName} ${run.personName} ${instantText(run.startedAt)}`}
        trail={[{ to: '/economy/import', title: t('economy-import.title') }]}
      />
      <p className="stat-counts">
        {run.counts.map(({ state, count }) => (
          <span key={state}>
            {t(`economy-import.state.${state}`)} <b className="figure">{count}</b>
          </span>
        ))}
      </p>
      <FileBar run={run} />
      {run.discardedAt === null ? (
        <ImportQuestions key={run.questions.map(({ key }) => key).join()} run={run} />
      ) : null}
      <GivenAnswers run={run} />
      <ImportLines run={run} />
      <ImportNotes run={run} />
    </div>
  );
}

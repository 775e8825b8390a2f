import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  correctImport,
  downloadAnnotated,
  type ImportRunView,
  undoImport,
} from '../../../core/quality/import-contract.ts';
import { PageLink } from '../../app/PageLink.tsx';
import { useAct } from '../../app/use-route.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { DownloadButton } from '../../ui/DownloadButton.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { UploadLedger } from './UploadLedger.tsx';
import { refreshImport } from './use-import.ts';

function Failed({ run, onStarted }: { run: ImportRunView; onStarted: (importId: string) => void }) {
  const { t } = useTranslation();
  const again = useAct(correctImport, { onDone: () => void refreshImport() });
  return (
    <section className="panel" role="alert">
      <h2>{t(`quality.import.state.${run.state}`)}</h2>
      {run.state === 'failed' ? <p>{run.sentence}</p> : <p>{t('quality.import.stopped')}</p>}
      <div className="import-apply-acts">
        <Button
          loading={again.isPending}
          onClick={() => again.mutate({ params: { importId: run.id }, body: {} })}
        >
          {t('quality.import.again')}
        </Button>
      </div>
      {again.error ? <ErrorState error={again.error} inline /> : null}
      <p className="muted">{t('quality.import.other')}</p>
      <UploadLedger onStarted={onStarted} />
    </section>
  );
}

function Applied({ run }: { run: ImportRunView }) {
  const { t } = useTranslation();
  const undo = useAct(undoImport, { onDone: () => void refreshImport() });
  const params = { importId: run.id };
  return (
    <section className="panel import-apply" role="status">
      <div className="import-apply-words">
        <p>{run.sentence}</p>
        <p className="muted">{t('quality.import.afterwards')}</p>
      </div>
      <div className="import-apply-acts no-print">
        <PageLink to="/ledger">{t('quality.import.toLedger')}</PageLink>
        <DownloadButton
          route={downloadAnnotated}
          input={{ params, query: { all: 'yes' } }}
          fallbackName={`${run.fileName}.xlsx`}
        >
          {t('quality.import.annotatedAll')}
        </DownloadButton>
        {run.state === 'applied' ? (
          <ActButton
            disabledReason={
              run.may.undoReason === '' ? null : t('quality.import.noUndo', { why: run.may.undoReason })
            }
            finalSentence={t('quality.import.undoSentence')}
            isBusy={undo.isPending}
            onAct={() => undo.mutate({ params, body: {} })}
          >
            {t('quality.import.undo')}
          </ActButton>
        ) : null}
      </div>
      {run.state === 'applied' && run.may.undoReason !== '' ? (
        <p className="muted">{t('quality.import.noUndo', { why: run.may.undoReason })}</p>
      ) : null}
      {undo.error ? <ErrorState error={undo.error} inline /> : null}
    </section>
  );
}

/** How an import ended: applied, undone, failed or stopped, and what can be done then. */
export function ImportEnd({ run, onStarted }: { run: ImportRunView; onStarted: (importId: string) => void }) {
  if (run.state === 'failed' || run.state === 'cancelled') return <Failed run={run} onStarted={onStarted} />;
  return run.state === 'applied' || run.state === 'undone' ? <Applied run={run} /> : null;
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/platform/public.ts';
import { cosignReports, getConfirmation, returnReports } from '#core/reporting/step-contract.ts';
import { useAct } from '../app/use-route.ts';
import { ActButton } from '../ui/ActButton.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { ReturnDialog } from '../ui/ReturnDialog.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';
import { useChosenRows } from './chosen-rows.ts';
import { ReportSheetRow } from './ReportSheetRow.tsx';

type Cosign = OutputOf<typeof getConfirmation>['cosign'];

/** 会签: projects that another unit reports and this one answers for too; agreed to or given back to the reporter. */
export function CosignPanel({ period, cosign }: { period: string; cosign: Cosign }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const [isReturning, setReturning] = useState(false);
  const rows = useChosenRows(cosign.canCosign);
  const options = {
    refreshes: [getConfirmation],
    onDone: (done: { sentence: string }) => {
      setReturning(false);
      tell(done.sentence);
    },
  };
  const sign = useAct(cosignReports, options);
  const giveBack = useAct(returnReports, options);
  const error = sign.error ?? giveBack.error;
  const notMine = cosign.canCosign.length === 0 ? t('reporting.cosign.notMine') : null;
  const disabledReason = notMine ?? (rows.chosen.length === 0 ? t('reporting.chooseFirst') : null);
  return (
    <section className="cosign-panel" aria-label={t('reporting.cosign.title')}>
      <header>
        <h2>{t('reporting.cosign.title')}</h2>
        <p className="report-last">{t('reporting.cosign.under')}</p>
        <span className="cosign-acts">
          <ActButton onAct={() => setReturning(true)} disabledReason={disabledReason}>
            {t('reporting.return.open')}
          </ActButton>
          <ActButton
            type="primary"
            isBusy={sign.isPending}
            disabledReason={disabledReason}
            finalSentence={t('reporting.cosign.final', { count: rows.chosen.length })}
            onAct={() => sign.mutate({ params: { period }, body: { projectIds: rows.chosen } })}
          >
            {t('reporting.cosign.sign', { count: rows.chosen.length })}
          </ActButton>
        </span>
      </header>
      {error ? <ErrorState error={error} inline /> : null}
      {cosign.rows.map((row) => (
        <ReportSheetRow
          key={row.projectId}
          row={row}
          isChosen={rows.isChosen(row.projectId)}
          onChoose={
            cosign.canCosign.includes(row.projectId)
              ? (isChosen) => rows.choose(row.projectId, isChosen)
              : undefined
          }
        />
      ))}
      {isReturning ? (
        <ReturnDialog
          title={t('reporting.return.title', { count: rows.chosen.length })}
          targets={[{ to: 'step', step: 0, name: t('reporting.cosign.reporter') }]}
          isBusy={giveBack.isPending}
          onClose={() => setReturning(false)}
          onReturn={({ to, step }, reason) =>
            giveBack.mutate({ params: { period }, body: { projectIds: rows.chosen, to, step, reason } })
          }
        />
      ) : null}
    </section>
  );
}

import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/platform/public.ts';
import { getGrid, getReport } from '#core/reporting/fill-contract.ts';
import { confirmReports, getConfirmation, submitReports } from '#core/reporting/step-contract.ts';
import { useAct } from '../app/use-route.ts';
import { ActButton } from '../ui/ActButton.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';
import { listErrors } from './form-fields.ts';
import type { ReportForm } from './report-form.ts';
import { sayPeriod } from './reporting-words.ts';

type Report = OutputOf<typeof getReport>;

/** Takes an act once what was typed is saved; a press while the last field is on its way is not lost. */
function useAfterSaving({ saving: { state }, leaveAll }: ReportForm, act: () => void) {
  const [isWaiting, setWaiting] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the end of saving lets it go on
  useEffect(() => {
    if (!isWaiting || state === 'saving') return;
    setWaiting(false);
    if (state === 'saved') act();
  }, [isWaiting, state]);
  // On a touch screen a button may be pressed without leaving the field.
  return { isWaiting, take: () => (leaveAll() || state !== 'saved' ? setWaiting(true) : act()) };
}

/** Under the form: whether everything is saved, and the one act that comes next. */
export function ReportFormFoot({ report, form }: { report: Report; form: ReportForm }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const { row, period } = report;
  const options = {
    refreshes: [getReport, getGrid, getConfirmation],
    onDone: (done: { sentence: string }) => tell(done.sentence),
  };
  const submit = useAct(submitReports, options);
  const confirm = useAct(confirmReports, options);
  const input = { params: { period: period.period }, body: { projectIds: [row.projectId] } };
  const { state } = form.saving;
  const submitting = useAfterSaving(form, () => submit.mutate(input));
  const confirming = useAfterSaving(form, () => confirm.mutate(input));
  const errors = listErrors(row);
  const holds =
    state === 'offline' || state === 'refused'
      ? t(`reporting.saving.${state}`)
      : errors.length > 0
        ? t('reporting.hasErrors', { count: errors.length })
        : row.unansweredCount > 0
          ? t('reporting.hasUnanswered', { count: row.unansweredCount })
          : null;
  return (
    <footer className="report-foot">
      <span className="report-saved" role="status">
        {t(`reporting.saving.${state}`)}
      </span>
      {errors[0] && row.readOnlyReason === '' ? <p className="report-error">{errors[0].sentence}</p> : null}
      {submit.error ? <ErrorState error={submit.error} inline /> : null}
      {confirm.error ? <ErrorState error={confirm.error} inline /> : null}
      {row.acts.includes('submit') ? (
        <ActButton
          type="primary"
          size="large"
          disabledReason={holds}
          isBusy={submit.isPending || submitting.isWaiting}
          onAct={submitting.take}
        >
          {t('reporting.submitOne')}
        </ActButton>
      ) : null}
      {row.acts.includes('confirm') ? (
        <ActButton
          type="primary"
          size="large"
          disabledReason={holds}
          isBusy={confirm.isPending || confirming.isWaiting}
          finalSentence={t('reporting.confirmFinal', {
            unit: row.orgName,
            period: sayPeriod(period),
            count: 1,
          })}
          onAct={confirming.take}
        >
          {t('reporting.confirmOne')}
        </ActButton>
      ) : null}
    </footer>
  );
}

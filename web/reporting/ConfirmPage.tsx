import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/platform/public.ts';
import { getGrid } from '#core/reporting/fill-contract.ts';
import {
  confirmReports,
  getConfirmation,
  passReports,
  returnReports,
} from '#core/reporting/step-contract.ts';
import { useSearchParams } from '../app/address.ts';
import { useAct, useRoute } from '../app/use-route.ts';
import { ActButton } from '../ui/ActButton.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { ReturnDialog } from '../ui/ReturnDialog.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';
import { CosignPanel } from './CosignPanel.tsx';
import { useChosenRows } from './chosen-rows.ts';
import { isNotInOrder } from './form-fields.ts';
import { PaperPanel } from './PaperPanel.tsx';
import { ReportingTabs } from './ReportingTabs.tsx';
import { ReportSheetRow } from './ReportSheetRow.tsx';
import { useReportingPeriod } from './reporting-period.ts';
import { longInstant, sayPeriod } from './reporting-words.ts';

type Confirmation = OutputOf<typeof getConfirmation>;

/** 签字确认: what changed, what is flagged, the effect; one button confirms, one returns, one prints the paper sheet. */
export function ConfirmPage() {
  const { t } = useTranslation();
  const period = useReportingPeriod();
  const [params] = useSearchParams();
  const asked = useRoute(
    getConfirmation,
    { params: { period: period ?? '' }, query: params.orgId ? { orgId: params.orgId } : {} },
    { isEnabled: period !== null },
  );
  return (
    <div>
      <ReportingTabs current="confirm" />
      {asked.data ? (
        <Confirming page={asked.data} />
      ) : asked.error?.body.code === 'PERIOD_NOT_OPEN' ? (
        <EmptyState sentence={t('reporting.notOpen')} reason={t('reporting.notOpenWhy')} />
      ) : asked.error ? (
        <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />
      ) : (
        <Skeleton lines={8} title />
      )}
    </div>
  );
}
export default ConfirmPage;

/** What is as before is not shown; it goes along where it is this person's turn. */
function sayUnchanged(
  t: TFunction,
  { rows, unchangedCount }: Confirmation,
  possible: readonly string[],
  isPassing: boolean,
): string {
  const shown = new Set(rows.map((row) => row.projectId));
  const along = possible.filter((id) => !shown.has(id)).length;
  if (along === 0) return t('reporting.unchanged', { count: unchangedCount });
  return t(isPassing ? 'reporting.unchanged.passed' : 'reporting.unchanged.confirmed', { count: along });
}

const REFRESHED = [getConfirmation, getGrid];

function Confirming({ page }: { page: Confirmation }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const period = page.period.period;
  const [isReturning, setReturning] = useState(false);
  const isPassing = page.canPass.length > 0 && page.canConfirm.length === 0;
  const possible = isPassing ? page.canPass : page.canConfirm;
  // Rows without a change are confirmed together with the others; only what is shown can be taken out.
  const rows = useChosenRows(possible);
  const options = {
    refreshes: REFRESHED,
    onDone: (done: { sentence: string }) => {
      setReturning(false);
      tell(done.sentence);
    },
  };
  const confirm = useAct(confirmReports, options);
  const pass = useAct(passReports, options);
  const giveBack = useAct(returnReports, options);
  const error = confirm.error ?? pass.error ?? giveBack.error;
  const unitName = page.orgName;
  const finalSentence = t('reporting.confirmFinal', {
    unit: unitName,
    period: sayPeriod(page.period),
    count: rows.chosen.length,
  });
  return (
    <>
      <PageHead
        title={t('reporting.confirmTitle', { unit: unitName, period: sayPeriod(page.period) })}
        under={t('reporting.confirmUnder', {
          waiting: page.waitingCount - page.fillingCount,
          confirmed: page.confirmedCount,
          total: page.totalCount,
          deadline: longInstant(page.deadlineAt ?? page.period.deadlineAt),
        })}
        acts={
          <>
            {page.canReturn ? (
              <ActButton
                onAct={() => setReturning(true)}
                disabledReason={rows.chosen.length === 0 ? t('reporting.chooseFirst') : null}
              >
                {t('reporting.return.open')}
              </ActButton>
            ) : null}
            {isPassing ? (
              <ActButton
                type="primary"
                isBusy={pass.isPending}
                disabledReason={rows.chosen.length === 0 ? t('reporting.chooseFirst') : null}
                onAct={() => pass.mutate({ params: { period }, body: { projectIds: rows.chosen } })}
              >
                {t('reporting.pass', { count: rows.chosen.length })}
              </ActButton>
            ) : (
              <ActButton
                type="primary"
                isBusy={confirm.isPending}
                disabledReason={
                  page.canConfirmHint || (rows.chosen.length === 0 ? t('reporting.chooseFirst') : null)
                }
                finalSentence={finalSentence}
                onAct={() => confirm.mutate({ params: { period }, body: { projectIds: rows.chosen } })}
              >
                {rows.chosen.length > 0
                  ? t('reporting.confirmDo', { count: rows.chosen.length })
                  : t('reporting.confirmOne')}
              </ActButton>
            )}
          </>
        }
      />
      {error ? <ErrorState error={error} inline /> : null}
      <p className="confirm-effect">{page.effect}</p>
      {page.rows.map((row) => (
        <ReportSheetRow
          key={row.projectId}
          row={row}
          isChosen={rows.isChosen(row.projectId)}
          onChoose={
            possible.includes(row.projectId) ? (isChosen) => rows.choose(row.projectId, isChosen) : undefined
          }
        />
      ))}
      {page.unchangedCount > 0 ? (
        <p className="report-last">{sayUnchanged(t, page, possible, isPassing)}</p>
      ) : null}
      {page.fillingCount > 0 ? (
        <p className="report-last">{t('reporting.stillFilling', { count: page.fillingCount })}</p>
      ) : null}
      {page.rows.length === 0 && page.waitingCount === 0 && page.totalCount > 0 ? (
        <EmptyState sentence={t('reporting.allConfirmed')} />
      ) : null}
      {page.cosign.rows.length > 0 ? <CosignPanel period={period} cosign={page.cosign} /> : null}
      {page.canFilePaper ? (
        <PaperPanel
          period={period}
          canPrint={page.canPrintSheet}
          leftOutCount={page.rows.filter(isNotInOrder).length}
          headName={page.headName}
        />
      ) : null}
      {isReturning ? (
        <ReturnDialog
          title={t('reporting.return.title', { count: rows.chosen.length })}
          targets={page.returnTargets.map((target) => ({ to: 'step', ...target }))}
          isBusy={giveBack.isPending}
          onClose={() => setReturning(false)}
          onReturn={({ to, step }, reason) =>
            giveBack.mutate({ params: { period }, body: { projectIds: rows.chosen, to, step, reason } })
          }
        />
      ) : null}
    </>
  );
}

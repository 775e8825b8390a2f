import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/platform/public.ts';
import { getOffice, listUnitReports } from '#core/reporting/office-contract.ts';
import { acceptReports, returnReports } from '#core/reporting/step-contract.ts';
import { usePlace } from '../app/address.ts';
import { useAct, useRoute } from '../app/use-route.ts';
import { ActButton } from '../ui/ActButton.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { ReturnDialog } from '../ui/ReturnDialog.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';
import { useChosenRows } from './chosen-rows.ts';
import { ReportingTabs } from './ReportingTabs.tsx';
import { ReportSheetRow } from './ReportSheetRow.tsx';
import { useReportingPeriod } from './reporting-period.ts';
import { sayPeriod } from './reporting-words.ts';

/** One unit as the project office sees it: what is confirmed; the rest is only counted. */
export default function UnitReportsPage() {
  const period = useReportingPeriod();
  const orgId = usePlace('orgId');
  const asked = useRoute(
    listUnitReports,
    { params: { period: period ?? '', orgId } },
    { isEnabled: period !== null },
  );
  return (
    <div>
      <ReportingTabs current="office" />
      {asked.data ? (
        <Judging page={asked.data} />
      ) : asked.error ? (
        <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />
      ) : (
        <Skeleton lines={8} title />
      )}
    </div>
  );
}

function Judging({ page }: { page: OutputOf<typeof listUnitReports> }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const period = page.period.period;
  const [isReturning, setReturning] = useState(false);
  const [reason, setReason] = useState('');
  const able = page.rows.filter((row) => row.acts.some((act) => act === 'accept' || act === 'reopen'));
  const rows = useChosenRows(able.map((row) => row.projectId));
  const acceptable = rows.chosen.filter((id) =>
    able.find((row) => row.projectId === id)?.acts.includes('accept'),
  );
  const options = {
    refreshes: [listUnitReports, getOffice],
    onDone: (done: { sentence: string }) => {
      setReturning(false);
      tell(done.sentence);
    },
  };
  const accept = useAct(acceptReports, options);
  const giveBack = useAct(returnReports, options);
  const error = accept.error ?? giveBack.error;
  return (
    <>
      <PageHead
        title={t('reporting.unitTitle', { unit: page.orgName, period: sayPeriod(page.period) })}
        trail={[{ to: '/reporting/office', title: t('reporting.tab.office') }]}
        under={t('reporting.unitUnder', { shown: page.rows.length, hidden: page.hiddenCount })}
        acts={
          <>
            <Input
              className="office-reason"
              aria-label={t('reporting.accept.reason')}
              placeholder={t('reporting.accept.reasonHint')}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
            <ActButton
              disabledReason={rows.chosen.length === 0 ? t('reporting.chooseFirst') : null}
              onAct={() => setReturning(true)}
            >
              {t('reporting.return.open')}
            </ActButton>
            <ActButton
              type="primary"
              isBusy={accept.isPending}
              disabledReason={acceptable.length === 0 ? t('reporting.nothingToAccept') : null}
              onAct={() =>
                accept.mutate({
                  params: { period },
                  body: {
                    projectIds: acceptable,
                    ...(reason.trim() ? { withoutReviewReason: reason.trim() } : {}),
                  },
                })
              }
            >
              {t('reporting.acceptRows', { count: acceptable.length })}
            </ActButton>
          </>
        }
      />
      {error ? <ErrorState error={error} inline /> : null}
      {page.rows.map((row) => (
        <ReportSheetRow
          key={row.projectId}
          row={row}
          isChosen={rows.isChosen(row.projectId)}
          onChoose={able.includes(row) ? (isChosen) => rows.choose(row.projectId, isChosen) : undefined}
        />
      ))}
      {page.rows.length === 0 ? <EmptyState sentence={t('reporting.nothingConfirmed')} /> : null}
      {isReturning ? (
        <ReturnDialog
          title={t('reporting.return.title', { count: rows.chosen.length })}
          targets={page.returnTargets.map((target) => ({ to: 'step', ...target }))}
          isBusy={giveBack.isPending}
          onClose={() => setReturning(false)}
          onReturn={({ to, step }, why) =>
            giveBack.mutate({ params: { period }, body: { projectIds: rows.chosen, to, step, reason: why } })
          }
        />
      ) : null}
    </>
  );
}

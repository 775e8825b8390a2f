import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/platform/public.ts';
import { listReviews } from '#core/reporting/office-contract.ts';
import { returnReports, reviewReports } from '#core/reporting/step-contract.ts';
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

/** 复核 by the industry department: what its projects' units have confirmed. */
export function ReviewPage() {
  const { t } = useTranslation();
  const period = useReportingPeriod();
  const asked = useRoute(listReviews, { params: { period: period ?? '' } }, { isEnabled: period !== null });
  return (
    <div>
      <ReportingTabs current="review" />
      {asked.data ? (
        <Reviewing page={asked.data} />
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
export default ReviewPage;

function Reviewing({ page }: { page: OutputOf<typeof listReviews> }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const period = page.period.period;
  const [isReturning, setReturning] = useState(false);
  const possible = page.rows.filter((row) => row.acts.includes('review')).map((row) => row.projectId);
  const rows = useChosenRows(possible);
  const options = {
    refreshes: [listReviews],
    onDone: (done: { sentence: string }) => {
      setReturning(false);
      tell(done.sentence);
    },
  };
  const review = useAct(reviewReports, options);
  const giveBack = useAct(returnReports, options);
  const error = review.error ?? giveBack.error;
  const none = rows.chosen.length === 0 ? t('reporting.chooseFirst') : null;
  return (
    <>
      <PageHead
        title={t('reporting.reviewTitle', { period: sayPeriod(page.period) })}
        under={t('reporting.reviewUnder', { waiting: possible.length, hidden: page.hiddenCount })}
        acts={
          possible.length > 0 ? (
            <>
              <ActButton disabledReason={none} onAct={() => setReturning(true)}>
                {t('reporting.return.open')}
              </ActButton>
              <ActButton
                type="primary"
                disabledReason={none}
                isBusy={review.isPending}
                onAct={() => review.mutate({ params: { period }, body: { projectIds: rows.chosen } })}
              >
                {rows.chosen.length === 0
                  ? t('reporting.reviewNone')
                  : t('reporting.reviewDo', { count: rows.chosen.length })}
              </ActButton>
            </>
          ) : null
        }
      />
      {error ? <ErrorState error={error} inline /> : null}
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
      {page.rows.length === 0 ? <EmptyState sentence={t('reporting.nothingToReview')} /> : null}
      {isReturning ? (
        <ReturnDialog
          title={t('reporting.return.title', { count: rows.chosen.length })}
          targets={[{ to: 'step', step: 0, name: t('reporting.return.toFill') }]}
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

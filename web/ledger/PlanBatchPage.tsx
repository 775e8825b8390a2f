import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getPlanAudit, issuePlan, listPlanBatches, listPlanLines } from '#core/ledger/public.ts';
import { useOpenPage, useSearchParams } from '../app/address.ts';
import { useSignedIn } from '../app/session.ts';
import { useAct } from '../app/use-route.ts';
import { ActButton } from '../ui/ActButton.tsx';
import { EntryGrid } from '../ui/EntryGrid.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { figureText, WAN } from '../ui/figure-text.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';
import { BatchHeadFields } from './plan/BatchHead.tsx';
import { BatchSums } from './plan/BatchSums.tsx';
import { useBatchColumns } from './plan/batch-columns.ts';
import { applyChanges, isHeadFull, listBatchFindings, toBatchRows, toPlanBatch } from './plan/batch-rows.ts';
import { useKeptBatch } from './plan/kept-batch.ts';
import { PasteDialog } from './plan/PasteDialog.tsx';
import { type BatchKind, listBatchLines, sumBatch } from './plan/plan-draft.ts';
import { useAllLines } from './plan/use-all-lines.ts';
import './ledger.css';

function PlanBatch({ year, kind, today }: { year: number; kind: BatchKind; today: string }) {
  const { t } = useTranslation();
  const openPage = useOpenPage();
  const tell = useUndoToast();
  const { lines, isLoading, error, may } = useAllLines(year);
  const columns = useBatchColumns(kind);
  const { personId } = useSignedIn();
  const kept = useKeptBatch(`plan-batch.${personId}.${year}.${kind}`, {
    documentNumber: '',
    decidedOn: today,
    approver: '',
    inForceFrom: kind === 'issued' ? `${year}-01` : today.slice(0, 7),
    profile: 'seasonal',
    reason: '',
  });
  const { head, draft } = kept;
  const [isPasting, setPasting] = useState(false);
  const act = useAct(issuePlan, {
    refreshes: [listPlanBatches, listPlanLines, getPlanAudit],
    onDone: (done) => {
      kept.clear();
      tell(
        t('ledger.plan.done', {
          document: head.documentNumber,
          count: done.projects,
          total: figureText(done.totalYuan, WAN),
        }),
      );
      openPage('/ledger/plans', { year: String(year) });
    },
  });
  const batch = useMemo(() => listBatchLines(kind, lines, draft), [kind, lines, draft]);
  const sums = useMemo(() => sumBatch(lines, batch), [lines, batch]);
  const rows = useMemo(() => toBatchRows(kind, lines, draft), [kind, lines, draft]);
  const findings = useMemo(() => listBatchFindings(batch), [batch]);
  if (error && lines.length === 0) return <ErrorState error={error} />;
  if (isLoading || !may) return <Skeleton lines={10} />;
  const obstacle = !may.issue
    ? may.reason
    : batch.length === 0
      ? t('ledger.plan.noLines')
      : findings.length > 0
        ? t('ledger.plan.hasProblems', { count: findings.length })
        : isHeadFull(head)
          ? null
          : t('ledger.plan.headMissing');
  return (
    <div className="list-page">
      <PageHead
        title={t(`ledger.plan.${kind}.head`, { year })}
        under={t('ledger.plan.under')}
        trail={[
          { to: '/ledger', title: t('app.nav.ledger') },
          { to: '/ledger/plans', title: t('ledger.plans.title') },
        ]}
        acts={
          <>
            <Button onClick={() => setPasting(true)}>{t('ledger.plan.paste')}</Button>
            <ActButton
              type="primary"
              isBusy={act.isPending}
              disabledReason={obstacle}
              finalSentence={t('ledger.plan.final', {
                document: head.documentNumber,
                count: batch.length,
                from: head.inForceFrom,
              })}
              onAct={() => act.mutate({ body: toPlanBatch(year, kind, head, batch) })}
            >
              {t(`ledger.plan.${kind}.act`)}
            </ActButton>
          </>
        }
      />
      {act.error ? <ErrorState error={act.error} inline /> : null}
      {kept.isTaken ? (
        <p className="muted">
          {t('ledger.plan.kept')}{' '}
          <button type="button" className="link-button" onClick={kept.clear}>
            {t('ledger.plan.kept.clear')}
          </button>
        </p>
      ) : null}
      <BatchHeadFields head={head} onChange={kept.setHead} />
      <BatchSums sums={sums} count={batch.length} />
      <div className="list-rest">
        <EntryGrid
          label={t(`ledger.plan.${kind}.head`, { year })}
          columns={columns}
          rows={rows}
          findings={findings}
          keptKey={`plan.${year}.${kind}`}
          onCellsChange={async (changes) =>
            kept.changeDraft((before) => applyChanges(before, changes, lines))
          }
        />
      </div>
      {isPasting ? (
        <PasteDialog
          lines={lines}
          onClose={() => setPasting(false)}
          onTake={(pasted) => kept.changeDraft((before) => ({ ...before, ...pasted.draft }))}
        />
      ) : null}
    </div>
  );
}

/** Issues the year's plan or adjusts it by one batch: typed or pasted, with the totals before and after. */
export default function PlanBatchPage() {
  const [params] = useSearchParams();
  const today = useSignedIn().today;
  const year = Number(/^\d{4}$/.test(params.year ?? '') ? params.year : today.slice(0, 4));
  return (
    <PlanBatch
      key={`${year}${params.kind}`}
      year={year}
      kind={params.kind === 'issued' ? 'issued' : 'adjusted'}
      today={today}
    />
  );
}

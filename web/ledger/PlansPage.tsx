import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { listPlanBatches, listPlanLines } from '#core/ledger/public.ts';
import { useOpenPage, useSearchParams } from '../app/address.ts';
import { useSignedIn } from '../app/session.ts';
import { useRoute } from '../app/use-route.ts';
import { ActButton } from '../ui/ActButton.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Figure } from '../ui/Figure.tsx';
import { WAN } from '../ui/figure-text.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { PrintButton } from '../ui/PrintButton.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { PlanAudit } from './plan/PlanAudit.tsx';
import { SeasonalWeights } from './plan/SeasonalWeights.tsx';
import './ledger.css';

const KINDS = ['raised', 'lowered', 'removed', 'substituted'] as const;

/** Every batch by which the year's plan was issued and adjusted, each with its document. */
function Plans({ year }: { year: number }) {
  const { t } = useTranslation();
  const openPage = useOpenPage();
  const [, change] = useSearchParams();
  const asked = useRoute(listPlanBatches, { query: { year } });
  const may = useRoute(listPlanLines, { query: { year, limit: 1 } }).data?.may;
  if (asked.error && !asked.data)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton lines={6} />;
  const { batches } = asked.data;
  const isIssued = batches.some((b) => b.kind === 'issued');
  const obstacle = may && !may.issue ? may.reason : null;
  const issue = (kind: 'issued' | 'adjusted') => openPage('/ledger/plans/new', { year: String(year), kind });
  return (
    <>
      <PageHead
        title={t('ledger.plans.head', { year })}
        under={t('ledger.plans.under')}
        trail={[{ to: '/ledger', title: t('app.nav.ledger') }]}
        acts={
          <>
            <Select
              aria-label={t('ledger.curve.year')}
              value={year}
              options={[1, 0, -1, -2].map((step) => ({
                value: year + step,
                label: t('ledger.year', { year: year + step }),
              }))}
              onChange={(next: number) => change({ year: String(next) })}
            />
            <PrintButton />
            <ActButton
              disabledReason={obstacle ?? (isIssued ? null : t('ledger.plans.notIssued'))}
              onAct={() => issue('adjusted')}
            >
              {t('ledger.plans.adjust')}
            </ActButton>
            <ActButton
              type="primary"
              disabledReason={obstacle ?? (isIssued ? t('ledger.plans.issuedAlready') : null)}
              onAct={() => issue('issued')}
            >
              {t('ledger.plans.issue')}
            </ActButton>
          </>
        }
      />
      {batches.length === 0 ? (
        <EmptyState sentence={t('ledger.plans.none', { year })} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by the keyboard
        <section className="panel scrolls-x" tabIndex={0} aria-label={t('ledger.plans.head', { year })}>
          <table className="plain-table words-table">
            <thead>
              <tr>
                <th scope="col">{t('ledger.version.document')}</th>
                <th scope="col">{t('ledger.plans.kind')}</th>
                <th scope="col">{t('ledger.plans.decidedOn')}</th>
                <th scope="col">{t('ledger.stage.approver')}</th>
                <th scope="col">{t('ledger.version.from')}</th>
                <th scope="col" className="align-right">
                  {t('ledger.plans.projects')}
                </th>
                {KINDS.map((kind) => (
                  <th key={kind} scope="col" className="align-right">
                    {t(`ledger.change.${kind}`)}
                  </th>
                ))}
                <th scope="col" className="align-right">
                  {t('ledger.plans.total')}
                  <small>{t('ui.unit.万元')}</small>
                </th>
                <th scope="col">{t('ledger.stage.reason')}</th>
              </tr>
            </thead>
            <tbody>
              {batches.map((batch) => (
                <tr key={batch.id}>
                  <th scope="row">{batch.documentNumber}</th>
                  <td>{t(`ledger.plans.${batch.kind}`)}</td>
                  <td>{batch.decidedOn}</td>
                  <td>{batch.approver}</td>
                  <td>{batch.inForceFrom}</td>
                  <td className="align-right">{batch.projects}</td>
                  {KINDS.map((kind) => (
                    <td key={kind} className="align-right">
                      {batch.kind === 'issued' ? '—' : batch[kind]}
                    </td>
                  ))}
                  <td className="align-right">
                    <Figure value={batch.totalYuan} of={WAN} />
                  </td>
                  <td>{batch.reason}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <PlanAudit year={year} />
      <SeasonalWeights />
    </>
  );
}

export default function PlansPage() {
  const [params] = useSearchParams();
  const today = useSignedIn().today;
  return <Plans year={Number(/^\d{4}$/.test(params.year ?? '') ? params.year : today.slice(0, 4))} />;
}

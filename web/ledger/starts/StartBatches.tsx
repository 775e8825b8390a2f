import { useTranslation } from 'react-i18next';
import { listStartBatches } from '#core/ledger/public.ts';
import { useOpenPage } from '../../app/address.ts';
import { useRoute } from '../../app/use-route.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Figure } from '../../ui/Figure.tsx';
import { figureText } from '../../ui/figure-text.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';

const YI = { kind: 'amount', unit: '亿元' } as const;
const PERCENT = { kind: 'percent' } as const;
const HEADS = ['batch', 'count', 'started', 'rate', 'total', 'plan', 'lastYear'] as const;

/** 集中开工批次 (PL-15): a tag or list that names a batch; earlier batches stay and are followed on. */
export function StartBatches() {
  const { t } = useTranslation();
  const openPage = useOpenPage();
  const asked = useRoute(listStartBatches, {});
  if (asked.error && !asked.data)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton lines={6} />;
  const { batches } = asked.data;
  if (batches.length === 0)
    return <EmptyState sentence={t('ledger.starts.batches.none')} reason={t('ledger.starts.batches.how')} />;
  return (
    <section className="panel scrolls-x">
      <table className="plain-table words-table">
        <thead>
          <tr>
            {HEADS.map((head) => (
              <th key={head} scope="col" className={head === 'batch' ? '' : 'align-right'}>
                {t(`ledger.starts.head.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {batches.map((batch) => (
            <tr key={`${batch.kind}/${batch.name}`}>
              <th scope="row">
                <button
                  type="button"
                  className="link-button"
                  onClick={() => openPage('/ledger', { [batch.kind]: batch.name })}
                >
                  {batch.name}
                </button>
              </th>
              <td className="align-right">{batch.projects}</td>
              <td className="align-right">{batch.started}</td>
              <td className="align-right">
                <Figure value={batch.startRate} of={PERCENT} />
              </td>
              <td className="align-right">
                <Figure value={batch.totalInvestmentYuan} of={YI} />
              </td>
              <td className="align-right">
                <Figure value={batch.annualPlanYuan} of={YI} />
              </td>
              <td className="align-right">
                {batch.lastYear
                  ? t('ledger.starts.batches.like', {
                      count: batch.lastYear.projects,
                      rate: figureText(batch.lastYear.startRate, PERCENT),
                      total: figureText(batch.lastYear.totalInvestmentYuan, YI),
                    })
                  : '—'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

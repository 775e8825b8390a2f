import { useTranslation } from 'react-i18next';
import { isStartBatch, nameBatchLastYear } from '#core/ledger/public.ts';
import { type GroupView, overview } from '#core/progress/public.ts';
import { useOpenPage } from '../../app/address.ts';
import { useShownPeriod } from '../../app/periods.ts';
import { useRoute } from '../../app/use-route.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Figure } from '../../ui/Figure.tsx';
import { figureText } from '../../ui/figure-text.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';

const YI = { kind: 'amount', unit: '亿元' } as const;
const HEADS = ['batch', 'count', 'due', 'started', 'rate', 'total', 'actual', 'lastYear'] as const;

function useBatches(period: string) {
  const tags = useRoute(overview, { query: { period, split: 'tag' } });
  const lists = useRoute(overview, { query: { period, split: 'list' } });
  const groups: GroupView[] = [...(tags.data?.groups ?? []), ...(lists.data?.groups ?? [])];
  return {
    groups: groups.filter((group) => isStartBatch(group.label)),
    error: tags.error,
    isPending: tags.isPending,
  };
}

function Batches({ period }: { period: string }) {
  const { t } = useTranslation();
  const openPage = useOpenPage();
  const { groups, error, isPending } = useBatches(period);
  if (error) return <ErrorState error={error} />;
  if (isPending) return <Skeleton lines={6} />;
  if (groups.length === 0)
    return <EmptyState sentence={t('ledger.starts.batches.none')} reason={t('ledger.starts.batches.how')} />;
  const likeOf = (group: GroupView) => groups.find((one) => one.label === nameBatchLastYear(group.label));
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
          {groups.map((group) => {
            const { figures } = group;
            const like = likeOf(group);
            return (
              <tr key={`${group.split}/${group.key}`}>
                <th scope="row">
                  <button
                    type="button"
                    className="link-button"
                    onClick={() => openPage('/ledger', { [group.split]: group.key })}
                  >
                    {group.label}
                  </button>
                </th>
                <td className="align-right">{figures.projectCount}</td>
                <td className="align-right">{figures.startRate.of}</td>
                <td className="align-right">{figures.startRate.count}</td>
                <td className="align-right">
                  <Figure
                    value={figures.startRate.value}
                    of={{ kind: 'percent' }}
                    reason={t('progress.null.nothingDue')}
                  />
                </td>
                <td className="align-right">
                  <Figure value={figures.totalInvestmentYuan} of={YI} />
                </td>
                <td className="align-right">
                  <Figure value={figures.actualYuan} of={YI} reason={t('ledger.null.report')} />
                </td>
                <td className="align-right">
                  {like
                    ? t('ledger.starts.batches.like', {
                        count: like.figures.projectCount,
                        rate: figureText(like.figures.startRate.value, { kind: 'percent' }),
                        total: figureText(like.figures.totalInvestmentYuan, YI),
                      })
                    : '—'}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** 集中开工批次 (PL-15): a tag or list that names a batch; earlier batches stay and are followed on. */
export function StartBatches() {
  const period = useShownPeriod();
  return period === null ? <Skeleton lines={6} /> : <Batches period={period} />;
}

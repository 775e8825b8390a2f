import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { listStaleProjects, STAGES, STALE_KINDS } from '#core/ledger/public.ts';
import { useSearchParams } from '../../app/address.ts';
import { PageLink } from '../../app/PageLink.tsx';
import { useRoute } from '../../app/use-route.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Figure } from '../../ui/Figure.tsx';
import { wordOf } from '../../ui/labels.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';

const YI = { kind: 'amount', unit: '亿元' } as const;
const HEADS = ['name', 'unit', 'sponsor', 'stage', 'total', 'finish', 'why'] as const;

/** 久拖项目 (PL-17, SC-20): carried for years without a start, long past the first finish, slipped into a later year. */
export function StaleProjects() {
  const { t } = useTranslation();
  const [params, change] = useSearchParams();
  const asked = useRoute(listStaleProjects, {});
  if (asked.error && !asked.data)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton lines={10} />;
  const { byKind, isCut } = asked.data;
  const rows = asked.data.rows.filter(
    (row) => params.only === undefined || row.reasons.some((reason) => reason.kind === params.only),
  );
  return (
    <>
      <p className="starts-counts">
        <span>{t('ledger.starts.stale.count', { count: asked.data.rows.length })}</span>
        {byKind.map(({ key, count }) => (
          <Button
            key={key}
            size="small"
            className="no-print"
            type={params.only === key ? 'primary' : 'default'}
            aria-pressed={params.only === key}
            onClick={() => change({ only: params.only === key ? undefined : key })}
          >
            {wordOf(STALE_KINDS, key)} {count}
          </Button>
        ))}
      </p>
      {isCut ? <p className="muted">{t('ledger.starts.cut')}</p> : null}
      {rows.length === 0 ? (
        <EmptyState sentence={t('ledger.starts.stale.none')} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long table is scrolled by the keyboard
        <section className="panel scrolls-x" tabIndex={0} aria-label={t('ledger.starts.stale')}>
          <table className="plain-table words-table">
            <thead>
              <tr>
                {HEADS.map((head) => (
                  <th key={head} scope="col" className={head === 'total' ? 'align-right' : ''}>
                    {t(`ledger.starts.head.${head}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.projectId}>
                  <th scope="row">
                    <PageLink to={`/ledger/${row.projectId}`}>{row.name}</PageLink>
                  </th>
                  <td>{row.unitName}</td>
                  <td>{row.sponsorName}</td>
                  <td>{wordOf(STAGES, row.stage)}</td>
                  <td className="align-right">
                    <Figure value={row.totalInvestmentYuan} of={YI} reason={t('ledger.null.total')} />
                  </td>
                  <td className="starts-day">
                    {row.plannedFinishOn ?? '—'}
                    {row.originalFinishOn !== null && row.originalFinishOn !== row.plannedFinishOn ? (
                      <small> {t('ledger.starts.first', { on: row.originalFinishOn })}</small>
                    ) : null}
                  </td>
                  <td>{row.reasons.map((reason) => reason.sentence).join('；')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
}

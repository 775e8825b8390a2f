import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listPlanLines, NATURES } from '#core/ledger/public.ts';
import { PageLink } from '../../app/PageLink.tsx';
import { useSignedIn } from '../../app/session.ts';
import { useRoute } from '../../app/use-route.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Figure } from '../../ui/Figure.tsx';
import { WAN } from '../../ui/figure-text.ts';
import { wordOf } from '../../ui/labels.ts';
import { PageHead } from '../../ui/PageHead.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useIsOffice } from '../use-is-office.ts';

const LIMIT = 2000;
const HEADS = ['name', 'unit', 'nature', 'total', 'annual'] as const;

/** The ledger of a county that has not opened a reporting period yet: its projects and plans, without progress. */
export function BeforeFirstPeriod({ acts }: { acts: ReactNode }) {
  const { t } = useTranslation();
  const isOffice = useIsOffice();
  const year = Number(useSignedIn().today.slice(0, 4));
  const asked = useRoute(listPlanLines, { query: { year, limit: LIMIT } });
  if (asked.error && !asked.data)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton lines={12} />;
  const { lines } = asked.data;
  const isPlanned = lines.some(({ annualYuan }) => annualYuan !== null);
  return (
    <div>
      <PageHead
        title={t('app.nav.ledger')}
        under={`${t('ledger.before.under', { count: lines.length })} · ${t('ledger.unit')}`}
        acts={acts}
      />
      {lines.length === 0 ? (
        <EmptyState
          sentence={t('ledger.none')}
          {...(isOffice
            ? { firstStep: <PageLink to="/ledger/imports">{t('quality.import.title')}</PageLink> }
            : {})}
        />
      ) : (
        <>
          {isOffice ? (
            <p className="panel-note">
              {isPlanned ? (
                t('ledger.before.open')
              ) : (
                <>
                  {t('ledger.before.next')} <PageLink to="/ledger/plans">{t('ledger.plans.title')}</PageLink>
                  {' ·'}
                </>
              )}{' '}
              <PageLink to="/reporting/calendar">{t('reporting.openPeriod')}</PageLink>
            </p>
          ) : null}
          <table className="plain-table">
            <thead>
              <tr>
                {HEADS.map((head) => (
                  <th
                    key={head}
                    scope="col"
                    className={head === 'total' || head === 'annual' ? 'align-right' : undefined}
                  >
                    {t(`ledger.before.${head}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.projectId}>
                  <th scope="row">
                    <PageLink to={`/ledger/${line.projectId}`}>{line.name}</PageLink>
                    {line.parentName ? (
                      <div className="panel-note">{t('ledger.before.part', { name: line.parentName })}</div>
                    ) : null}
                  </th>
                  <td>{line.unitName}</td>
                  <td>{wordOf(NATURES, line.nature)}</td>
                  <td className="align-right">
                    <Figure value={line.totalInvestmentYuan} of={WAN} />
                  </td>
                  <td className="align-right">
                    <Figure value={line.annualYuan} of={WAN} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </div>
  );
}

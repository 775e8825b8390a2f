import { useTranslation } from 'react-i18next';
import { listFilings } from '#core/indicators/filing-contract.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { getPreviousPeriod } from '#core/platform/public.ts';
import { usePeriod } from '../app/address.ts';
import { PageLink } from '../app/PageLink.tsx';
import { usePeriodName } from '../app/PeriodSwitch.tsx';
import { useSession } from '../app/session.ts';
import { useRoute } from '../app/use-route.ts';
import { EconomyTabs } from '../ui/EconomyTabs.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { LookError } from '../ui/LookError.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { FilingMatrix } from './filings/FilingMatrix.tsx';
import { FilingTable } from './filings/FilingTable.tsx';
import { FreezePanel } from './filings/FreezePanel.tsx';
import { OpenFiling } from './filings/OpenFiling.tsx';
import './indicators.css';

export type Filings = OutputOf<typeof listFilings>;
const MONTHS = 12;

/** The month that the address names; else the latest that is filed. */
const pickMonth = (filings: Filings, chosen: string | null): string | null =>
  chosen ??
  filings.filings
    .flatMap(({ kind, period }) => (kind === 'monthly' && period !== null ? [period] : []))
    .sort()
    .at(-1) ??
  null;

/** 指标报送: departments and months, how far each filing has come, and the freeze of the month. */
export default function FilingsPage() {
  const { t } = useTranslation();
  const nameOf = usePeriodName();
  const chosen = usePeriod();
  const { session } = useSession();
  const asked = useRoute(listFilings, { query: {} });
  const list = asked.data;
  if (asked.error && !list) return <LookError error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!list) return <Skeleton lines={10} title />;
  const period = pickMonth(list, chosen);
  const months: string[] = [];
  for (let at = period; at !== null && months.length < MONTHS; at = getPreviousPeriod(at)) months.unshift(at);
  const ofMonth = list.filings.filter((one) => one.period === period);
  const others = list.filings.filter((one) => one.kind === 'revision' || one.kind === 'import');
  const isEmpty = list.filings.length === 0;
  return (
    <div className="economy-page">
      <PageHead
        title={t('indicators.filings')}
        under={period === null ? t('indicators.filings.under') : nameOf(period)}
        acts={
          list.mayOpen ? (
            <>
              <PageLink to="/economy/import">{t('economy-import.link')}</PageLink>
              <OpenFiling period={period} />
            </>
          ) : null
        }
      />
      <EconomyTabs current="filings" />
      {isEmpty ? (
        <EmptyState
          sentence={t('indicators.filings.none')}
          reason={t(list.mayOpen ? 'economy-settings.filings.none.own' : 'indicators.filings.none.what')}
          firstStep={
            session?.sees === 'region' ? (
              <PageLink to="/settings/indicators">{t('indicators.settings')}</PageLink>
            ) : undefined
          }
        />
      ) : (
        <>
          {period === null ? null : <FreezePanel period={period} />}
          {period === null ? null : (
            <FilingTable
              title={t('indicators.filings.ofMonth', { period: nameOf(period) })}
              filings={ofMonth}
              missing={list.departments.filter(
                ({ orgId }) => !ofMonth.some((one) => one.orgId === orgId && one.kind === 'monthly'),
              )}
            />
          )}
          <FilingMatrix list={list} months={months} />
          {others.length === 0 ? null : (
            <FilingTable title={t('indicators.filings.others')} filings={others} missing={[]} />
          )}
        </>
      )}
    </div>
  );
}

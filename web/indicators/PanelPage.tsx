import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiRefusal } from '../app/api.ts';
import { EconomyTabs } from '../ui/EconomyTabs.tsx';
import { ExportCsv } from '../ui/ExportCsv.tsx';
import { LookError } from '../ui/LookError.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { PrintButton } from '../ui/PrintButton.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useMonthWords } from './economy-words.ts';
import { NoEconomy } from './NoEconomy.tsx';
import './indicators.css';

interface Asked<View> {
  data: View | undefined;
  error: ApiRefusal | null;
  refetch: () => unknown;
}
type MonthView = { period: string; frozen: { at: string; by: string } | null };

interface PanelPageProps<View extends MonthView> {
  tab: 'heat' | 'shortfalls' | 'matches' | 'forecasts';
  asked: Asked<View>;
  /** The table as text, for export. */
  linesOf?: (view: View) => string[][];
  acts?: (view: View) => ReactNode;
  children: (view: View) => ReactNode;
}

/** A panel of the month: its head with the state of the month, its tabs, and what to do where nothing is set up yet. */
export function PanelPage<View extends MonthView>({
  tab,
  asked,
  linesOf,
  acts,
  children,
}: PanelPageProps<View>) {
  const { t } = useTranslation();
  const wordsOf = useMonthWords();
  const view = asked.data;
  if (asked.error?.body.code === 'SUBJECT_NOT_FOUND' && !view) return <NoEconomy tab={tab} />;
  if (asked.error && !view) return <LookError error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!view) return <Skeleton lines={12} title />;
  return (
    <div className="economy-page">
      <PageHead
        title={t(`indicators.${tab}`)}
        under={[...wordsOf(view), t(`indicators.${tab}.under`)].join(' · ')}
        acts={
          <>
            {acts?.(view)}
            {linesOf ? (
              <ExportCsv lines={() => linesOf(view)} fileName={`${t(`indicators.${tab}`)} ${view.period}`} />
            ) : null}
            <PrintButton />
          </>
        }
      />
      <EconomyTabs current={tab} />
      {children(view)}
    </div>
  );
}

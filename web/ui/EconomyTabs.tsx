import { useTranslation } from 'react-i18next';
import { PageLink } from '../app/PageLink.tsx';
import './economy-tabs.css';

const TABS = {
  board: '/economy',
  heat: '/economy/heat',
  shortfalls: '/economy/shortfalls',
  matches: '/economy/matches',
  forecasts: '/economy/forecasts',
  filings: '/economy/filings',
  targets: '/economy/targets',
  enterprises: '/economy/enterprises',
  papers: '/economy/papers',
} as const;
export type EconomyTab = keyof typeof TABS;

/** The pages of economic operation side by side. */
export function EconomyTabs({ current }: { current: EconomyTab }) {
  const { t } = useTranslation();
  return (
    <nav className="economy-tabs no-print" aria-label={t('indicators.tabs')}>
      {Object.entries(TABS).map(([tab, to]) => (
        <PageLink
          key={tab}
          to={to}
          className={tab === current ? 'economy-tab economy-tab-current' : 'economy-tab'}
          {...(tab === current ? { 'aria-current': 'page' as const } : {})}
        >
          {t(`indicators.tab.${tab}`)}
        </PageLink>
      ))}
    </nav>
  );
}

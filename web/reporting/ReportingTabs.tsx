import { useTranslation } from 'react-i18next';
import { PageLink } from '../app/PageLink.tsx';
import { useSignedIn } from '../app/session.ts';
import { useWatchSearch } from './reporting-period.ts';
import { WatchSwitch } from './WatchSwitch.tsx';
import './reporting.css';

const UNIT_ROLES = ['reporter-a', 'reporter-b', 'section-head', 'deputy-head', 'head', 'unit-admin'];
const OFFICE_ROLES = ['office-clerk', 'office-head'];

export type ReportingTab =
  | 'grid'
  | 'confirm'
  | 'review'
  | 'office'
  | 'matrix'
  | 'quality'
  | 'amendments'
  | 'calendar';

/** The pages of reporting that this person's posts have; the server refuses the rest whatever stands here. */
export function useReportingTabs(): ReportingTab[] {
  const roles: readonly string[] = useSignedIn().roles;
  const has = (list: readonly string[]) => roles.some((role) => list.includes(role));
  return [
    ...(has(OFFICE_ROLES) ? (['office'] as const) : []),
    ...(has(UNIT_ROLES) ? (['grid', 'confirm'] as const) : []),
    ...(roles.includes('reviewer') ? (['review'] as const) : []),
    'matrix',
    ...(has(OFFICE_ROLES) || has(UNIT_ROLES) ? (['quality'] as const) : []),
    'amendments',
    'calendar',
  ];
}

export function ReportingTabs({ current }: { current: ReportingTab }) {
  const { t } = useTranslation();
  const tabs = useReportingTabs();
  const watch = useWatchSearch();
  return (
    <nav className="reporting-tabs no-print" aria-label={t('reporting.home')}>
      {tabs.map((tab) => (
        <PageLink
          key={tab}
          to={`/reporting/${tab}`}
          search={watch}
          className={tab === current ? 'reporting-tab reporting-tab-current' : 'reporting-tab'}
          {...(tab === current ? { 'aria-current': 'page' as const } : {})}
        >
          {t(`reporting.tab.${tab}`)}
        </PageLink>
      ))}
      <WatchSwitch />
    </nav>
  );
}

import type { PageAddress } from '../app/page-address.ts';

export const pages: PageAddress[] = [
  {
    path: '/economy',
    title: 'app.nav.economy',
    load: () => import('./BoardPage.tsx'),
    nav: 'economy',
    isNavHome: true,
  },
  {
    path: '/economy/indicators/$code',
    title: 'indicators.board',
    load: () => import('./IndicatorPage.tsx'),
    nav: 'economy',
  },
  {
    path: '/economy/filings',
    title: 'indicators.filings',
    load: () => import('./FilingsPage.tsx'),
    nav: 'economy',
  },
  {
    path: '/economy/filings/$id',
    title: 'indicators.filings',
    load: () => import('./FilingPage.tsx'),
    nav: 'economy',
  },
  {
    path: '/economy/heat',
    title: 'indicators.heat',
    load: () => import('./HeatPage.tsx'),
    nav: 'economy',
  },
  {
    path: '/economy/shortfalls',
    title: 'indicators.shortfalls',
    load: () => import('./ShortfallsPage.tsx'),
    nav: 'economy',
  },
  {
    path: '/economy/matches',
    title: 'indicators.matches',
    load: () => import('./MatchesPage.tsx'),
    nav: 'economy',
  },
  {
    path: '/economy/forecasts',
    title: 'indicators.forecasts',
    load: () => import('./ForecastsPage.tsx'),
    nav: 'economy',
  },
  {
    path: '/economy/import',
    title: 'economy-import.title',
    load: () => import('./import/ImportListPage.tsx'),
    nav: 'economy',
  },
  {
    path: '/economy/import/$id',
    title: 'economy-import.title',
    load: () => import('./import/ImportOnePage.tsx'),
    nav: 'economy',
  },
  {
    path: '/economy/import/$id/source',
    title: 'economy-import.source',
    load: () => import('./import/ImportSourcePage.tsx'),
    nav: 'economy',
  },
  {
    path: '/economy/source/$id',
    title: 'economy-import.source',
    load: () => import('./import/SourcePage.tsx'),
    nav: 'economy',
  },
  {
    path: '/economy/targets',
    title: 'indicators.targets',
    load: () => import('./TargetsPage.tsx'),
    nav: 'economy',
  },
  {
    path: '/settings/indicators',
    title: 'indicators.settings',
    load: () => import('./IndicatorSettingsPage.tsx'),
    nav: 'settings',
  },
  {
    path: '/settings/subjects',
    title: 'indicators.subjects',
    load: () => import('./SubjectsPage.tsx'),
    nav: 'settings',
  },
  {
    path: '/economy/papers',
    title: 'documents.economy.title',
    load: () => import('./PapersPage.tsx'),
    nav: 'economy',
  },
];

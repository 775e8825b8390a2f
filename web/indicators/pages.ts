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
];

import type { PageAddress } from '../app/page-address.ts';

export const pages: PageAddress[] = [
  {
    path: '/overview',
    title: 'app.nav.overview',
    load: () => import('./OverviewPage.tsx'),
    nav: 'overview',
    isNavHome: true,
  },
  {
    path: '/year-turns/$year',
    title: 'progress.turn.title',
    load: () => import('./YearTurnPage.tsx'),
    nav: 'ledger',
  },
  {
    path: '/settings/plan-basis',
    title: 'rules.basis.title',
    load: () => import('./PlanBasisPage.tsx'),
    nav: 'settings',
  },
  {
    path: '/settings/image-scales',
    title: 'rules.scales.title',
    load: () => import('./ImageScalesPage.tsx'),
    nav: 'settings',
  },
  {
    path: '/settings/lights',
    title: 'rules.title',
    load: () => import('./LightRulesPage.tsx'),
    nav: 'settings',
  },
];

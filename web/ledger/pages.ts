import type { PageAddress } from '../app/page-address.ts';

export const pages: PageAddress[] = [
  {
    path: '/ledger',
    title: 'app.nav.ledger',
    load: () => import('./LedgerPage.tsx'),
    nav: 'ledger',
    isNavHome: true,
  },
  {
    path: '/ledger/plans',
    title: 'ledger.plans.title',
    load: () => import('./PlansPage.tsx'),
    nav: 'ledger',
  },
  {
    path: '/ledger/plans/new',
    title: 'ledger.plan.title',
    load: () => import('./PlanBatchPage.tsx'),
    nav: 'ledger',
  },
  {
    path: '/ledger/starts',
    title: 'ledger.starts.title',
    load: () => import('./StartsPage.tsx'),
    nav: 'ledger',
  },
  {
    path: '/ledger/$projectId',
    title: 'ledger.project.title',
    load: () => import('./ProjectPage.tsx'),
    nav: 'ledger',
  },
];

import type { PageAddress } from '../app/page-address.ts';

export const pages: PageAddress[] = [
  {
    path: '/quality/pasted-table',
    title: 'quality.title',
    load: () => import('./PastedTablePage.tsx'),
    nav: 'documents',
  },
  {
    path: '/ledger/imports',
    title: 'quality.import.title',
    load: () => import('./ImportsPage.tsx'),
    nav: 'ledger',
  },
  {
    path: '/ledger/imports/$importId',
    title: 'quality.import.title',
    load: () => import('./ImportPage.tsx'),
    nav: 'ledger',
  },
];

import type { PageAddress } from '../app/page-address.ts';

export const pages: PageAddress[] = [
  {
    path: '/economy/enterprises',
    title: 'enterprises.title',
    load: () => import('./EnterprisesPage.tsx'),
    nav: 'economy',
  },
  {
    path: '/economy/project-entries',
    title: 'enterprises.projects',
    load: () => import('./ProjectEntriesPage.tsx'),
    nav: 'economy',
  },
];

import type { PageAddress } from '../app/page-address.ts';

export const pages: PageAddress[] = [
  {
    path: '/quality/pasted-table',
    title: 'quality.title',
    load: () => import('./PastedTablePage.tsx'),
    nav: 'documents',
  },
];

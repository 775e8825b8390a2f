import type { PageAddress } from '../app/page-address.ts';

export const pages: PageAddress[] = [
  {
    path: '/exchange/upward',
    title: 'exchange.title',
    load: () => import('./UpwardPage.tsx'),
    nav: 'documents',
  },
];

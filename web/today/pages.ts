import type { PageAddress } from '../app/page-address.ts';

export const pages: PageAddress[] = [
  { path: '/', title: 'app.nav.today', load: () => import('./TodayPage.tsx'), nav: 'today', isNavHome: true },
  {
    path: '/settings/handovers',
    title: 'today.handovers',
    load: () => import('./HandoversPage.tsx'),
    nav: 'settings',
  },
  {
    path: '/settings/handovers/$handoverId',
    title: 'today.handover',
    load: () => import('./HandoverPage.tsx'),
    nav: 'settings',
  },
];

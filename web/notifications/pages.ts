import type { PageAddress } from '../app/page-address.ts';

export const pages: PageAddress[] = [
  { path: '/notices', title: 'notifications.title', load: () => import('./NoticesPage.tsx') },
  {
    path: '/settings/robots',
    title: 'notifications.robots',
    load: () => import('./RobotsPage.tsx'),
    nav: 'settings',
  },
];

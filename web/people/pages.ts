import type { PageAddress } from '../app/page-address.ts';

export const pages: PageAddress[] = [
  {
    path: '/account/password',
    title: 'people.password.change',
    load: () => import('./ChangePasswordPage.tsx'),
  },
];

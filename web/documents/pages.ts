import type { PageAddress } from '../app/page-address.ts';

export const pages: PageAddress[] = [
  {
    path: '/documents',
    title: 'documents.title',
    load: () => import('./DocumentsPage.tsx'),
    nav: 'documents',
    isNavHome: true,
  },
  {
    path: '/documents/$documentId',
    title: 'documents.one',
    load: () => import('./DocumentPage.tsx'),
    nav: 'documents',
  },
  {
    path: '/reply',
    title: 'documents.reply.page',
    load: () => import('./ReplyPage.tsx'),
    access: 'public',
    frame: 'bare',
  },
  {
    path: '/settings/document-ways',
    title: 'papers.title',
    load: () => import('./DocumentWaysPage.tsx'),
    nav: 'settings',
  },
  {
    path: '/settings/bulletin',
    title: 'bulletin.title',
    load: () => import('./BulletinSettingsPage.tsx'),
    nav: 'settings',
  },
];

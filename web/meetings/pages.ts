import type { PageAddress } from '../app/page-address.ts';

export const pages: PageAddress[] = [
  {
    path: '/meetings',
    title: 'app.nav.meetings',
    load: () => import('./MeetingsPage.tsx'),
    nav: 'meetings',
    isNavHome: true,
  },
  { path: '/meetings/loop', title: 'meetings.loop', load: () => import('./LoopPage.tsx'), nav: 'meetings' },
  {
    path: '/meetings/series',
    title: 'meetings.series',
    load: () => import('./SeriesPage.tsx'),
    nav: 'meetings',
  },
  {
    path: '/meetings/$meetingId',
    title: 'meetings.one',
    load: () => import('./MeetingPage.tsx'),
    nav: 'meetings',
  },
  {
    path: '/meetings/$meetingId/reply',
    title: 'meetings.reply',
    load: () => import('./ReplyPage.tsx'),
    nav: 'meetings',
  },
  {
    path: '/meeting-reply',
    title: 'meetings.reply',
    load: () => import('./LinkReplyPage.tsx'),
    access: 'public',
    frame: 'bare',
  },
  {
    path: '/meetings/$meetingId/live',
    title: 'meetings.live',
    load: () => import('./LivePage.tsx'),
    nav: 'meetings',
    frame: 'bare',
  },
];

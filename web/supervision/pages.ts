import type { PageAddress } from '../app/page-address.ts';

export const pages: PageAddress[] = [
  {
    path: '/supervision',
    title: 'app.nav.supervision',
    load: () => import('./SupervisionPage.tsx'),
    nav: 'supervision',
    isNavHome: true,
  },
  {
    path: '/supervision/statistics',
    title: 'supervision.statistics',
    load: () => import('./TaskStatisticsPage.tsx'),
    nav: 'supervision',
  },
  {
    path: '/supervision/ladder',
    title: 'supervision.ladder',
    load: () => import('./LadderPage.tsx'),
    nav: 'supervision',
  },
  {
    path: '/supervision/ladder/rules',
    title: 'supervision.rules',
    load: () => import('./LadderRulesPage.tsx'),
    nav: 'supervision',
  },
  {
    path: '/supervision/look-backs',
    title: 'supervision.lookBacks',
    load: () => import('./LookBacksPage.tsx'),
    nav: 'supervision',
  },
  {
    path: '/supervision/inspections',
    title: 'inspection.title',
    load: () => import('./inspection/InspectionsPage.tsx'),
    nav: 'supervision',
  },
  {
    path: '/supervision/speech',
    title: 'speech.title',
    load: () => import('./speech/SpeechPage.tsx'),
    nav: 'supervision',
  },
  {
    path: '/supervision/speech/$sourceTextId',
    title: 'speech.title',
    load: () => import('./speech/KeptTextPage.tsx'),
    nav: 'supervision',
  },
  {
    path: '/supervision/$taskId',
    title: 'supervision.title',
    load: () => import('./TaskPage.tsx'),
    nav: 'supervision',
  },
];

import type { PageAddress } from '../app/page-address.ts';

export const pages: PageAddress[] = [
  {
    path: '/problems',
    title: 'app.nav.problems',
    load: () => import('./ProblemsPage.tsx'),
    nav: 'problems',
    isNavHome: true,
  },
  {
    path: '/problems/statistics',
    title: 'problems.statistics.title',
    load: () => import('./StatisticsPage.tsx'),
    nav: 'problems',
  },
  {
    path: '/problems/intake',
    title: 'problems.intake.title',
    load: () => import('./IntakePage.tsx'),
    nav: 'problems',
  },
  {
    path: '/problems/$problemId',
    title: 'problems.title',
    load: () => import('./ProblemPage.tsx'),
    nav: 'problems',
  },
  {
    path: '/settings/problems',
    title: 'problems.rules.title',
    load: () => import('./ProblemRulesPage.tsx'),
    nav: 'settings',
  },
];

import type { PageAddress } from '../app/page-address.ts';

export const pages: PageAddress[] = [
  {
    path: '/reporting',
    title: 'reporting.home',
    load: () => import('./ReportingPage.tsx'),
    nav: 'reporting',
    isNavHome: true,
  },
  {
    path: '/reporting/grid',
    title: 'reporting.grid',
    load: () => import('./ReportGridPage.tsx'),
    nav: 'reporting',
  },
  {
    path: '/reporting/projects/$projectId',
    title: 'reporting.form',
    load: () => import('./ProjectReportPage.tsx'),
    nav: 'reporting',
  },
  {
    path: '/reporting/confirm',
    title: 'reporting.confirm',
    load: () => import('./ConfirmPage.tsx'),
    nav: 'reporting',
  },
  {
    path: '/reporting/sheets/$code',
    title: 'reporting.sheet',
    load: () => import('./PaperSheetPage.tsx'),
    frame: 'bare',
  },
  {
    path: '/reporting/review',
    title: 'reporting.review',
    load: () => import('./ReviewPage.tsx'),
    nav: 'reporting',
  },
  {
    path: '/reporting/office',
    title: 'reporting.office',
    load: () => import('./OfficePage.tsx'),
    nav: 'reporting',
  },
  {
    path: '/reporting/office/$orgId',
    title: 'reporting.unitReports',
    load: () => import('./UnitReportsPage.tsx'),
    nav: 'reporting',
  },
  {
    path: '/reporting/matrix',
    title: 'reporting.matrix',
    load: () => import('./MatrixPage.tsx'),
    nav: 'reporting',
  },
  {
    path: '/reporting/quality',
    title: 'reporting.register.title',
    load: () => import('./QualityRegisterPage.tsx'),
    nav: 'reporting',
  },
  {
    path: '/reporting/amendments',
    title: 'reporting.amendments',
    load: () => import('./AmendmentsPage.tsx'),
    nav: 'reporting',
  },
  {
    path: '/reporting/calendar',
    title: 'reporting.calendar',
    load: () => import('./CalendarPage.tsx'),
    nav: 'reporting',
  },
];

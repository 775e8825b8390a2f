import type { PageAddress } from '../app/page-address.ts';

const inSettings = (path: string, title: string, load: PageAddress['load']): PageAddress => ({
  path,
  title,
  load,
  nav: 'settings',
});

export const pages: PageAddress[] = [
  {
    path: '/account/password',
    title: 'people.password.change',
    load: () => import('./ChangePasswordPage.tsx'),
  },
  { path: '/account/profile', title: 'app.person.profile', load: () => import('./ProfilePage.tsx') },
  {
    path: '/set-up',
    title: 'people.setUp',
    load: () => import('./SetUpPage.tsx'),
    access: 'public',
    frame: 'bare',
  },
  {
    path: '/settings',
    title: 'app.nav.settings',
    load: () => import('./SettingsPage.tsx'),
    nav: 'settings',
    isNavHome: true,
  },
  inSettings('/settings/orgs', 'people.section.orgs', () => import('./OrgsPage.tsx')),
  inSettings('/settings/orgs/import', 'people.orgs.import', () => import('./OrgImportPage.tsx')),
  inSettings('/settings/persons', 'people.section.persons', () => import('./PersonsPage.tsx')),
  inSettings('/settings/persons/import', 'people.roster', () => import('./PersonImportPage.tsx')),
  inSettings('/settings/naming', 'people.section.naming', () => import('./NamingPage.tsx')),
  inSettings(
    '/settings/administration',
    'people.section.administration',
    () => import('./AdministrationPage.tsx'),
  ),
  inSettings('/settings/jobs', 'people.section.jobs', () => import('./JobsPage.tsx')),
  inSettings('/settings/alerts', 'people.section.alerts', () => import('./AlertsPage.tsx')),
  inSettings('/settings/audit', 'people.section.audit', () => import('./AuditPage.tsx')),
];

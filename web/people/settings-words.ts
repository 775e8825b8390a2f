import type { SettingsSection } from '#core/people/settings.ts';

/** Where each section of 设置 stands. */
export const SECTION_ADDRESSES: Record<SettingsSection, string> = {
  orgs: '/settings/orgs',
  persons: '/settings/persons',
  handovers: '/settings/handovers',
  calendar: '/reporting/calendar',
  lights: '/settings/lights',
  indicators: '/settings/indicators',
  subjects: '/settings/subjects',
  'plan-basis': '/settings/plan-basis',
  'image-scales': '/settings/image-scales',
  problems: '/settings/problems',
  ladder: '/supervision/ladder/rules',
  documentWays: '/settings/document-ways',
  bulletin: '/settings/bulletin',
  robots: '/settings/robots',
  naming: '/settings/naming',
  administration: '/settings/administration',
  jobs: '/settings/jobs',
  alerts: '/settings/alerts',
  audit: '/settings/audit',
};

import { type Actor, hasRole } from './actor.ts';

/** Entries of the navigation that exist, in their order (ui.md). */
export const PAGES = [
  'today',
  'overview',
  'ledger',
  'reporting',
  'problems',
  'supervision',
  'meetings',
  'documents',
  'settings',
] as const;
export type Page = (typeof PAGES)[number];

/** The entries that this person has; the server refuses the rest whatever the client shows. */
export function listPages(actor: Actor): Page[] {
  if (hasRole(actor, 'auditor') && actor.roles.length === 1) return ['settings'];
  const pages: Page[] = ['today', 'overview', 'ledger'];
  if (!hasRole(actor, 'leader', 'liaison')) pages.push('reporting');
  pages.push('problems', 'supervision', 'meetings', 'documents');
  if (
    hasRole(actor, 'unit-admin', 'office-clerk', 'office-head', 'system-admin', 'security-admin', 'auditor')
  )
    pages.push('settings');
  return pages;
}

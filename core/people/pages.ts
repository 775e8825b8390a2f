import { type Actor, hasRole, type Role } from './actor.ts';

/** Entries of the navigation that exist, in their order (ui.md). */
export const PAGES = [
  'today',
  'overview',
  'ledger',
  'reporting',
  'problems',
  'supervision',
  'meetings',
  'economy',
  'documents',
  'settings',
] as const;
export type Page = (typeof PAGES)[number];

/** Those who have a section of 设置; the inspection office keeps the ladder and the ways of its papers. */
const KEEPERS = [
  'unit-admin',
  'office-clerk',
  'office-head',
  'inspector',
  'inspection-head',
  'system-admin',
  'security-admin',
  'auditor',
] as const satisfies readonly Role[];

/** The entries that this person has; the server refuses the rest whatever the client shows. */
export function listPages(actor: Actor): Page[] {
  if (hasRole(actor, 'auditor') && actor.roles.length === 1) return ['settings'];
  if (actor.sees === 'administration') return ['today', 'settings'];
  const pages: Page[] = ['today', 'overview', 'ledger'];
  if (!hasRole(actor, 'leader', 'liaison')) pages.push('reporting');
  pages.push('problems', 'supervision', 'meetings', 'economy', 'documents');
  if (hasRole(actor, ...KEEPERS)) pages.push('settings');
  return pages;
}

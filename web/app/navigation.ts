import type { Role } from '#core/people/public.ts';
import type { Session } from '../people/session.ts';
import { NAV_ENTRIES, type NavEntry } from './page-address.ts';
import { homeOf } from './pages.ts';
import type { ShellEntry } from './Shell.tsx';

/** Entries that only some roles have work in; the others stand for everybody who is signed in. */
const ONLY_FOR: Partial<Record<NavEntry, ReadonlySet<Role>>> = {
  overview: new Set<Role>([
    'office-clerk',
    'office-head',
    'leader',
    'liaison',
    'head',
    'deputy-head',
    'reviewer',
  ]),
  reporting: new Set<Role>([
    'reporter-a',
    'reporter-b',
    'section-head',
    'deputy-head',
    'head',
    'unit-admin',
    'reviewer',
    'office-clerk',
    'office-head',
  ]),
  settings: new Set<Role>([
    'unit-admin',
    'office-clerk',
    'office-head',
    'system-admin',
    'security-admin',
    'auditor',
  ]),
};

/** The entries that exist and that this person has work in; the server decides what may be read behind them. */
export function listShellEntries(session: Pick<Session, 'roles'>): ShellEntry[] {
  return NAV_ENTRIES.flatMap((entry) => {
    const to = homeOf(entry);
    const only = ONLY_FOR[entry];
    const isMine = only === undefined || session.roles.some((role) => only.has(role));
    return to !== null && isMine ? [{ entry, to }] : [];
  });
}

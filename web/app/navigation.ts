import { PAGES } from '#core/people/public.ts';
import { homeOf } from './pages.ts';
import type { ShellEntry } from './Shell.tsx';
import type { Session } from './session.ts';

/** The entries that exist and that the server says this person has. */
export function listShellEntries(session: Pick<Session, 'pages'>): ShellEntry[] {
  return PAGES.flatMap((entry) => {
    const to = homeOf(entry);
    return to !== null && session.pages.includes(entry) ? [{ entry, to }] : [];
  });
}

import { useQueryClient } from '@tanstack/react-query';
import {
  type SessionView,
  session as sessionRoute,
  signOut,
  signOutEverywhere,
  switchPost,
} from '#core/people/public.ts';
import { type ApiRefusal, call } from './api.ts';
import { useLocalWord } from './local-words.ts';
import { useRoute } from './use-route.ts';

export type Session = SessionView;

export interface SessionState {
  /** Null when nobody is signed in here. */
  session: Session | null;
  isLoading: boolean;
  error: ApiRefusal | null;
  retry: () => void;
}

/** The person of the last answer; a page that stands when the session ends goes on standing for him. */
let lastSession: Session | null = null;

/** Who is signed in. */
export function useSession(): SessionState {
  const asked = useRoute(sessionRoute, {});
  const session = asked.data?.session ?? null;
  if (session !== null) lastSession = session;
  useLocalWord(session?.sponsorWord);
  return {
    session,
    isLoading: asked.isPending,
    error: asked.error && !asked.data ? asked.error : null,
    retry: () => void asked.refetch(),
  };
}

/** The person whose page stands here although his session has ended; he signs in over it and goes on. */
export function useLeftSession(): Session | null {
  const { session } = useSession();
  return session === null ? lastSession : null;
}

/** Told to the window when somebody has signed in over his page: what waits to be saved goes at once. */
export const SIGNED_IN_AGAIN = 'luoshi-signed-in-again';

/** Signing in over a page: the same person goes on with it, for another the program starts anew. */
export function useGoingOn(left: Session): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    const { session } = await call(sessionRoute, {});
    if (session?.personId !== left.personId || session.orgId !== left.orgId) {
      window.location.assign('/');
      return;
    }
    await client.invalidateQueries();
    window.dispatchEvent(new Event(SIGNED_IN_AGAIN));
  };
}

/** The session on a page that only stands when somebody is signed in. */
export function useSignedIn(): Session {
  const { session: asked } = useSession();
  const session = asked ?? lastSession;
  if (session === null) throw new Error('this page stands only behind the sign-in');
  return session;
}

/** After signing in as anybody, nothing of the person before stays in memory. */
export function useForgettingOthers(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    client.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionRoute.name });
    await client.invalidateQueries({ queryKey: [sessionRoute.name] });
  };
}

/** Leaves this browser, or all; the program starts anew so that nothing of the person stays in memory. */
export function useSigningOut(): (where: 'here' | 'everywhere') => void {
  return (where) => {
    const left = where === 'here' ? call(signOut, {}) : call(signOutEverywhere, {});
    void left.catch(() => undefined).finally(() => window.location.assign('/'));
  };
}

/** A person with several posts works in one at a time. */
export function usePostSwitch(): (orgId: string) => void {
  return (orgId) => {
    void call(switchPost, { body: { orgId } }).finally(() => window.location.assign('/'));
  };
}

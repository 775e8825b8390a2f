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

/** Who is signed in; the server says 401 when nobody is. */
export function useSession(): SessionState {
  const asked = useRoute(sessionRoute, {});
  const isSignedOut = asked.error?.status === 401;
  useLocalWord(asked.data?.sponsorWord);
  return {
    session: isSignedOut ? null : (asked.data ?? null),
    isLoading: asked.isPending,
    error: asked.error && !isSignedOut && !asked.data ? asked.error : null,
    retry: () => void asked.refetch(),
  };
}

/** The session on a page that only stands when somebody is signed in. */
export function useSignedIn(): Session {
  const { session } = useSession();
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

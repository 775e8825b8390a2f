import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import {
  type SessionView,
  session as sessionRoute,
  signOut,
  signOutEverywhere,
  switchPost,
} from '#core/people/public.ts';
import { ApiRefusal, call } from './api.ts';
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

/** After an act that leaves the person the program starts anew, so that nothing of him stays in memory; a failed one is told. */
function useLeavingAct(): (act: Promise<unknown>) => void {
  const { message } = App.useApp();
  const startAnew = () => window.location.assign('/');
  return (act) =>
    void act.then(startAnew, (error: unknown) => {
      if (error instanceof ApiRefusal && !error.isSignedOut) void message.error(error.message);
      else startAnew();
    });
}

/** Leaves this browser, or all. */
export function useSigningOut(): (where: 'here' | 'everywhere') => void {
  const leave = useLeavingAct();
  return (where) => leave(where === 'here' ? call(signOut, {}) : call(signOutEverywhere, {}));
}

/** A person with several posts works in one at a time. */
export function usePostSwitch(): (orgId: string) => void {
  const leave = useLeavingAct();
  return (orgId) => leave(call(switchPost, { body: { orgId } }));
}

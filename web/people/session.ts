import { useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { ROLES } from '#core/people/public.ts';
import { defineRoute } from '#core/platform/contract.ts';
import { type ApiRefusal, call } from '../app/api.ts';
import { useRoute } from '../app/use-route.ts';

export const sessionRoute = defineRoute({
  name: 'session',
  method: 'GET',
  path: '/session',
  summary: 'Who is signed in here',
  output: z.object({
    personName: z.string(),
    orgName: z.string(),
    postTitle: z.string(),
    roles: z.array(z.enum(ROLES)),
    mustChangePassword: z.boolean(),
    regionName: z.string(),
    isSample: z.boolean(),
  }),
});
export const signInRoute = defineRoute({
  name: 'signIn',
  method: 'POST',
  path: '/sign-in',
  access: 'public',
  summary: 'Signs in',
  body: z.object({ login: z.string(), password: z.string() }),
  output: sessionRoute.output,
});
export const signOutRoute = defineRoute({
  name: 'signOut',
  method: 'POST',
  path: '/sign-out',
  summary: 'Signs out',
  body: z.object({ everywhere: z.boolean() }),
});
export const changePasswordRoute = defineRoute({
  name: 'changePassword',
  method: 'POST',
  path: '/password',
  summary: 'Changes the password',
  body: z.object({ current: z.string(), next: z.string() }),
});

export type Session = z.output<typeof sessionRoute.output>;

export interface SessionState {
  session: Session | null;
  isLoading: boolean;
  error: ApiRefusal | null;
  retry: () => void;
}

/** Who is signed in; null when nobody is (the server answers 401). */
export function useSession(): SessionState {
  const asked = useRoute(sessionRoute, {});
  const isSignedOut = asked.error?.status === 401;
  return {
    session: isSignedOut ? null : (asked.data ?? null),
    isLoading: asked.isPending,
    error: asked.error && !isSignedOut && !asked.data ? asked.error : null,
    retry: () => void asked.refetch(),
  };
}

/** Leaves this browser, or all; then nothing of the person stays in memory. */
export function useSigningOut(): (everywhere: boolean) => void {
  const client = useQueryClient();
  return (everywhere) => {
    void call(signOutRoute, { body: { everywhere } }).finally(() => {
      client.clear();
      window.location.assign('/');
    });
  };
}

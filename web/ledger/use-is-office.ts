import { session } from '#core/people/public.ts';
import { useRoute } from '../app/use-route.ts';

const OFFICE = new Set(['office-head', 'office-clerk']);

/** Whether the signed-in person works at the project office; the server decides every act itself. */
export function useIsOffice(): boolean {
  const { data } = useRoute(session, {});
  return data?.roles.some((role) => OFFICE.has(role)) ?? false;
}

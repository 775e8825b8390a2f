import { useSignedIn } from '../app/session.ts';

const OFFICE = new Set(['office-head', 'office-clerk']);

/** Whether the signed-in person works at the project office; the server decides every act itself. */
export function useIsOffice(): boolean {
  return useSignedIn().roles.some((role) => OFFICE.has(role));
}

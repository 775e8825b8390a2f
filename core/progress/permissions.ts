import { type Actor, hasRole } from '#core/people/public.ts';

/** Which plan rates, lights and ranks stand on: the head of the project office, as with the light rules. */
export const canChoosePlanBasis = (actor: Actor): boolean => hasRole(actor, 'office-head');
/** By which levels physical progress is reported: likewise. */
export const canSetImageScales = (actor: Actor): boolean => hasRole(actor, 'office-head');

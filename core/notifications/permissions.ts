import { type Actor, hasRole } from '#core/people/public.ts';

/** Group robots are kept by the system administrator and the head of the project office. */
export const canKeepRobots = (actor: Actor): boolean => hasRole(actor, 'system-admin', 'office-head');

/** Titles and figures leave the house only when who answers for them allows it (handbook 8.2). */
export const canAllowMore = (actor: Actor): boolean => hasRole(actor, 'office-head');

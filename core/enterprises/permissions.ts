import { type Actor, hasRole, isProjectOffice } from '#core/people/public.ts';

/** Keeps the register and the lines: the project office. */
export const canKeepEnterprises = (actor: Actor): boolean => isProjectOffice(actor);

/** Tells figures and papers of an enterprise: the office, and reporters of the unit where it stands. */
export const canServeEnterprise = (actor: Actor, enterprise: { orgId: string }): boolean =>
  isProjectOffice(actor) || (actor.orgId === enterprise.orgId && hasRole(actor, 'reporter-a', 'reporter-b'));

import { type Actor, hasRole, isProjectOffice } from '#core/people/public.ts';

/** Sees the pages of economic operation: everybody who sees business; units see what is frozen, and their own. */
export const canSeeIndicators = (actor: Actor): boolean => actor.sees !== 'administration';

/** 指标、对象、目标和亮灯规则 are kept by the project office. */
export const canSetIndicators = (actor: Actor): boolean => isProjectOffice(actor);
export const canSetTargets = (actor: Actor): boolean => isProjectOffice(actor);

/** 定版 of a month of indicators is its head's. */
export const canFreezeIndicators = (actor: Actor): boolean => hasRole(actor, 'office-head');

/** Opens a filing of the own unit: its reporters. */
export const canOpenFiling = (actor: Actor): boolean => hasRole(actor, 'reporter-a', 'reporter-b');

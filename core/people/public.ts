export type { Actor, OrgKind, Role } from './actor.ts';
export { hasRole, REGION_ROLES, ROLE_LABELS, ROLES } from './actor.ts';

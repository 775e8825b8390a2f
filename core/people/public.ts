export type { Actor, OrgKind, Role } from './actor.ts';
export { hasRole, REGION_ROLES, ROLE_LABELS, ROLES } from './actor.ts';
export type { Page } from './pages.ts';
export { listPages, PAGES } from './pages.ts';
export { canReadAudit } from './permissions.ts';

export type { Actor, OrgKind, Role, Sight } from './actor.ts';
export { deriveSight, hasRole, isAdministrator, ROLE_LABELS, ROLES, toSystemActor } from './actor.ts';
export { findPosts, type LeaderView, listLeaders, listOrgs, listPersons, type OrgView } from './contract.ts';
export { isInspectionOffice, isProjectOffice, UNIT_WORK_ROLES, worksForUnit } from './offices.ts';
export { ORG_KIND_LABELS } from './org-kind.ts';
export { type ListedOrg, type OrgListReading, readOrgList } from './org-list.ts';
export { openOrgSheet, type PlainSheet } from './org-sheet.ts';
export type { Page } from './pages.ts';
export { listPages, PAGES } from './pages.ts';
export {
  canKeepAccounts,
  canKeepOrgs,
  canReach,
  canReadAudit,
  canSeePersons,
  listGivableRoles,
} from './permissions.ts';
export { getOwnProfile } from './person-contract.ts';
export { type PersonRow, readPersonWorkbook } from './person-import-contract.ts';
export { type ListedPost, readPersonList } from './person-list.ts';
export { canSeeProject, type ProjectRelations } from './project-scope.ts';
export { REFUSED_KIND } from './security-alerts.ts';
export { type SessionView, session, signOut, signOutEverywhere, switchPost } from './session-contract.ts';
export { readOrgWorkbook } from './set-up-contract.ts';

import { type Actor, hasRole, type Role } from './actor.ts';

/** Roles that a unit administrator gives in his own unit; heads are named by the project office. */
export const UNIT_GIVEN: readonly Role[] = ['reporter-a', 'reporter-b', 'section-head', 'deputy-head'];
/** Roles that the project office gives. */
export const OFFICE_GIVEN: readonly Role[] = [
  ...UNIT_GIVEN,
  'head',
  'unit-admin',
  'reviewer',
  'office-clerk',
  'leader',
  'liaison',
  'cosigner',
  'approver',
  'registrar',
];
/** The three separated administrators and the office's head are given by the system administrator. */
export const SYSTEM_GIVEN: readonly Role[] = ['office-head', 'system-admin', 'security-admin', 'auditor'];

const isInside = (orgPath: string, actor: Actor): boolean =>
  orgPath === actor.orgPath || orgPath.startsWith(`${actor.orgPath}.`);

/** Which roles this person may give (and take) at a unit. */
export function listGivableRoles(actor: Actor, orgPath: string): Role[] {
  const roles = new Set<Role>();
  if (hasRole(actor, 'unit-admin') && isInside(orgPath, actor)) for (const r of UNIT_GIVEN) roles.add(r);
  if (hasRole(actor, 'office-head', 'office-clerk')) for (const r of OFFICE_GIVEN) roles.add(r);
  if (hasRole(actor, 'system-admin')) for (const r of [...OFFICE_GIVEN, ...SYSTEM_GIVEN]) roles.add(r);
  return [...roles];
}

/** May look after the accounts of a unit: add people, reset passwords. */
export const canKeepAccounts = (actor: Actor, orgPath: string): boolean =>
  hasRole(actor, 'office-head', 'office-clerk', 'system-admin') ||
  (hasRole(actor, 'unit-admin') && isInside(orgPath, actor));

export const canKeepOrgs = (actor: Actor): boolean => hasRole(actor, 'office-head', 'system-admin');
/** Only an auditor reads the audit log, whatever else somebody may administer. */
export const canReadAudit = (actor: Actor): boolean => hasRole(actor, 'auditor');

/** Why these roles cannot be held by one person, or null: an auditor holds nothing else, the three administrators are apart. */
export function findRoleConflict(roles: readonly Role[]): string | null {
  const held = new Set(roles);
  if (held.has('auditor') && held.size > 1) return '审计员不能兼任其他岗位';
  if (held.has('security-admin') && held.has('system-admin')) return '安全管理员不能兼任系统管理员';
  return null;
}

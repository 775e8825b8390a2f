import { type Actor, hasRole, type Role } from './actor.ts';
import type { AdministrationMode } from './settings.ts';

/** Roles that a unit administrator gives in his own unit; heads are named by the project office. */
export const UNIT_GIVEN: readonly Role[] = ['reporter-a', 'reporter-b', 'section-head', 'deputy-head'];
/** Roles that the project office gives. */
export const OFFICE_GIVEN: readonly Role[] = [
  ...UNIT_GIVEN,
  'head',
  'unit-admin',
  'reviewer',
  'office-clerk',
  'inspector',
  'inspection-head',
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

/**
 * Which roles this person may give (and take) at a unit. With three separated administrators (三员分立) all roles
 * are given by the security administrator, who opens no account; unit administrators keep their reporters.
 */
export function listGivableRoles(actor: Actor, orgPath: string, mode: AdministrationMode = 'simple'): Role[] {
  const roles = new Set<Role>();
  const add = (given: readonly Role[]) => {
    for (const role of given) roles.add(role);
  };
  if (hasRole(actor, 'unit-admin') && isInside(orgPath, actor)) add(UNIT_GIVEN);
  if (mode === 'three') {
    if (hasRole(actor, 'security-admin')) add([...OFFICE_GIVEN, ...SYSTEM_GIVEN]);
    return [...roles];
  }
  if (hasRole(actor, 'office-head', 'office-clerk')) add(OFFICE_GIVEN);
  if (hasRole(actor, 'system-admin')) add([...OFFICE_GIVEN, ...SYSTEM_GIVEN]);
  return [...roles];
}

/** May look after the accounts of a unit: add people, stop them, reset passwords. */
export const canKeepAccounts = (
  actor: Actor,
  orgPath: string,
  mode: AdministrationMode = 'simple',
): boolean =>
  hasRole(actor, 'system-admin') ||
  (mode === 'simple' && hasRole(actor, 'office-head', 'office-clerk')) ||
  (hasRole(actor, 'unit-admin') && isInside(orgPath, actor));

/** May see the people of a unit with their posts: whoever keeps accounts or gives roles there. */
export const canSeePersons = (actor: Actor, orgPath: string, mode: AdministrationMode = 'simple'): boolean =>
  canKeepAccounts(actor, orgPath, mode) ||
  hasRole(actor, 'office-head', 'office-clerk', 'security-admin') ||
  listGivableRoles(actor, orgPath, mode).length > 0;

export const canKeepOrgs = (actor: Actor): boolean => hasRole(actor, 'office-head', 'system-admin');
/** Only an auditor reads the audit log, whatever else somebody may administer. */
export const canReadAudit = (actor: Actor): boolean => hasRole(actor, 'auditor');

/** Security alerts are for whoever looks after rights and for whoever looks over shoulders. */
export const canSeeAlerts = (actor: Actor): boolean => hasRole(actor, 'security-admin', 'auditor');

/** Background work that failed is for whoever keeps the machine. */
export const canSeeJobs = (actor: Actor): boolean => hasRole(actor, 'system-admin', 'office-head');

/** Parts of the API that belong to nobody's business: accounts, one's own notices, sheets of those who leave. */
const OPEN_TO_ADMINISTRATORS = ['/people/', '/notices', '/today/handover'];

/**
 * Whether a person may ask a route at all, by its path below `/api`: administrators who are nothing else reach only what is no
 * business (handbook 8.2, 8.3). Everything finer is decided behind it.
 */
export const canReach = (actor: Pick<Actor, 'sees'>, path: string): boolean =>
  actor.sees !== 'administration' ||
  path === '/today' ||
  OPEN_TO_ADMINISTRATORS.some((beginning) => path.startsWith(beginning));

/** Why these roles cannot be held by one person, or null: an auditor holds nothing else, the three administrators are apart. */
export function findRoleConflict(roles: readonly Role[], mode: AdministrationMode = 'simple'): string | null {
  const held = new Set(roles);
  if (held.has('auditor') && held.size > 1) return '审计员不能兼任其他岗位';
  if (held.has('security-admin') && held.has('system-admin')) return '安全管理员不能兼任系统管理员';
  if (mode === 'three' && (held.has('security-admin') || held.has('system-admin')) && held.size > 1)
    return '三员分立时，系统管理员和安全管理员不兼任其他岗位';
  return null;
}

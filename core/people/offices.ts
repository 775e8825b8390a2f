import { type Actor, hasRole, type Role } from './actor.ts';

/** Posts that do a unit's work; whoever only keeps its accounts holds no matter of it. */
export const UNIT_WORK_ROLES: readonly Role[] = [
  'reporter-a',
  'reporter-b',
  'section-head',
  'deputy-head',
  'head',
  'reviewer',
  'office-clerk',
  'office-head',
];

/** Answers for the unit of his post: in reports, problems, tasks, notices of meetings and papers. */
export const worksForUnit = (actor: Actor): boolean => hasRole(actor, ...UNIT_WORK_ROLES);

/** The project office (项目办). */
export const isProjectOffice = (actor: Actor): boolean => hasRole(actor, 'office-clerk', 'office-head');

/** The inspection office (督查室). */
export const isInspectionOffice = (actor: Actor): boolean => hasRole(actor, 'inspector', 'inspection-head');

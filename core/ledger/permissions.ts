import { type Actor, hasRole, isProjectOffice } from '#core/people/public.ts';
import type { ProjectField } from './project.ts';

/** What the decisions need to know of a project. */
export interface ProjectRelation {
  reportingOrgId: string;
  orgPath: string;
  departmentOrgId: string | null;
}

/** Fields that the reporting unit itself keeps up to date; the others are the project office's. */
export const UNIT_FIELDS: readonly ProjectField[] = [
  'location',
  'contentScale',
  'specialistName',
  'teamNote',
  'schemeNote',
  'ownerName',
  'funding',
];

const isOwnUnit = (actor: Actor, p: ProjectRelation): boolean =>
  p.orgPath === actor.orgPath || p.orgPath.startsWith(`${actor.orgPath}.`);

/** Which fields this person may change of this project; empty when none. */
export function listEditableFields(
  actor: Actor,
  project: ProjectRelation,
  all: readonly ProjectField[],
): ProjectField[] {
  if (isProjectOffice(actor)) return [...all];
  const isKeeper = hasRole(actor, 'reporter-a', 'reporter-b', 'unit-admin', 'head', 'deputy-head');
  return isKeeper && isOwnUnit(actor, project) ? [...UNIT_FIELDS] : [];
}

export const canAddProject = (actor: Actor): boolean => isProjectOffice(actor);
export const canImportLedger = (actor: Actor): boolean => isProjectOffice(actor);
/** Plans are issued and adjusted by batch with a document; the office records what a meeting decided. */
export const canIssuePlan = (actor: Actor): boolean => hasRole(actor, 'office-head', 'office-clerk');
export const canTurnYear = (actor: Actor): boolean => hasRole(actor, 'office-head');
/** A unit reports stages of its own projects; the office may record any. */
export const canRecordStage = (actor: Actor, project: ProjectRelation): boolean =>
  isProjectOffice(actor) ||
  (isOwnUnit(actor, project) && hasRole(actor, 'reporter-a', 'reporter-b', 'head', 'deputy-head'));
/** A start is verified or refuted by the department in charge of the trade or the office, never by the unit that reported it. */
export const canVerifyStart = (actor: Actor, project: ProjectRelation): boolean =>
  isProjectOffice(actor) ||
  (hasRole(actor, 'reviewer') && project.departmentOrgId === actor.orgId && !isOwnUnit(actor, project));
export const canSetRedLine = (actor: Actor): boolean => hasRole(actor, 'office-head');
export const canMoveMilestone = (actor: Actor): boolean => isProjectOffice(actor);
export const canFinishMilestone = canRecordStage;

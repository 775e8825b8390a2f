import { type Actor, hasRole, isProjectOffice, type Role } from '#core/people/public.ts';
import { needsReview, type ReportAct, type ReportFacts } from './report.ts';
import { isOpenForPaper, listOpenActs } from './report-state.ts';
import { isSingleStep, type UnitStep } from './steps.ts';

/** What a person has to do with a report. One person may have several relations. */
export type ReportRelation = 'own-unit' | 'subtree' | 'department' | 'cosign' | 'project-office';

export function listRelations(
  actor: Actor,
  report: Pick<ReportFacts, 'orgId' | 'orgPath' | 'departmentOrgId' | 'cosignOrgId'>,
): ReportRelation[] {
  const relations: ReportRelation[] = [];
  if (actor.orgId === report.orgId) relations.push('own-unit');
  else if (actor.orgPath !== '' && report.orgPath.startsWith(`${actor.orgPath}.`)) relations.push('subtree');
  if (report.departmentOrgId === actor.orgId) relations.push('department');
  if (report.cosignOrgId === actor.orgId) relations.push('cosign');
  if (isProjectOffice(actor)) relations.push('project-office');
  return relations;
}

export const REPORTER_ROLES: Role[] = ['reporter-a', 'reporter-b'];

/** What duties depend on; filings of indicators have the same steps and no project. */
export type DutyFacts = Omit<ReportFacts, 'id' | 'projectId' | 'period'>;

/** Only the person's role and relation; what the state admits is asked of `listOpenActs`. */
export function hasDuty(
  actor: Actor,
  report: DutyFacts,
  steps: readonly UnitStep[],
  act: ReportAct,
): boolean {
  const relations = listRelations(actor, report);
  const inUnit = relations.includes('own-unit');
  const holds = (step: number) => hasRole(actor, ...(steps[step]?.roles ?? []));
  const cosigns = steps[report.step]?.cosignOrgId === actor.orgId && holds(report.step);
  const reviews = relations.includes('department') && needsReview(report) && hasRole(actor, 'reviewer');
  const isOffice = relations.includes('project-office');
  switch (act) {
    case 'save':
    case 'submit':
      return inUnit && holds(0);
    case 'pass':
      return inUnit && holds(report.step);
    case 'cosign':
      return cosigns;
    case 'confirm':
      return inUnit && holds(steps.length - 1) && isAnotherPerson(actor, report, steps);
    case 'review':
      return reviews;
    case 'accept':
    case 'reopen':
      return isOffice;
    case 'return':
      if (report.status === 'confirmed') return reviews || isOffice;
      if (report.status === 'reviewed') return isOffice;
      if (steps[report.step]?.cosignOrgId !== undefined) return cosigns;
      return inUnit && report.step > 0 && holds(report.step);
  }
}

/** 填报与签字不是同一人: who typed a version does not confirm it, unless the unit has one step only. */
const isAnotherPerson = (actor: Actor, report: DutyFacts, steps: readonly UnitStep[]): boolean =>
  isSingleStep(steps) || report.draftBy !== actor.personId;

/** What this person may do with this report now. */
export function listAllowedActs(actor: Actor, report: DutyFacts, steps: readonly UnitStep[]): ReportAct[] {
  return listOpenActs(report, steps).filter((act) => hasDuty(actor, report, steps, act));
}

export const canTakeAct = (
  actor: Actor,
  report: ReportFacts,
  steps: readonly UnitStep[],
  act: ReportAct,
): boolean => listAllowedActs(actor, report, steps).includes(act);

export const canConfirmReport = (actor: Actor, report: ReportFacts, steps: readonly UnitStep[]): boolean =>
  canTakeAct(actor, report, steps, 'confirm');

/** Prints the sheet and files the signed scan: the unit's own reporter or administrator; the signature is the head's. */
export const canFileSignedPaper = (actor: Actor, report: ReportFacts): boolean =>
  isOpenForPaper(report) &&
  listRelations(actor, report).includes('own-unit') &&
  hasRole(actor, ...REPORTER_ROLES, 'unit-admin');

/** A draft is seen inside its unit, the units above it and the unit that co-signs; office and reviewers see confirmed figures. */
export const canSeeDraft = (
  actor: Actor,
  report: Pick<ReportFacts, 'orgId' | 'orgPath' | 'departmentOrgId' | 'cosignOrgId'>,
): boolean => listRelations(actor, report).some((r) => r === 'own-unit' || r === 'subtree' || r === 'cosign');

/** Opens periods, keeps the calendar, extends, reminds, accepts. */
export const canRunReporting = (actor: Actor): boolean => isProjectOffice(actor);

/** 定版 and decisions on amendments belong to the project office's head alone. */
export const canFreezePeriod = (actor: Actor): boolean => hasRole(actor, 'office-head');
export const canDecideAmendment = (actor: Actor): boolean => hasRole(actor, 'office-head');

/** Naming laggards in a group takes the head of the project office (handbook 8.2). */
export const canNameLaggards = (actor: Actor): boolean => hasRole(actor, 'office-head');

/** A correction after the freeze is asked for by the reporting unit (reporter or head) or by the project office. */
export const canRequestAmendment = (actor: Actor, report: Pick<ReportFacts, 'orgId'>): boolean =>
  canRunReporting(actor) || (actor.orgId === report.orgId && hasRole(actor, ...REPORTER_ROLES, 'head'));

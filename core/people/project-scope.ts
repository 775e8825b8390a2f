import type { Actor } from './actor.ts';

/** Who has to do with a project, as far as it decides who may see it (handbook 8.3). */
export interface ProjectRelations {
  id: string;
  /** Path of the reporting unit. */
  orgPath: string;
  departmentOrgId: string | null;
  responsibleOrgId: string | null;
  leadOrgId: string | null;
  cosignOrgId: string | null;
  supportingOrgIds: readonly string[];
  sponsorPersonId: string | null;
}

/**
 * Whether a person may see a project of his region: leaders and offices every one, administrators none; a person of a unit those that the unit
 * or one below it reports, those that name the unit itself (industry department, territory, lead, co-signing or supporting
 * unit), and those that he answers for himself. The database lets through the same (row-hierarchy.db.test.ts).
 */
export function canSeeProject(
  actor: Pick<Actor, 'sees' | 'orgId' | 'orgPath' | 'personId'>,
  project: ProjectRelations,
): boolean {
  if (actor.sees !== 'scoped') return actor.sees === 'region';
  const isBelow = project.orgPath === actor.orgPath || project.orgPath.startsWith(`${actor.orgPath}.`);
  const named = [
    project.departmentOrgId,
    project.responsibleOrgId,
    project.leadOrgId,
    project.cosignOrgId,
    ...project.supportingOrgIds,
  ];
  return isBelow || named.includes(actor.orgId) || project.sponsorPersonId === actor.personId;
}

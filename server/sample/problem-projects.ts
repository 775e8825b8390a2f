import type { ProblemTale } from './problem-steps.ts';
import type { County } from './project-model.ts';

/** A project of the ledger on which a problem may arise. */
export interface ProblemProject {
  id: number;
  name: string;
  sector: string;
  reportingOrgId: number;
}

type Wish = (project: ProblemProject) => boolean;

/** Wishes from all of them to none, so that a small county finds a project too. */
function listWishes(county: County, tale: ProblemTale): Wish[][] {
  const orgId = tale.unit ? county.orgs.all.find(({ key }) => key === tale.unit)?.id : undefined;
  const unit: Wish[] = orgId === undefined ? [] : [(project) => project.reportingOrgId === orgId];
  const sector: Wish = (project) => project.sector === tale.sector;
  return [[...unit, sector], unit.length > 0 ? unit : [sector], [sector], []];
}

/** Places each tale on a project of its own, or on that of the tale whose problem comes back; the oldest first. */
export function placeTales(
  county: County,
  tales: readonly ProblemTale[],
  projects: readonly ProblemProject[],
): { tale: ProblemTale; project: ProblemProject }[] {
  const inOrder = [...tales].sort((a, b) => b.raised.ago - a.raised.ago);
  const taken = new Map<string, ProblemProject>();
  for (const tale of inOrder) {
    const same = tale.sameAs ? taken.get(tale.sameAs) : undefined;
    const used = new Set(taken.values());
    const free = projects.filter((project) => !used.has(project));
    const found = listWishes(county, tale)
      .map((wishes) => free.find((project) => wishes.every((wish) => wish(project))))
      .find((project) => project !== undefined);
    const project = same ?? found ?? projects[0];
    if (project) taken.set(tale.key, project);
  }
  return inOrder.flatMap((tale) => {
    const project = taken.get(tale.key);
    return project ? [{ tale, project }] : [];
  });
}

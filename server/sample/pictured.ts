import { type SamplePeriod, toDay } from './county-calendar.ts';
import { isListedOn } from './project-course.ts';
import type { County, SampleProject } from './project-model.ts';

/** Whether a project was on the list when a period was frozen; now for the open one. */
export function isListedIn(county: County, project: SampleProject, period: SamplePeriod): boolean {
  return isListedOn(
    project.course,
    period.frozenAt === null ? county.calendar.today : toDay(period.frozenAt),
  );
}

/** Moved out of the year's plan by its batch: the plan as first issued still has it. */
function isMovedOutIn(county: County, project: SampleProject, period: SamplePeriod): boolean {
  const { left } = project.course;
  if (left?.why !== 'removed' || isListedIn(county, project, period)) return false;
  return project.money.some(
    ({ year, plans }) =>
      year === period.year &&
      plans.some((plan) => plan.changeKind === 'removed' && plan.inForceFrom <= period.id),
  );
}

/** Whether a project stands in the pictures of a period: on the list then, or moved out of its plan. */
export function isPictured(county: County, project: SampleProject, period: SamplePeriod): boolean {
  if (project.course.listedOn > period.endsOn) return false;
  return isListedIn(county, project, period) || isMovedOutIn(county, project, period);
}

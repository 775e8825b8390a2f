import { addDays, type IsoDate } from '#core/platform/public.ts';
import type { Course } from './project-course.ts';
import type { Random } from './random.ts';
import { confirmedAt, type Milestone, newsOf, type Story, type StoryRequest } from './story-events.ts';

/** A bundle reports nothing itself: its milestones are those of its parts. */
export function drawMilestones({ course, odd, isBundle, frame }: StoryRequest, random: Random): Milestone[] {
  if (odd === 'all-five-missing' || isBundle) return [];
  const start = course.originalStartOn;
  const span = Math.max(60, (course.lastMonth - course.firstMonth + 1) * 30);
  const at = (share: number): IsoDate => addDays(start, Math.round(span * share));
  const plan: [string, number, boolean, string, IsoDate][] = [
    ['可行性研究报告批复', 1, false, '批复文件', addDays(start, -120)],
    ['取得施工许可', 1, false, '施工许可证', addDays(start, -6)],
    ['基础工程完成', 2, false, '验收记录', at(0.3)],
    ['主体工程完成', 3, true, '主体验收记录', at(0.7)],
    ['竣工验收', 3, true, '竣工验收报告', course.originalFinishOn],
  ];
  const { today } = frame.calendar;
  const moved = addDays(course.plannedStartOn, 0) !== start || random.hit(0.15);
  return plan.map(([name, weight, isCritical, evidence, originalOn], i) => {
    const slip = moved ? random.whole(20, 45) : 0;
    const isNear = addDays(originalOn, -5) <= today;
    const approvedOn = slip > 0 && i >= 2 && isNear ? addDays(originalOn, slip) : null;
    const lag = random.hit(0.75) ? -random.whole(0, 6) : random.whole(2, 24);
    const wanted = addDays(
      approvedOn ?? originalOn,
      i < 2 ? -random.whole(1, 9) : course.quality < 0.8 ? lag + 12 : lag,
    );
    const isHeld = (odd === 'milestone-late' && i === 2) || (i >= 2 && isHeldBack(course, wanted));
    const actualOn = !isHeld && wanted <= addDays(today, -3) ? wanted : null;
    return { name, weight, isCritical, evidence, originalOn, approvedOn, actualOn, reportedIn: null };
  });
}

/** Nothing is finished on a site that has not started or rests; the last milestone only with the project. */
function isHeldBack(course: Course, on: IsoDate): boolean {
  if (!course.startedOn || on < course.startedOn) return true;
  if (course.stoppedOn && on > course.stoppedOn) return true;
  return course.pauses.some((pause) => pause.from <= on && (pause.to === null || on <= pause.to));
}

export function tellMilestones(request: StoryRequest, story: Story): void {
  const { course, frame } = request;
  story.milestones.forEach((milestone, place) => {
    if (milestone.name === '竣工验收') milestone.actualOn = course.finishedOn;
    const { actualOn } = milestone;
    if (!actualOn) return;
    if (actualOn < course.listedOn || actualOn < frame.setUpOn) {
      milestone.reportedIn = -1;
      return;
    }
    const { periods } = frame.calendar;
    const found = periods.find(
      (period) => period.cutOffOn >= actualOn && confirmedAt(request, story, period.index) !== null,
    );
    milestone.reportedIn = found?.index ?? null;
    if (found) newsOf(story, found.index).milestonesDone.push(place);
    else milestone.actualOn = null;
  });
}

import { daysBetween, type IsoDate } from '#core/platform/public.ts';
import type { MilestoneDelay } from './progress.ts';
import type { MilestoneFacts } from './progress-facts.ts';

/** True when the milestone was finished by the as-of date. */
export function isMilestoneFinished(milestone: MilestoneFacts, asOf: IsoDate): boolean {
  return milestone.actualFinishOn !== null && milestone.actualFinishOn <= asOf;
}

/**
 * Delay of a milestone (handbook 3.3): open, the days past its current approved finish; finished, the
 * days that it was late. Never negative; the original finish is measured beside it.
 */
export function deriveMilestoneDelay(milestone: MilestoneFacts, asOf: IsoDate): MilestoneDelay {
  const isFinished = isMilestoneFinished(milestone, asOf);
  const until = isFinished ? (milestone.actualFinishOn ?? asOf) : asOf;
  return {
    milestoneId: milestone.milestoneId,
    name: milestone.name,
    isCritical: milestone.isCritical,
    isFinished,
    daysLate: Math.max(0, daysBetween(milestone.currentFinishOn, until)),
    daysLateAgainstOriginal: Math.max(0, daysBetween(milestone.originalFinishOn, until)),
  };
}

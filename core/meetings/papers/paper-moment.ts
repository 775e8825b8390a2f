import type { MeetingPlan } from '../meeting.ts';

/** The moment whose figures the papers of a meeting show: before it begins the present one, afterwards for good its beginning. */
export function getPaperMoment(plan: Pick<MeetingPlan, 'heldOn' | 'startsAt'>, now: Date): Date {
  const begins = new Date(`${plan.heldOn}T${plan.startsAt}:00+08:00`);
  return begins < now ? begins : now;
}

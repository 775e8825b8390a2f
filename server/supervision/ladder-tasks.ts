import type { WorkingCalendar } from '#core/platform/public.ts';
import type { LadderTask } from '#core/supervision/ladder/propose-rungs.ts';
import { TASK_IN_HAND, type TaskStanding } from '#core/supervision/task/task.ts';
import { findNextFeedback } from './task-rows.ts';

/** The day that runs now: feedback by the cadence before the deadline, whichever comes first. */
export function toLadderTask(
  { taskId, standing: s }: { taskId: string; standing: TaskStanding },
  calendar: WorkingCalendar,
  today: string,
): LadderTask[] {
  const days = [s.order.dueOn, findNextFeedback(s, calendar)].filter((day) => day !== null).sort();
  const dueOn = days[0];
  if (dueOn === undefined || !TASK_IN_HAND.includes(s.state)) return [];
  return [
    {
      taskId,
      leadOrgId: s.order.leadOrgId,
      supportingOrgIds: s.order.supportingOrgIds,
      dueOn,
      lapses: s.promises.filter((promise) => promise.dueOn < today).length,
      // Asked in time: a slow decision upstairs is nobody's miss.
      isWaiting: s.extensionAsked !== null && s.extensionAsked.on <= dueOn,
    },
  ];
}

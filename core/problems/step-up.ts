import { countWorkingDaysOverdue, type IsoDate, type WorkingCalendar } from '#core/platform/public.ts';
import { type ProblemLevel, type ProblemStanding, TOP_LEVEL } from './problem.ts';

/** A step up that the system proposes; only a person decides (handbook 8.7). */
export interface StepUpDue {
  toLevel: ProblemLevel;
  overdueDays: number;
}

const OPEN_AT_LEVEL: ReadonlySet<string> = new Set(['assigned', 'working', 'returned']);

/** The level above (1 unit → 2 → 3 → 4 top leaders, handbook 8.7); null at the top. */
export const nextLevel = (level: ProblemLevel): ProblemLevel | null =>
  level === TOP_LEVEL ? null : ((level + 1) as ProblemLevel);

/**
 * Whether a problem is due for the next level: past its deadline, still being worked on, not at the top, and not proposed
 * already (handbook 4.3). Nothing changes by this alone; asked twice it answers the same.
 */
export function findStepUpDue(
  standing: ProblemStanding,
  calendar: WorkingCalendar,
  today: IsoDate,
): StepUpDue | null {
  const toLevel = nextLevel(standing.level);
  if (!toLevel || !standing.dueOn || standing.stepUp || !OPEN_AT_LEVEL.has(standing.state)) return null;
  if (standing.dueOn >= today) return null;
  return { toLevel, overdueDays: countWorkingDaysOverdue(calendar, standing.dueOn, today).days };
}

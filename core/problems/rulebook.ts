import { z } from 'zod';
import { addWorkingDays, IdText, type IsoDate, type WorkingCalendar } from '#core/platform/public.ts';
import type { ProblemLevel } from './problem.ts';

export const PROBLEM_RULEBOOK = 'problems';

const memberIds = z
  .array(IdText)
  .max(40)
  .refine((ids) => new Set(ids).size === ids.length, { message: '同一个人只列一次' });
const days = z.number().int().min(1).max(250);

/** 问题办理规则：各层级限办工作日、重复问题的窗口、是否需要佐证才能销号（地区可改）。 */
export const ProblemRules = z.strictObject({
  workingDays: z.strictObject({ 1: days, 2: days, 3: days, 4: days }),
  /** Same project and category within so many days counts as a repeat (4.3: 90). */
  repeatDays: z.number().int().min(1).max(730),
  /** 指挥部、主要领导在本地的叫法。 */
  levelNames: z.strictObject({
    2: z.string().min(2).max(20),
    3: z.string().min(2).max(20),
    4: z.string().min(2).max(20),
  }),
  /**
   * Who sits in 指挥部 and who are the top leaders, in their official order: before them lies what comes to that level. An empty
   * list leaves it to the leader who sponsors the project, and to the posts of 书记 and 县长.
   */
  members: z.strictObject({ 3: memberIds, 4: memberIds }).default({ 3: [], 4: [] }),
});
export type ProblemRules = z.infer<typeof ProblemRules>;

export const DEFAULT_PROBLEM_RULES: ProblemRules = {
  workingDays: { 1: 15, 2: 10, 3: 10, 4: 10 },
  repeatDays: 90,
  levelNames: { 2: '分管领导', 3: '项目建设指挥部', 4: '主要领导' },
  members: { 3: [], 4: [] },
};

/** The day by which a level has to be done: working days of that level after the day on which it came there (4.3). */
export function deriveLevelDeadline(
  rules: ProblemRules,
  level: ProblemLevel,
  fromOn: IsoDate,
  calendar: WorkingCalendar,
): IsoDate {
  return addWorkingDays(calendar, fromOn, rules.workingDays[level]).date;
}

import { countWorkingDaysAfter, type IsoDate, type WorkingCalendar } from '#core/platform/public.ts';
import type { BallStretch } from './ball.ts';
import {
  PROBLEM_CATEGORY_KEYS,
  type ProblemCategory,
  type ProblemLevel,
  type ProblemStanding,
} from './problem.ts';
import { toShare } from './share.ts';

export interface CountedProblem {
  standing: ProblemStanding;
  raisedOn: IsoDate;
  stretches: readonly BallStretch[];
  isRepeat: boolean;
}

export interface CategoryCount {
  category: ProblemCategory;
  raised: number;
  closed: number;
  open: number;
  overdue: number;
  repeats: number;
  /** 销号率: closed ÷ raised in per cent, one decimal; null when none was raised. */
  closedShare: string | null;
}

/** Age of open problems in working days; each band holds its lower end, the last is open. */
export const AGE_BANDS = [0, 6, 11, 21, 61] as const;

const isOverdue = ({ standing }: CountedProblem, today: IsoDate): boolean =>
  standing.state !== 'closed' && standing.dueOn !== null && standing.dueOn < today;

/** By cause (IS-19): every category that occurs, in the order of the glossary. */
export function countByCategory(problems: readonly CountedProblem[], today: IsoDate): CategoryCount[] {
  return PROBLEM_CATEGORY_KEYS.flatMap((category) => {
    const own = problems.filter(({ standing }) => standing.category === category);
    if (own.length === 0) return [];
    const closed = own.filter(({ standing }) => standing.state === 'closed').length;
    return [
      {
        category,
        raised: own.length,
        closed,
        open: own.length - closed,
        overdue: own.filter((one) => isOverdue(one, today)).length,
        repeats: own.filter(({ isRepeat }) => isRepeat).length,
        closedShare: toShare(closed, own.length),
      },
    ];
  });
}

/** Open problems by age: working days since the raising, in the bands of `AGE_BANDS`. */
export function countByAge(
  problems: readonly CountedProblem[],
  calendar: WorkingCalendar,
  today: IsoDate,
): { from: number; to: number | null; count: number }[] {
  const ages = problems
    .filter(({ standing }) => standing.state !== 'closed')
    .map(({ raisedOn }) => countWorkingDaysAfter(calendar, raisedOn, today).days);
  return AGE_BANDS.map((from, index) => {
    const next = AGE_BANDS[index + 1];
    const count = ages.filter((age) => age >= from && (next === undefined || age < next)).length;
    return { from, to: next === undefined ? null : next - 1, count };
  });
}

/** Working days that problems lay at each level above the unit, and with units: how long each took to answer. */
export function sumDaysByLevel(
  problems: readonly CountedProblem[],
): { level: ProblemLevel; workingDays: number; turns: number }[] {
  const levels: ProblemLevel[] = [1, 2, 3, 4];
  const all = problems.flatMap(({ stretches }) => stretches);
  return levels.flatMap((level) => {
    const own = all.filter(({ holder }) =>
      level === 1 ? holder.kind === 'org' : holder.kind === 'level' && holder.level === level,
    );
    const workingDays = own.reduce((sum, stretch) => sum + stretch.workingDays, 0);
    return own.length === 0 ? [] : [{ level, workingDays, turns: own.length }];
  });
}

import { countWorkingDaysAfter, type IsoDate, type WorkingCalendar } from '#core/platform/public.ts';
import { applyMove } from './apply-move.ts';
import { type BallHolder, type ProblemMove, type ProblemStanding, toHolderKey } from './problem.ts';

/** A stretch of time in one court; `untilOn` null while the ball still lies there. */
export interface BallStretch {
  holder: BallHolder;
  fromOn: IsoDate;
  untilOn: IsoDate | null;
  workingDays: number;
}

export interface BallAccount {
  holder: BallHolder;
  workingDays: number;
  /** How many times the ball came to this court. */
  times: number;
}

/** Courts one after the other; passes within one day leave a stretch of no days, which is still a turn. */
function listTurns(moves: readonly ProblemMove[]): { holder: BallHolder | null; on: IsoDate }[] {
  const turns: { holder: BallHolder | null; on: IsoDate }[] = [];
  let standing: ProblemStanding | null = null;
  for (const move of moves) {
    standing = applyMove(standing, move);
    const last = turns.at(-1);
    const isMoved = !last || JSON.stringify(last.holder) !== JSON.stringify(standing.holder);
    if (isMoved) turns.push({ holder: standing.holder, on: move.on });
  }
  return turns;
}

/**
 * The ball (handbook 4.3): who held the problem from when to when, through `asOf`. Each working day is charged to one holder
 * only: the day on which the ball arrives is day 0 of the new holder and still belongs to the old one. The sum of all
 * stretches is the number of working days after the raising during which the problem was open.
 */
export function listBallStretches(
  moves: readonly ProblemMove[],
  calendar: WorkingCalendar,
  asOf: IsoDate,
): BallStretch[] {
  const turns = listTurns(moves).filter(({ on }) => on <= asOf);
  return turns.flatMap(({ holder, on }, index) => {
    if (!holder) return [];
    const next = turns[index + 1]?.on ?? null;
    const { days } = countWorkingDaysAfter(calendar, on, next ?? asOf);
    return [{ holder, fromOn: on, untilOn: next, workingDays: days }];
  });
}

/** Days by holder, the longest first; the higher levels' own response time stands among them. */
export function sumBallDays(stretches: readonly BallStretch[]): BallAccount[] {
  const accounts = new Map<string, BallAccount>();
  for (const { holder, workingDays } of stretches) {
    const key = toHolderKey(holder);
    const account = accounts.get(key) ?? { holder, workingDays: 0, times: 0 };
    accounts.set(key, {
      holder,
      workingDays: account.workingDays + workingDays,
      times: account.times + 1,
    });
  }
  return [...accounts.values()].sort(
    (a, b) => b.workingDays - a.workingDays || toHolderKey(a.holder).localeCompare(toHolderKey(b.holder)),
  );
}

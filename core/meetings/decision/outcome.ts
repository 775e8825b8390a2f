import {
  daysBetween,
  divide,
  fromInteger,
  groupBy,
  type IsoDate,
  toPrintedRate,
} from '#core/platform/public.ts';

/** A signed decision with what became of the task made from it. */
export interface DecisionFate {
  leadOrgId: string;
  /** The day that the meeting gave: the first promise. */
  dueOn: IsoDate | null;
  /** The day that runs now, after extensions. */
  promisedOn: IsoDate | null;
  /** The unit reported it done on this day. */
  doneOn: IsoDate | null;
  /** Inspection refused to take it up, or it was withdrawn: it counts nowhere. */
  isDropped: boolean;
}

/** 落实情况：按会议给定的时限算。 */
export const OUTCOMES = {
  kept: { zh: '按期完成', en: 'Kept on time' },
  late: { zh: '逾期完成', en: 'Done late' },
  overdue: { zh: '逾期未完成', en: 'Overdue' },
  open: { zh: '推进中', en: 'In hand' },
  dropped: { zh: '不再办理', en: 'Dropped' },
} as const;
export type DecisionOutcome = keyof typeof OUTCOMES;

/**
 * Promised against done, by the day that the meeting gave: an extension never makes late work punctual (4.1). The day itself
 * still counts as kept. Without a day nothing is late.
 */
export function deriveOutcome({ dueOn, doneOn, isDropped }: DecisionFate, today: IsoDate): DecisionOutcome {
  if (isDropped) return 'dropped';
  if (doneOn !== null) return dueOn === null || doneOn <= dueOn ? 'kept' : 'late';
  return dueOn !== null && dueOn < today ? 'overdue' : 'open';
}

/** Days past the first promise: to the day it was done, or to today; 0 when not late. */
export function countDaysLate({ dueOn, doneOn, isDropped }: DecisionFate, today: IsoDate): number {
  if (dueOn === null || isDropped) return 0;
  return Math.max(0, daysBetween(dueOn, doneOn ?? today));
}

/** Still asks work: neither done nor dropped. Such a decision carries its agenda entry over. */
export const isDecisionOpen = ({ doneOn, isDropped }: DecisionFate): boolean => doneOn === null && !isDropped;

/** Figures of the loop, as its columns count them. */
export const LOOP_PARTS = ['decisions', 'kept', 'late', 'overdue', 'open', 'extended'] as const;
export type LoopPart = (typeof LOOP_PARTS)[number];

interface CountedDecision {
  outcome: DecisionOutcome | null;
  dueOn: IsoDate | null;
  promisedOn: IsoDate | null;
}

/** Whether a figure of the loop counts this decision: the rows behind a number are those that made it. */
export function isCountedIn(part: LoopPart, { outcome, dueOn, promisedOn }: CountedDecision): boolean {
  if (outcome === null || outcome === 'dropped') return false;
  if (part === 'decisions') return true;
  if (part === 'extended') return dueOn !== null && promisedOn !== null && promisedOn > dueOn;
  return outcome === part;
}

export interface UnitLoop {
  orgId: string;
  decisions: number;
  kept: number;
  late: number;
  overdue: number;
  open: number;
  extended: number;
  /** Kept of those whose day has come, in per cent, one decimal; null where none has. */
  keptShare: string | null;
}

function countUnit(orgId: string, own: readonly DecisionFate[], today: IsoDate): UnitLoop {
  const counted = own.map((fate) => ({ ...fate, outcome: deriveOutcome(fate, today) }));
  const count = (part: LoopPart) => counted.filter((one) => isCountedIn(part, one)).length;
  const [kept, late, overdue] = [count('kept'), count('late'), count('overdue')];
  const share = divide(fromInteger(kept), fromInteger(kept + late + overdue));
  return {
    ...{ orgId, decisions: count('decisions'), kept, late, overdue, open: count('open') },
    extended: count('extended'),
    keptShare: share && toPrintedRate(share, []),
  };
}

/**
 * The loop measured (handbook 4.5): by lead unit how many decisions were kept on time, done late, are overdue or in hand.
 * 按期率 = kept ÷ (kept + late + overdue); what is not yet due is no debt. Units with more overdue first; dropped ones count nowhere.
 */
export function measureLoop(fates: readonly DecisionFate[], today: IsoDate): UnitLoop[] {
  const counted = fates.filter(({ isDropped }) => !isDropped);
  const rows = [...groupBy(counted, ({ leadOrgId }) => leadOrgId)].map(([orgId, own]) =>
    countUnit(orgId, own, today),
  );
  return rows.sort(
    (a, b) => b.overdue - a.overdue || b.decisions - a.decisions || Number(a.orgId) - Number(b.orgId),
  );
}

import { daysBetween, getDateParts, type IsoDate } from '#core/platform/public.ts';

/** Kinds of 老大难 (PL-17, SC-20). */
export const STALE_KINDS = {
  'carried-unstarted': { zh: '连年列入、至今未开工', en: 'Carried year after year, not started' },
  overrun: { zh: '超过原定工期一年以上', en: 'More than a year past its first finish' },
  'slipped-year': { zh: '计划日期跨年推迟', en: 'Slipped into a later year' },
} as const;
export type StaleKind = keyof typeof STALE_KINDS;

const LEAST_YEARS = 2;
const OVERRUN_DAYS = 365;

export interface StaleFacts {
  /** Years in whose annual plan it stood with an amount. */
  planYears: readonly number[];
  hasStarted: boolean;
  isFinished: boolean;
  /** The first planned finish that was ever entered, and the one in force. */
  originalFinishOn: IsoDate | null;
  currentFinishOn: IsoDate | null;
  /** Approved moves of planned start or finish: from which date to which. */
  moves: readonly { from: IsoDate | null; to: IsoDate | null }[];
}

export interface StaleReason {
  kind: StaleKind;
  /** Years carried, months over the first finish, or times slipped. */
  count: number;
  sentence: string;
}

const yearOf = (date: IsoDate): number => getDateParts(date).year;

/**
 * Why a project is stale on a day, worst first; an empty list when it is not (PL-17): it stood in two or more annual plans
 * and never started; it is more than a year past the finish that was planned first; an approved move carried a planned
 * date from one year into a later one. Finished projects are never stale.
 */
export function findStaleReasons(facts: StaleFacts, asOf: IsoDate): StaleReason[] {
  if (facts.isFinished) return [];
  const reasons: StaleReason[] = [];
  const years = new Set(facts.planYears).size;
  if (!facts.hasStarted && years >= LEAST_YEARS)
    reasons.push({
      kind: 'carried-unstarted',
      count: years,
      sentence: `连续${years}个年度列入计划，至今未开工`,
    });
  const original = facts.originalFinishOn ?? facts.currentFinishOn;
  const over = original === null ? 0 : daysBetween(original, asOf);
  if (original !== null && over > OVERRUN_DAYS) {
    const months = Math.floor((over * 12) / OVERRUN_DAYS);
    reasons.push({
      kind: 'overrun',
      count: months,
      sentence: `原定${yearOf(original)}年竣工，已超期${months}个月`,
    });
  }
  const slips = facts.moves.filter(
    ({ from, to }) => from !== null && to !== null && yearOf(to) > yearOf(from),
  ).length;
  if (slips > 0) reasons.push({ kind: 'slipped-year', count: slips, sentence: `计划日期跨年推迟${slips}次` });
  return reasons;
}

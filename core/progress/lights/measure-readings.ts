import {
  daysBetween,
  daysInMonth,
  type Fraction,
  fromInteger,
  getDateParts,
  type IsoDate,
  multiply,
  subtract,
  toIsoDate,
} from '#core/platform/public.ts';
import { countDaysBehind } from '../days-behind.ts';
import { type ExactProgress, getCompletion, getShortfall } from '../exact-progress.ts';
import { isMilestoneFinished } from '../milestone-delay.ts';
import type { MilestoneFacts, ProgressFacts } from '../progress-facts.ts';

/** What the measures read. */
export interface LightContext {
  facts: ProgressFacts;
  exact: ExactProgress;
}

/** One value: of the project, or of one of its milestones, payments, procedures, problems. */
export interface Reading {
  value: Fraction | boolean;
  subjectId: string | null;
  subjectName: string | null;
}

const HUNDRED: Fraction = { num: 100n, den: 1n };

export function one(value: Fraction | boolean | null): Reading[] {
  return value === null ? [] : [{ value, subjectId: null, subjectName: null }];
}

export function points(share: Fraction | null, against: Fraction | null): Fraction | null {
  return share === null || against === null ? null : multiply(subtract(share, against), HUNDRED);
}

export const countedCompletion = ({ exact }: LightContext): Fraction | null =>
  getCompletion(exact, exact.counted);

export function readDaysBehind({ facts, exact }: LightContext): Fraction | null {
  if (facts.plan === null || exact.plan === null || exact.counted === null) return null;
  const shortfall = getShortfall(exact, exact.counted);
  if (shortfall === null || shortfall.num === 0n) return fromInteger(0);
  return fromInteger(countDaysBehind(facts.plan, exact.counted, exact.asOf));
}

/** Verified by the as-of date. An unverified start is no start. */
export function isStartVerified({ facts, exact }: LightContext): boolean {
  const { start } = facts;
  return start.verification === 'verified' && (start.verifiedOn === null || start.verifiedOn <= exact.asOf);
}

export function readStartVerified(context: LightContext): boolean | null {
  if (isStartVerified(context)) return true;
  const planned = context.facts.start.currentPlannedOn;
  return planned === null || planned > context.exact.asOf ? null : false;
}

export function readStartLate(
  context: LightContext,
  late: (from: IsoDate, to: IsoDate) => Fraction,
): Fraction | null {
  const planned = context.facts.start.currentPlannedOn;
  if (planned === null || planned >= context.exact.asOf || isStartVerified(context)) return null;
  return late(planned, context.exact.asOf);
}

export const daysLate = (from: IsoDate, to: IsoDate): Fraction => fromInteger(daysBetween(from, to));

/**
 * Months past a date: whole calendar months, and of the running one the share of its days. The 31st plus
 * a month is the last day of a shorter month.
 */
export function countMonthsPast(from: IsoDate, to: IsoDate): Fraction {
  let whole = 0;
  while (addMonths(from, whole + 1) <= to) whole += 1;
  const start = addMonths(from, whole);
  const days = daysBetween(start, addMonths(from, whole + 1));
  return { num: BigInt(whole * days + daysBetween(start, to)), den: BigInt(days) };
}

function addMonths(date: IsoDate, months: number): IsoDate {
  const { year, month, day } = getDateParts(date);
  const index = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
  return toIsoDate(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

export function readMilestones(
  { facts, exact }: LightContext,
  late: (from: IsoDate, to: IsoDate) => Fraction,
  covers: (milestone: MilestoneFacts) => boolean,
): Reading[] {
  return facts.milestones
    .filter((m) => covers(m) && !isMilestoneFinished(m, exact.asOf) && m.currentFinishOn < exact.asOf)
    .map((m) => ({
      value: late(m.currentFinishOn, exact.asOf),
      subjectId: m.milestoneId,
      subjectName: m.name,
    }));
}

/** Of what was due by the as-of date: all met (true), some not (false), nothing due (null). An open one on its last day is neither. */
export function areDueMet(due: readonly { dueOn: IsoDate; isMet: boolean }[], asOf: IsoDate): boolean | null {
  const decided = due.filter(({ dueOn, isMet }) => dueOn < asOf || (dueOn === asOf && isMet));
  return decided.length === 0 ? null : decided.every(({ isMet }) => isMet);
}

/** Length of the run of missing reports at the end of the due ones. */
export function countMissingReportsInARow(facts: ProgressFacts): number {
  let missing = 0;
  for (let index = facts.dueReports.length - 1; index >= 0; index -= 1) {
    if (facts.dueReports[index]?.isConfirmed !== false) break;
    missing += 1;
  }
  return missing;
}

export function isPaid(paidOn: IsoDate | null, asOf: IsoDate): boolean {
  return paidOn !== null && paidOn <= asOf;
}

import { compare, type Fraction, toFraction } from '#core/platform/public.ts';
import type { ExemptionFacts } from '../progress-facts.ts';
import type { Dimension, ExemptionMark } from './light.ts';
import type { Interval, LightClause, LightCondition } from './light-rulebook.ts';
import type { LightContext, Reading } from './measure-readings.ts';
import { MEASURES, type MeasureName } from './measures.ts';

interface ExactInterval {
  low: Fraction | null;
  isLowClosed: boolean;
  high: Fraction | null;
  isHighClosed: boolean;
}

/** Interval ends read once for each rulebook: the interval object is the key. */
const exactIntervals = new WeakMap<Interval, ExactInterval>();

function toExactInterval(interval: Interval): ExactInterval {
  const known = exactIntervals.get(interval);
  if (known) return known;
  const low = interval.atLeast ?? interval.above;
  const high = interval.atMost ?? interval.below;
  const exact = {
    low: low === undefined ? null : toFraction(low),
    isLowClosed: interval.atLeast !== undefined,
    high: high === undefined ? null : toFraction(high),
    isHighClosed: interval.atMost !== undefined,
  };
  exactIntervals.set(interval, exact);
  return exact;
}

/** True when the exact value lies in the interval; each end is open or closed as written. */
export function isWithin(value: Fraction, interval: Interval): boolean {
  const { low, isLowClosed, high, isHighClosed } = toExactInterval(interval);
  if (low !== null) {
    const side = compare(value, low);
    if (side < 0 || (side === 0 && !isLowClosed)) return false;
  }
  if (high === null) return true;
  const side = compare(value, high);
  return side < 0 || (side === 0 && isHighClosed);
}

/** Readings of one evaluation, taken once for each measure. */
export type ReadingCache = Map<MeasureName, Reading[]>;

export function readOnce(name: MeasureName, context: LightContext, cache: ReadingCache): Reading[] {
  const known = cache.get(name);
  if (known) return known;
  const readings = MEASURES[name].read(context);
  cache.set(name, readings);
  return readings;
}

/** A condition that holds, with the reading of its first clause. */
export interface ConditionMatch {
  condition: LightCondition;
  measure: MeasureName;
  reading: Reading;
}

/**
 * The matches of conditions, in their order: of each, one for the project, or one for each milestone,
 * payment, procedure or problem for which every clause holds. A measure that has nothing to measure never
 * holds. Plain loops: this is the inner loop of every derivation.
 */
export function findMatches(
  conditions: readonly LightCondition[],
  context: LightContext,
  cache: ReadingCache,
): ConditionMatch[] {
  const matches: ConditionMatch[] = [];
  for (const condition of conditions) {
    const first = condition.clauses[0];
    if (first === undefined) continue;
    for (const reading of readOnce(first.measure, context, cache)) {
      if (!holds(first, reading) || !otherClausesHold(condition, reading, context, cache)) continue;
      matches.push({ condition, measure: first.measure, reading });
    }
  }
  return matches;
}

function otherClausesHold(
  condition: LightCondition,
  reading: Reading,
  context: LightContext,
  cache: ReadingCache,
): boolean {
  for (let index = 1; index < condition.clauses.length; index += 1) {
    const clause = condition.clauses[index];
    if (clause !== undefined && !holdsFor(clause, reading.subjectId, context, cache)) return false;
  }
  return true;
}

function holdsFor(
  clause: LightClause,
  subjectId: string | null,
  context: LightContext,
  cache: ReadingCache,
): boolean {
  const isOfProject = MEASURES[clause.measure].of === 'project';
  return readOnce(clause.measure, context, cache).some(
    (reading) =>
      (isOfProject || subjectId === null || reading.subjectId === subjectId) && holds(clause, reading),
  );
}

function holds(clause: LightClause, reading: Reading): boolean {
  if ('is' in clause) return reading.value === clause.is;
  return typeof reading.value !== 'boolean' && isWithin(reading.value, clause.within);
}

/** The exemption that covers a match on the as-of date, as a mark; it never changes a colour. */
export function findExemption(
  exemptions: readonly ExemptionFacts[],
  dimension: Dimension | 'overall',
  conditionId: string,
  subjectId: string | null,
  asOf: string,
): ExemptionMark | null {
  for (const exemption of exemptions) {
    if (exemption.dimension !== dimension || exemption.expiresOn < asOf) continue;
    if (exemption.conditionId !== '*' && exemption.conditionId !== conditionId) continue;
    if (exemption.subjectId !== null && exemption.subjectId !== subjectId) continue;
    return { reason: exemption.reason, approver: exemption.approver, expiresOn: exemption.expiresOn };
  }
  return null;
}

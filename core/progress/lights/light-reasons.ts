import { toDecimalText } from '#core/platform/public.ts';
import { type ConditionMatch, findExemption } from './conditions.ts';
import { compareLights, type Dimension, type Light, type LightReason } from './light.ts';
import type { DimensionRule, Interval, LightCondition } from './light-rulebook.ts';
import { renderReason } from './light-sentences.ts';
import type { LightContext } from './measure-readings.ts';
import type { MeasureName } from './measures.ts';

/** Intervals by measure, read once for each list of conditions. */
const intervalsOf = new WeakMap<readonly LightCondition[], Map<MeasureName, Interval[]>>();

/** Reasons of the decided light, worst first; below red also the yellow ones; one for each subject. */
export function listReasons(
  matches: readonly ConditionMatch[],
  light: Light,
  rule: DimensionRule,
  context: LightContext,
): LightReason[] {
  const isWarning = light === 'red' || light === 'yellow';
  const relevant = matches.filter(({ condition }) =>
    isWarning ? condition.light === 'red' || condition.light === 'yellow' : condition.light === light,
  );
  const intervals = listIntervals(rule.conditions);
  const reasons = relevant.map((match) => toReason(match, rule.dimension, context, intervals));
  return sortReasons(isWarning ? reasons : reasons.slice(0, 1));
}

export function listIntervals(conditions: readonly LightCondition[]): Map<MeasureName, Interval[]> {
  const known = intervalsOf.get(conditions);
  if (known) return known;
  const intervals = new Map<MeasureName, Interval[]>();
  for (const clause of conditions.flatMap((condition) => condition.clauses)) {
    if (!('within' in clause)) continue;
    intervals.set(clause.measure, [...(intervals.get(clause.measure) ?? []), clause.within]);
  }
  intervalsOf.set(conditions, intervals);
  return intervals;
}

export function toReason(
  match: ConditionMatch,
  dimension: Dimension | 'overall',
  context: LightContext,
  intervals: Map<MeasureName, Interval[]>,
): LightReason {
  const { condition, measure, reading } = match;
  const exemptions = context.facts.exemptions;
  return {
    light: condition.light,
    dimension,
    conditionId: condition.id,
    measure,
    value: typeof reading.value === 'boolean' ? null : toDecimalText(reading.value),
    subjectId: reading.subjectId,
    subjectName: reading.subjectName,
    sentence: renderReason(match, context, intervals.get(measure) ?? []),
    exemption:
      exemptions.length === 0
        ? null
        : findExemption(exemptions, dimension, condition.id, reading.subjectId, context.exact.asOf),
  };
}

/** Worst first; exempt ones after the others of their colour; of one subject only the worst stays. */
export function sortReasons(reasons: LightReason[]): LightReason[] {
  if (reasons.length < 2) return reasons;
  const sorted = reasons
    .map((reason, index) => ({ reason, index }))
    .sort(
      (a, b) =>
        compareLights(a.reason.light, b.reason.light) ||
        Number(a.reason.exemption !== null) - Number(b.reason.exemption !== null) ||
        compareLateness(a.reason, b.reason) ||
        a.index - b.index,
    );
  const seen = new Set<string>();
  return sorted.flatMap(({ reason }) => {
    if (reason.subjectId === null) return [reason];
    const subject = `${reason.dimension}/${reason.subjectId}`;
    if (seen.has(subject)) return [];
    seen.add(subject);
    return [reason];
  });
}

function compareLateness(a: LightReason, b: LightReason): number {
  if (a.subjectId === null || b.subjectId === null) return 0;
  return Number(b.value ?? 0) - Number(a.value ?? 0);
}

export function grey(dimension: Dimension | 'overall', conditionId: string, sentence: string): LightReason[] {
  return [note('grey', dimension, conditionId, sentence)];
}

export function nothingDue(dimension: Dimension, { exact }: LightContext): LightReason[] {
  const { planNullReason } = exact;
  if (dimension === 'progress' && planNullReason === 'plan-not-issued') {
    return grey(dimension, 'no-plan', '计划未下达');
  }
  if (dimension === 'progress' && planNullReason !== null) return grey(dimension, 'no-plan', '无年度计划');
  return grey(dimension, 'nothing-due', '尚无到期事项');
}

export function note(
  light: Light,
  dimension: Dimension | 'overall',
  conditionId: string,
  sentence: string,
): LightReason {
  return {
    light,
    dimension,
    conditionId,
    measure: null,
    value: null,
    subjectId: null,
    subjectName: null,
    sentence,
    exemption: null,
  };
}

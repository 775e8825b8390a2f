import {
  type DecimalText,
  findLongerPeriod,
  getPeriodYear,
  getPreviousPeriod,
  type PeriodId,
  toDecimalText,
} from '#core/platform/public.ts';
import { deriveExactProgress, type ExactProgress } from '../exact-progress.ts';
import type { ProgressFacts } from '../progress-facts.ts';
import { type ConditionMatch, findExemption, findMatches, type ReadingCache } from './conditions.ts';
import {
  compareLights,
  type Dimension,
  type DimensionLight,
  type Light,
  type LightEvaluation,
  type LightInputs,
  type LightReason,
  type LightState,
  type PastLight,
  type WayToGreen,
  worseLight,
} from './light.ts';
import type { Coverage, DimensionRule, Interval, LightCondition, LightRulebook } from './light-rulebook.ts';
import { renderLightSentence, renderMemory, renderReason } from './light-sentences.ts';
import type { LightContext, MeasureName } from './measures.ts';
import { findWayOutOfMemory, findWayToGreen, getNextSightOn, renderStep } from './way-to-green.ts';

/** What one dimension or the overall light is decided with. */
interface Evaluation {
  context: LightContext;
  cache: ReadingCache;
  rulebook: LightRulebook;
}

/**
 * Lights of one project in one period by a rulebook (handbook 3.3): one light a dimension, the overall
 * light the worst that is not grey, then what acts on the overall light, then a declared yellow. Paused by
 * decision: everything grey. The same inputs and rule version always give the same lights.
 */
export function evaluateLights(facts: ProgressFacts, rulebook: LightRulebook, asOf: string): LightEvaluation {
  return evaluateWith(facts, deriveExactProgress(facts, asOf), rulebook);
}

/** The same from exact values that were read before. */
export function evaluateWith(
  facts: ProgressFacts,
  exact: ExactProgress,
  rulebook: LightRulebook,
): LightEvaluation {
  const evaluation: Evaluation = { context: { facts, exact }, cache: new Map(), rulebook };
  const dimensions = rulebook.dimensions.map((rule) => evaluateDimension(rule, evaluation));
  const overall = evaluateOverall(dimensions, evaluation);
  const before = findPast(facts, getPreviousPeriod(facts.periodId))?.overall.light;
  return {
    ruleCode: rulebook.code,
    ruleVersion: rulebook.version,
    periodId: facts.periodId,
    asOf: exact.asOf,
    overall,
    dimensions,
    sentence: renderLightSentence(overall),
    isDeclaredYellow: overall.light === 'yellow' && overall.reasons[0]?.conditionId === 'declared',
    isSurprise: overall.light === 'red' && (before === 'green' || before === 'blue'),
    inputs: listInputs(evaluation),
  };
}

function evaluateDimension(rule: DimensionRule, evaluation: Evaluation): DimensionLight {
  const { facts } = evaluation.context;
  const isCovered = rule.isOn && isCoveredBy(rule.covers, facts);
  if (!isCovered)
    return toDimensionLight(rule, evaluation, false, grey(rule.dimension, 'not-covered', '不适用'));
  if (facts.isPaused)
    return toDimensionLight(rule, evaluation, true, grey(rule.dimension, 'paused', '经批准停工'));
  const matches = rule.conditions.flatMap((condition) =>
    findMatches(condition, evaluation.context, evaluation.cache),
  );
  const light = decideLight(matches);
  if (light === 'grey')
    return toDimensionLight(rule, evaluation, true, nothingDue(rule.dimension, evaluation));
  const remembered = light === 'green' ? listRememberedReds(rule, evaluation) : [];
  const reasons = listReasons(matches, light, rule, evaluation);
  if (remembered.length === 0) return toDimensionLight(rule, evaluation, true, reasons);
  return toDimensionLight(
    rule,
    evaluation,
    true,
    [memoryReason(rule.dimension, remembered), ...reasons],
    remembered,
  );
}

/** Blue holds before the others; else the worst that holds; grey when nothing was due. */
function decideLight(matches: readonly ConditionMatch[]): Light {
  let light: Light = 'grey';
  for (const { condition } of matches) {
    if (condition.light === 'blue') return 'blue';
    light = worseLight(light, condition.light);
  }
  return light;
}

/** True when the rule covers the project: nature, and one value of each named trait. */
export function isCoveredBy(covers: Coverage, facts: ProgressFacts): boolean {
  if (covers.natures !== null && !covers.natures.includes(facts.nature)) return false;
  if (covers.exceptNatures.includes(facts.nature)) return false;
  for (const trait of Object.keys(covers.traits)) {
    const own = facts.traits?.[trait] ?? [];
    if (!covers.traits[trait]?.some((value) => own.includes(value))) return false;
  }
  return true;
}

/** The preceding periods of the rule's kind in which the dimension was red, latest first. */
function listRememberedReds(rule: DimensionRule, { context, rulebook }: Evaluation): PeriodId[] {
  if (rule.memory === null) return [];
  const { facts } = context;
  const reds: PeriodId[] = [];
  let period = findLongerPeriod(facts.periodId, rulebook.periodKind) ?? facts.periodId;
  for (let step = 0; step < rule.memory.periods; step += 1) {
    period = getPreviousPeriod(period);
    if (rule.memory.startsAfreshEachYear && getPeriodYear(period) !== context.exact.year) break;
    if (findPast(facts, period)?.dimensions[rule.dimension]?.light === 'red') reds.push(period);
  }
  return reds;
}

function findPast(facts: ProgressFacts, periodId: PeriodId) {
  return facts.pastLights.find((past) => past.periodId === periodId);
}

/** Reasons of the decided light, worst first; below red also the yellow ones; one for each subject. */
function listReasons(
  matches: readonly ConditionMatch[],
  light: Light,
  rule: DimensionRule,
  evaluation: Evaluation,
): LightReason[] {
  const isWarning = light === 'red' || light === 'yellow';
  const relevant = matches.filter(({ condition }) =>
    isWarning ? condition.light === 'red' || condition.light === 'yellow' : condition.light === light,
  );
  const intervals = listIntervals(rule.conditions);
  const reasons = relevant.map((match) => toReason(match, rule.dimension, evaluation, intervals));
  return sortReasons(isWarning ? reasons : reasons.slice(0, 1));
}

function listIntervals(conditions: readonly LightCondition[]): Map<MeasureName, Interval[]> {
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
const intervalsOf = new WeakMap<readonly LightCondition[], Map<MeasureName, Interval[]>>();

function toReason(
  match: ConditionMatch,
  dimension: Dimension | 'overall',
  { context }: Evaluation,
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
function sortReasons(reasons: LightReason[]): LightReason[] {
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

function grey(dimension: Dimension | 'overall', conditionId: string, sentence: string): LightReason[] {
  return [note('grey', dimension, conditionId, sentence)];
}

function nothingDue(dimension: Dimension, { context }: Evaluation): LightReason[] {
  const { planNullReason } = context.exact;
  if (dimension === 'progress' && planNullReason === 'plan-not-issued') {
    return grey(dimension, 'no-plan', '计划未下达');
  }
  if (dimension === 'progress' && planNullReason !== null) return grey(dimension, 'no-plan', '无年度计划');
  return grey(dimension, 'nothing-due', '尚无到期事项');
}

function memoryReason(dimension: Dimension, reds: readonly PeriodId[]): LightReason {
  return note('yellow', dimension, 'memory', renderMemory(reds));
}

function note(
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

function toDimensionLight(
  rule: DimensionRule,
  { context }: Evaluation,
  isCovered: boolean,
  reasons: LightReason[],
  remembered: readonly PeriodId[] = [],
): DimensionLight {
  const light = reasons[0]?.light ?? 'grey';
  const [lastRed] = remembered;
  const wayToGreen =
    lastRed !== undefined
      ? findWayOutOfMemory(rule, lastRed)
      : light === 'red' || light === 'yellow'
        ? findWayToGreen(rule, reasons, context)
        : null;
  const past = findPast(context.facts, getPreviousPeriod(context.facts.periodId))?.dimensions[rule.dimension];
  return { dimension: rule.dimension, isCovered, ...toState(light, reasons, wayToGreen, past, context) };
}

function toState(
  light: Light,
  reasons: LightReason[],
  wayToGreen: WayToGreen | null,
  past: PastLight | undefined,
  { facts }: LightContext,
): LightState {
  const lasts = past !== undefined && past.light === light;
  const ofColour = reasons.filter((reason) => reason.light === light);
  return {
    light,
    reasons,
    isExempt:
      (light === 'red' || light === 'yellow') && ofColour.every((reason) => reason.exemption !== null),
    wayToGreen,
    periodsInRow: lasts ? past.periodsInRow + 1 : 1,
    sincePeriodId: lasts ? past.sincePeriodId : facts.periodId,
  };
}

function evaluateOverall(dimensions: readonly DimensionLight[], evaluation: Evaluation): LightState {
  const { context, rulebook, cache } = evaluation;
  const { facts } = context;
  const past = findPast(facts, getPreviousPeriod(facts.periodId))?.overall;
  if (facts.isPaused) return toState('grey', grey('overall', 'paused', '经批准停工'), null, past, context);
  const intervals = listIntervals(rulebook.overall);
  const acting = rulebook.overall
    .flatMap((condition) => findMatches(condition, context, cache))
    .map((match) => toReason(match, 'overall', evaluation, intervals));
  const shown = dimensions.filter(({ light }) => light !== 'grey');
  const light = worstOf([
    ...shown.map((dimension) => dimension.light),
    ...acting.map((reason) => reason.light),
  ]);
  if (
    facts.declaredYellow !== null &&
    rulebook.allowsDeclaredYellow &&
    (light === 'green' || light === 'blue')
  ) {
    const sentence = `单位自报黄灯：${facts.declaredYellow.reason}`;
    return toState('yellow', [note('yellow', 'overall', 'declared', sentence)], null, past, context);
  }
  const reasons = sortReasons([...shown.flatMap((dimension) => dimension.reasons), ...acting]);
  const kept = reasons.filter((reason) => keepsReason(light, reason));
  const shownReasons = kept.length > 0 ? kept : grey('overall', 'nothing-due', firstGreySentence(dimensions));
  return toState(light, shownReasons, joinWays(dimensions, acting, context), past, context);
}

function worstOf(lights: readonly Light[]): Light {
  const [first, ...rest] = lights;
  return first === undefined ? 'grey' : rest.reduce(worseLight, first);
}

function keepsReason(light: Light, reason: LightReason): boolean {
  const isWarning = light === 'red' || light === 'yellow';
  return isWarning ? reason.light === 'red' || reason.light === 'yellow' : reason.light === light;
}

function firstGreySentence(dimensions: readonly DimensionLight[]): string {
  const progress = dimensions.find(({ dimension }) => dimension === 'progress');
  return progress?.reasons[0]?.sentence ?? '尚无到期事项';
}

/** Overall green needs every warning gone: the ways of all dimensions and of what acts on the whole. */
function joinWays(
  dimensions: readonly DimensionLight[],
  acting: readonly LightReason[],
  context: LightContext,
): WayToGreen | null {
  const ways = dimensions.flatMap(({ wayToGreen }) => (wayToGreen === null ? [] : [wayToGreen]));
  const steps = [...new Set(acting.map(renderStep))].map((step) => `${step}可转绿`);
  if (ways.length + steps.length === 0) return null;
  const amounts = ways.find((way) => way.amountYuan !== null);
  const days = ways.map((way) => way.byOn);
  if (steps.length > 0) days.push(getNextSightOn(context));
  return {
    physicalWording: [...ways.map((way) => way.physicalWording), ...steps].join('；'),
    amountWording: amounts?.amountWording ?? null,
    amountYuan: amounts?.amountYuan ?? null,
    byOn: days.sort().at(-1) ?? context.exact.asOf,
  };
}

/** What was compared, for the record: measures of the project that were read, and the past colours. */
function listInputs({ context, cache }: Evaluation): LightInputs {
  const { facts } = context;
  const measures: Record<string, DecimalText | boolean | null> = {};
  for (const [name, readings] of cache) {
    const [first] = readings;
    if (first === undefined) measures[name] = null;
    else if (first.subjectId === null) {
      measures[name] = typeof first.value === 'boolean' ? first.value : toDecimalText(first.value);
    }
  }
  return {
    measures,
    pastLights: facts.pastLights.map((past) => ({
      periodId: past.periodId,
      overall: past.overall.light,
      dimensions: toColours(past.dimensions),
    })),
    isPaused: facts.isPaused,
    isFinished: facts.isFinished,
    exemptions: facts.exemptions.map((exemption) => `${exemption.dimension}/${exemption.conditionId}`),
    declaredYellow: facts.declaredYellow?.reason ?? null,
  };
}

function toColours(dimensions: Partial<Record<Dimension, PastLight>>): Partial<Record<Dimension, Light>> {
  const colours: Partial<Record<Dimension, Light>> = {};
  for (const dimension of Object.keys(dimensions) as Dimension[]) {
    const past = dimensions[dimension];
    if (past) colours[dimension] = past.light;
  }
  return colours;
}

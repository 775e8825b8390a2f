import { getPreviousPeriod, type PeriodId } from '#core/platform/public.ts';
import { deriveExactProgress, type ExactProgress } from '../exact-progress.ts';
import type { ProgressFacts } from '../progress-facts.ts';
import { type ConditionMatch, findMatches, type ReadingCache } from './conditions.ts';
import {
  type DimensionLight,
  type Light,
  type LightEvaluation,
  type LightReason,
  type PastLights,
  worseLight,
} from './light.ts';
import { listInputs } from './light-inputs.ts';
import { findPast, listRememberedReds } from './light-memory.ts';
import { grey, listReasons, note, nothingDue } from './light-reasons.ts';
import type { Coverage, DimensionRule, LightRulebook } from './light-rulebook.ts';
import { renderLightSentence, renderMemory } from './light-sentences.ts';
import { toState } from './light-state.ts';
import type { LightContext } from './measure-readings.ts';
import { evaluateOverall } from './overall-light.ts';
import { findWayOutOfMemory, findWayToGreen } from './way-to-green.ts';

/** What one dimension or the overall light is decided with. */
interface Evaluation {
  context: LightContext;
  cache: ReadingCache;
  rulebook: LightRulebook;
  /** The lights of the period before, if they are known. */
  past: PastLights | undefined;
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
  const past = findPast(facts, getPreviousPeriod(facts.periodId));
  const evaluation: Evaluation = { context: { facts, exact }, cache: new Map(), rulebook, past };
  const dimensions = rulebook.dimensions.map((rule) => evaluateDimension(rule, evaluation));
  const overall = evaluateOverall(dimensions, evaluation.context, evaluation.cache, rulebook, past?.overall);
  const before = past?.overall.light;
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
    inputs: listInputs(evaluation.context, evaluation.cache),
  };
}

function evaluateDimension(rule: DimensionRule, evaluation: Evaluation): DimensionLight {
  const { facts } = evaluation.context;
  const isCovered = rule.isOn && isCoveredBy(rule.covers, facts);
  if (!isCovered)
    return toDimensionLight(rule, evaluation, false, grey(rule.dimension, 'not-covered', '不适用'));
  if (facts.isPaused)
    return toDimensionLight(rule, evaluation, true, grey(rule.dimension, 'paused', '经批准停工'));
  const matches = findMatches(rule.conditions, evaluation.context, evaluation.cache);
  const light = decideLight(matches);
  if (light === 'grey')
    return toDimensionLight(rule, evaluation, true, nothingDue(rule.dimension, evaluation.context));
  const remembered = light === 'green' ? listRememberedReds(rule, facts, evaluation.rulebook.periodKind) : [];
  const reasons = listReasons(matches, light, rule, evaluation.context);
  if (remembered.length === 0) return toDimensionLight(rule, evaluation, true, reasons);
  return toDimensionLight(
    rule,
    evaluation,
    true,
    [note('yellow', rule.dimension, 'memory', renderMemory(remembered)), ...reasons],
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

function toDimensionLight(
  rule: DimensionRule,
  { context, past }: Evaluation,
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
  const state = toState(light, reasons, wayToGreen, past?.dimensions[rule.dimension], context);
  return { dimension: rule.dimension, isCovered, ...state };
}

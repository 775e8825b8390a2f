import { findMatches, type ReadingCache } from './conditions.ts';
import {
  type DimensionLight,
  type Light,
  type LightReason,
  type LightState,
  type PastLight,
  type WayToGreen,
  worseLight,
} from './light.ts';
import { grey, listIntervals, note, sortReasons, toReason } from './light-reasons.ts';
import type { LightRulebook } from './light-rulebook.ts';
import { toState } from './light-state.ts';
import type { LightContext } from './measure-readings.ts';
import { getNextSightOn, renderStep } from './way-to-green.ts';

/**
 * The overall light: the worst dimension that is not grey and what acts on the whole; a declared yellow
 * lowers green or blue and never lifts red; grey when all are grey, for a paused project, and instead of green
 * before the year's plan is issued (8.4).
 */
export function evaluateOverall(
  dimensions: readonly DimensionLight[],
  context: LightContext,
  cache: ReadingCache,
  rulebook: LightRulebook,
  past: PastLight | undefined,
): LightState {
  const { facts } = context;
  if (facts.isPaused) return toState('grey', grey('overall', 'paused', '经批准停工'), null, past, context);
  const intervals = listIntervals(rulebook.overall);
  const acting = findMatches(rulebook.overall, context, cache).map((match) =>
    toReason(match, 'overall', context, intervals),
  );
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
  if (light === 'green' && rulebook.greyBeforePlan && context.exact.planNullReason === 'plan-not-issued')
    return toState('grey', grey('overall', 'no-plan', '计划未下达'), null, past, context);
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
  const steps = [...new Set(acting.map((reason) => renderStep(reason, context)))].map(
    (step) => `${step}可转绿`,
  );
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

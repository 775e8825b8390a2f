import {
  findLongerPeriod,
  getPeriodYear,
  getPreviousPeriod,
  type PeriodId,
  type PeriodKind,
} from '#core/platform/public.ts';
import type { ProgressFacts } from '../progress-facts.ts';
import type { PastLights } from './light.ts';
import type { DimensionRule } from './light-rulebook.ts';

/** The lights of an earlier period, if they are known. */
export function findPast(facts: ProgressFacts, periodId: PeriodId): PastLights | undefined {
  return facts.pastLights.find((past) => past.periodId === periodId);
}

/** The preceding periods of the rule's kind in which the dimension was red, latest first. */
export function listRememberedReds(rule: DimensionRule, facts: ProgressFacts, kind: PeriodKind): PeriodId[] {
  if (rule.memory === null) return [];
  const year = getPeriodYear(facts.periodId);
  const reds: PeriodId[] = [];
  let period = findLongerPeriod(facts.periodId, kind) ?? facts.periodId;
  for (let step = 0; step < rule.memory.periods; step += 1) {
    period = getPreviousPeriod(period);
    if (rule.memory.startsAfreshEachYear && getPeriodYear(period) !== year) break;
    if (findPast(facts, period)?.dimensions[rule.dimension]?.light === 'red') reds.push(period);
  }
  return reds;
}

import { buildFacts } from '../progress-facts.builder.ts';
import type { ProgressFacts } from '../progress-facts.ts';
import { DEFAULT_LIGHT_RULEBOOK } from './default-light-rulebook.ts';
import { evaluateLights } from './evaluate-lights.ts';
import type { Dimension, LightEvaluation } from './light.ts';
import type { LightRulebook } from './light-rulebook.ts';

export const annualTaskDone = { actuals: [{ periodId: '2026-06', amountYuan: '120000000' }] };
export const onPlan = { actuals: [{ periodId: '2026-06', amountYuan: '53333333' }] };
export const ends: Record<string, string> = { '2026-02': '2026-02-28', '2026-06': '2026-06-30' };

export function evaluate(
  change: Partial<ProgressFacts>,
  rulebook: LightRulebook = DEFAULT_LIGHT_RULEBOOK,
): LightEvaluation {
  const facts = buildFacts(change);
  return evaluateLights(facts, rulebook, ends[facts.periodId] ?? '');
}

export function lightOf(evaluation: LightEvaluation, dimension: Dimension) {
  const found = evaluation.dimensions.find((light) => light.dimension === dimension);
  if (found === undefined) throw new Error(`no light of ${dimension}`);
  return found;
}

import type { IsoDate } from '#core/platform/public.ts';
import { buildProgress } from './derive-progress.ts';
import { deriveExactProgress } from './exact-progress.ts';
import { evaluateWith } from './lights/evaluate-lights.ts';
import type { Dimension, LightEvaluation, PastLight, PastLights } from './lights/light.ts';
import type { LightRulebook } from './lights/light-rulebook.ts';
import type { ProjectProgress } from './progress.ts';
import type { ProgressFacts } from './progress-facts.ts';

/** What is stored in one row for (project, period). Plain JSON. */
export interface ProjectPeriodResult {
  progress: ProjectProgress;
  lights: LightEvaluation;
}

/**
 * Progress and lights of one project in one period, in one pass over the facts (handbook 3.3).
 * `asOf` is `getAsOfDate(periodId, today)`.
 */
export function deriveProjectProgress(
  facts: ProgressFacts,
  rulebook: LightRulebook,
  asOf: IsoDate,
): ProjectPeriodResult {
  const exact = deriveExactProgress(facts, asOf);
  return { progress: buildProgress(facts, exact), lights: evaluateWith(facts, exact, rulebook) };
}

/** The evaluation of a period as the past colours of the next one. */
export function toPastLights(lights: LightEvaluation): PastLights {
  const dimensions: Partial<Record<Dimension, PastLight>> = {};
  for (const { dimension, light, periodsInRow, sincePeriodId } of lights.dimensions) {
    dimensions[dimension] = { light, periodsInRow, sincePeriodId };
  }
  const { light, periodsInRow, sincePeriodId } = lights.overall;
  return { periodId: lights.periodId, overall: { light, periodsInRow, sincePeriodId }, dimensions };
}

/**
 * Replays a rulebook over past periods, earliest first: each period's past colours are the replayed ones,
 * so that a changed rule shows who would have had which light before it is adopted.
 */
export function replayLights(
  periods: readonly { facts: ProgressFacts; asOf: IsoDate }[],
  rulebook: LightRulebook,
): LightEvaluation[] {
  const replayed: PastLights[] = [];
  return periods.map(({ facts, asOf }) => {
    const { lights } = deriveProjectProgress({ ...facts, pastLights: replayed.slice(0, 12) }, rulebook, asOf);
    replayed.unshift(toPastLights(lights));
    return lights;
  });
}

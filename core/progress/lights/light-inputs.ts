import { type DecimalText, toDecimalText } from '#core/platform/public.ts';
import type { ReadingCache } from './conditions.ts';
import type { Dimension, Light, LightInputs, PastLight } from './light.ts';
import type { LightContext } from './measure-readings.ts';

/** What was compared, for the record: measures of the project that were read, and the past colours. */
export function listInputs({ facts }: LightContext, cache: ReadingCache): LightInputs {
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

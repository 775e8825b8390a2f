import fc from 'fast-check';
import { expect, test } from 'vitest';
import { getAsOfDate } from '#core/platform/public.ts';
import { deriveProjectProgress, toPastLights } from '#core/progress/derive-project-progress.ts';
import { DEFAULT_LIGHT_RULEBOOK } from '#core/progress/lights/default-light-rulebook.ts';
import { DIMENSIONS, LIGHTS_FROM_WORST, type Light, type PastLights } from '#core/progress/lights/light.ts';
import { buildFacts } from '#core/progress/progress-facts.builder.ts';
import type { ProgressFacts } from '#core/progress/progress-facts.ts';
import { keepDetail, readDetail } from './kept-detail.ts';

const PERIOD = '2026-06';
const light = fc.constantFrom<Light>(...LIGHTS_FROM_WORST);
const day = fc
  .integer({ min: 1, max: 28 })
  .chain((d) =>
    fc.constantFrom('03', '05', '06', '07').map((m) => `2026-${m}-${String(d).padStart(2, '0')}`),
  );
const past = (periodId: string): fc.Arbitrary<PastLights> =>
  fc
    .array(fc.tuple(light, fc.integer({ min: 1, max: 9 })), { minLength: 7, maxLength: 7 })
    .map(([overall, ...rest]) => {
      const state = ([colour, periodsInRow]: [Light, number] = ['grey', 1]) => ({
        light: colour,
        periodsInRow,
        sincePeriodId: periodId,
      });
      const dimensions = DIMENSIONS.map((dimension, index) => [dimension, state(rest[index])]);
      return { periodId, overall: state(overall), dimensions: Object.fromEntries(dimensions) };
    });

const facts: fc.Arbitrary<ProgressFacts> = fc
  .record({
    nature: fc.constantFrom('continuing' as const, 'new' as const),
    plan: fc.boolean(),
    actual: fc.option(fc.integer({ min: -1_000_000, max: 130_000_000 })),
    isPaused: fc.boolean(),
    isFinished: fc.boolean(),
    start: day,
    milestones: fc.array(fc.tuple(day, fc.option(day), fc.boolean()), { maxLength: 3 }),
    payments: fc.array(fc.tuple(day, fc.option(day)), { maxLength: 2 }),
    exempt: fc.boolean(),
    declared: fc.boolean(),
    past: fc.tuple(past('2026-05'), past('2026-04')),
    isInStatistics: fc.option(fc.boolean()),
  })
  .map((drawn) => {
    const whole = buildFacts({ periodId: PERIOD, nature: drawn.nature });
    return {
      ...whole,
      plan: drawn.plan ? whole.plan : null,
      planAbsence: drawn.plan ? null : ('none' as const),
      actuals: drawn.actual === null ? [] : [{ periodId: PERIOD, amountYuan: String(drawn.actual) }],
      dueReports: [{ periodId: PERIOD, isConfirmed: drawn.actual !== null }],
      isPaused: drawn.isPaused,
      isFinished: drawn.isFinished,
      start: { ...whole.start, originalPlannedOn: drawn.start, currentPlannedOn: drawn.start },
      milestones: drawn.milestones.map(([due, done, isCritical], index) => ({
        milestoneId: String(index),
        name: `节点${index}`,
        isCritical,
        originalFinishOn: due,
        currentFinishOn: due,
        actualFinishOn: done,
      })),
      payments: drawn.payments.map(([dueOn, paidOn], index) => ({
        paymentId: String(index),
        name: `第${index}笔`,
        dueOn,
        paidOn,
      })),
      exemptions: drawn.exempt
        ? [
            {
              conditionId: '*',
              dimension: 'milestones',
              subjectId: null,
              reason: '汛期',
              approver: '县政府',
              expiresOn: '2026-12-31',
            },
          ]
        : [],
      declaredYellow: drawn.declared ? { reason: '征地', declaredOn: '2026-06-02' } : null,
      pastLights: drawn.past,
      isInStatistics: drawn.isInStatistics,
    };
  });

const withoutAbsent = (measures: object): object =>
  Object.fromEntries(Object.entries(measures).filter(([, value]) => value !== null));

test('What is stored of a result is read again as it was: lights, reasons, way to green, inputs, figures without a column, past colours', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const asOf = getAsOfDate(PERIOD, '2026-06-20');
      const { progress, lights } = deriveProjectProgress(given, DEFAULT_LIGHT_RULEBOOK, asOf);
      const stored: unknown = JSON.parse(JSON.stringify(keepDetail(progress, lights)));
      const read = readDetail(stored, {
        period: PERIOD,
        asOf,
        rulebookVersion: DEFAULT_LIGHT_RULEBOOK.version,
      });
      expect(read.lights).toEqual({
        ...lights,
        inputs: { ...lights.inputs, measures: withoutAbsent(lights.inputs.measures) },
      });
      expect(read.past).toEqual(toPastLights(lights));
      expect(read.progress.nullReasons).toEqual(progress.nullReasons);
      for (const figure of ['windowShare', 'requiredPaceYuan', 'bestMonthYuan', 'requiredToBest'] as const)
        expect(read.progress[figure]).toBe(progress[figure]);
    }),
    { numRuns: 300 },
  );
});

test('A row that an earlier release wrote is read as it lies', () => {
  const { progress, lights } = deriveProjectProgress(
    buildFacts({ periodId: PERIOD }),
    DEFAULT_LIGHT_RULEBOOK,
    '2026-06-20',
  );
  const old = { progress, lights, past: toPastLights(lights) };
  expect(readDetail(old, { period: PERIOD, asOf: '2026-06-20', rulebookVersion: 1 })).toEqual(old);
});

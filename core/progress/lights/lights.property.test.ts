import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, smaller, toDecimalText, toFraction } from '#core/platform/public.ts';
import { deriveProjectProgress, replayLights, toPastLights } from '../derive-project-progress.ts';
import { buildFacts, buildPlan } from '../progress-facts.builder.ts';
import type {
  MilestoneFacts,
  PaymentFacts,
  ProblemFacts,
  ProcedureFacts,
  ProgressFacts,
} from '../progress-facts.ts';
import { DEFAULT_LIGHT_RULEBOOK } from './default-light-rulebook.ts';
import { evaluateLights } from './evaluate-lights.ts';
import { compareLights, DIMENSIONS, LIGHTS_FROM_WORST, type Light, type PastLights } from './light.ts';

const yuan = (fen: bigint): string => toDecimalText({ num: fen, den: 100n }, 2);
const periodOf = (month: number): string => `2026-${String(month).padStart(2, '0')}`;
const around = (asOf: string, from: number, to: number): fc.Arbitrary<string> =>
  fc.integer({ min: from, max: to }).map((days) => addDays(asOf, days));
const light = fc.constantFrom<Light>(...LIGHTS_FROM_WORST);

function past(periodId: string): fc.Arbitrary<PastLights> {
  return fc.array(light, { minLength: 7, maxLength: 7 }).map((colours) => {
    const at = (index: number) => ({
      light: colours[index] ?? 'grey',
      periodsInRow: 1,
      sincePeriodId: periodId,
    });
    const dimensions = Object.fromEntries(DIMENSIONS.map((dimension, index) => [dimension, at(index + 1)]));
    return { periodId, overall: at(0), dimensions };
  });
}

function milestones(asOf: string): fc.Arbitrary<MilestoneFacts[]> {
  const one = fc.record({
    isCritical: fc.boolean(),
    finish: around(asOf, -80, 40),
    actual: fc.option(around(asOf, -80, 20)),
  });
  return fc.array(one, { maxLength: 3 }).map((list) =>
    list.map(({ isCritical, finish, actual }, index) => ({
      milestoneId: `m${index}`,
      name: `节点${index}`,
      isCritical,
      originalFinishOn: finish,
      currentFinishOn: finish,
      actualFinishOn: actual,
    })),
  );
}

function payments(asOf: string): fc.Arbitrary<PaymentFacts[]> {
  const one = fc.tuple(around(asOf, -80, 40), fc.option(around(asOf, -80, 20)));
  return fc
    .array(one, { maxLength: 2 })
    .map((list) =>
      list.map(([dueOn, paidOn], index) => ({ paymentId: `p${index}`, name: `资金${index}`, dueOn, paidOn })),
    );
}

function procedures(asOf: string): fc.Arbitrary<ProcedureFacts[]> {
  return fc.array(fc.nat(20), { maxLength: 2 }).map((list) =>
    list.map((late, index) => ({
      procedureId: `q${index}`,
      name: `手续${index}`,
      promisedOn: addDays(asOf, -late - 1),
      doneOn: null,
      workingDaysPastPromise: late,
    })),
  );
}

function problems(asOf: string): fc.Arbitrary<ProblemFacts[]> {
  const deadline = fc.option(around(asOf, -30, 30));
  return fc.array(fc.tuple(deadline, deadline), { maxLength: 2 }).map((list) =>
    list.map(([level2DueOn, level3DueOn], index) => ({
      problemId: `w${index}`,
      title: `问题${index}`,
      level2DueOn,
      level3DueOn,
    })),
  );
}

/** A project in a month, with everything that lights look at. */
const scene = fc
  .record({
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    annual: fc.bigInt({ min: 0n, max: 10n ** 12n }),
    first: fc.integer({ min: 1, max: 12 }),
    last: fc.integer({ min: 1, max: 12 }),
    share: fc.integer({ min: -200, max: 1500 }),
    nature: fc.constantFrom(
      'continuing' as const,
      'new' as const,
      'completing' as const,
      'preliminary' as const,
    ),
    isPaused: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    isFinished: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    confirmed: fc.array(fc.boolean(), { maxLength: 4 }),
  })
  .chain((draft) => {
    const periodId = periodOf(draft.month);
    const asOf = `${periodId}-${String(draft.day).padStart(2, '0')}`;
    const before = draft.month === 1 ? '2025-12' : periodOf(draft.month - 1);
    const twoBefore =
      draft.month <= 2 ? `2025-${draft.month === 1 ? '11' : '12'}` : periodOf(draft.month - 2);
    return fc.record({
      asOf: fc.constant(asOf),
      facts: fc
        .record({
          milestones: milestones(asOf),
          payments: payments(asOf),
          procedures: procedures(asOf),
          problems: problems(asOf),
          startOn: fc.option(around(asOf, -60, 20)),
          isStarted: fc.boolean(),
          pastLights: fc.tuple(past(before), past(twoBefore)),
        })
        .map(({ startOn, isStarted, ...rest }) =>
          buildFacts({
            ...rest,
            periodId,
            nature: draft.nature,
            isPaused: draft.isPaused,
            isFinished: draft.isFinished,
            plan: buildPlan(
              yuan(draft.annual),
              Math.min(draft.first, draft.last),
              Math.max(draft.first, draft.last),
            ),
            actuals: [{ periodId, amountYuan: yuan((draft.annual * BigInt(draft.share)) / 1000n) }],
            dueReports: draft.confirmed.map((isConfirmed, index) => ({
              periodId: periodOf(Math.max(1, draft.month - draft.confirmed.length + index)),
              isConfirmed,
            })),
            start: {
              originalPlannedOn: startOn,
              currentPlannedOn: startOn,
              verification: isStarted ? 'verified' : 'none',
              verifiedOn: null,
            },
          }),
        ),
    });
  });

function expectNotBetter(worse: ProgressFacts, better: ProgressFacts, asOf: string): void {
  const low = evaluateLights(worse, DEFAULT_LIGHT_RULEBOOK, asOf);
  const high = evaluateLights(better, DEFAULT_LIGHT_RULEBOOK, asOf);
  expect(compareLights(low.overall.light, high.overall.light)).toBeLessThanOrEqual(0);
  for (const [index, dimension] of low.dimensions.entries()) {
    expect(compareLights(dimension.light, high.dimensions[index]?.light ?? 'red')).toBeLessThanOrEqual(0);
  }
}

describe('lights never move up the order', () => {
  it('for a lower actual', () => {
    fc.assert(
      fc.property(scene, fc.bigInt({ min: 1n, max: 10n ** 12n }), ({ facts, asOf }, less) => {
        const { num, den } = toFraction(facts.actuals[0]?.amountYuan ?? '0');
        const lower = toDecimalText({ num: num * 100n - less * den, den: den * 100n }, 2);
        expectNotBetter(
          { ...facts, actuals: [{ periodId: facts.periodId, amountYuan: lower }] },
          facts,
          asOf,
        );
      }),
      { numRuns: 300 },
    );
  });

  it('for a higher planned cumulative', () => {
    fc.assert(
      fc.property(scene, fc.bigInt({ min: 1n, max: 10n ** 10n }), ({ facts, asOf }, more) => {
        const { plan } = facts;
        if (plan === null) throw new Error('the scene has a plan');
        const annual = toFraction(plan.annualAmountYuan);
        const cumulativeYuan = plan.cumulativeYuan.map((amountYuan) => {
          const raised = toFraction(amountYuan).num * (annual.den / toFraction(amountYuan).den) + more;
          return toDecimalText(smaller({ num: raised, den: annual.den }, annual), 2);
        });
        expectNotBetter({ ...facts, plan: { ...plan, cumulativeYuan } }, facts, asOf);
      }),
      { numRuns: 300 },
    );
  });

  it('for more days late of what is open', () => {
    fc.assert(
      fc.property(scene, fc.integer({ min: 1, max: 60 }), ({ facts, asOf }, days) => {
        const earlier = (on: string): string => (on < asOf ? addDays(on, -days) : on);
        const worse: ProgressFacts = {
          ...facts,
          milestones: facts.milestones.map((m) => ({ ...m, currentFinishOn: earlier(m.currentFinishOn) })),
          payments: facts.payments.map((p) => ({ ...p, dueOn: earlier(p.dueOn) })),
          procedures: facts.procedures.map((p) => ({
            ...p,
            workingDaysPastPromise: p.workingDaysPastPromise === 0 ? 0 : p.workingDaysPastPromise + days,
          })),
          start: {
            ...facts.start,
            currentPlannedOn:
              facts.start.currentPlannedOn === null ? null : earlier(facts.start.currentPlannedOn),
          },
        };
        expectNotBetter(worse, facts, asOf);
      }),
      { numRuns: 300 },
    );
  });

  it('for worse past colours', () => {
    fc.assert(
      fc.property(
        scene,
        fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
        ({ facts, asOf }, worsen) => {
          const pastLights = facts.pastLights.map((before, row) => ({
            ...before,
            dimensions: Object.fromEntries(
              DIMENSIONS.map((dimension, column) => {
                const old = before.dimensions[dimension] ?? {
                  light: 'grey' as const,
                  periodsInRow: 1,
                  sincePeriodId: before.periodId,
                };
                return [dimension, worsen[row * 6 + column] ? { ...old, light: 'red' as const } : old];
              }),
            ),
          }));
          expectNotBetter({ ...facts, pastLights }, facts, asOf);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('for one more missing report', () => {
    fc.assert(
      fc.property(scene, ({ facts, asOf }) => {
        const missing = [...facts.dueReports, { periodId: facts.periodId, isConfirmed: false }];
        const confirmed = [...facts.dueReports, { periodId: facts.periodId, isConfirmed: true }];
        expectNotBetter({ ...facts, dueReports: missing }, facts, asOf);
        expectNotBetter({ ...facts, dueReports: missing }, { ...facts, dueReports: confirmed }, asOf);
      }),
      { numRuns: 300 },
    );
  });

  it('for no report at all beside an honest figure of 0 or more', () => {
    fc.assert(
      fc.property(scene, ({ facts, asOf }) => {
        fc.pre(!(facts.actuals[0]?.amountYuan ?? '-').startsWith('-'));
        const missing = {
          ...facts,
          actuals: [],
          dueReports: [{ periodId: facts.periodId, isConfirmed: false }],
        };
        expectNotBetter(
          missing,
          { ...facts, dueReports: [{ periodId: facts.periodId, isConfirmed: true }] },
          asOf,
        );
      }),
      { numRuns: 300 },
    );
  });

  it('for one more overdue problem', () => {
    fc.assert(
      fc.property(scene, fc.boolean(), ({ facts, asOf }, isLevel3) => {
        const late = addDays(asOf, -1);
        const problem = {
          problemId: 'more',
          title: '又一个问题',
          level2DueOn: late,
          level3DueOn: isLevel3 ? late : null,
        };
        expectNotBetter({ ...facts, problems: [...facts.problems, problem] }, facts, asOf);
      }),
      { numRuns: 300 },
    );
  });

  it('for a declared yellow, which never lifts red either', () => {
    fc.assert(
      fc.property(scene, ({ facts, asOf }) => {
        const declared = { ...facts, declaredYellow: { reason: '设备到货推迟', declaredOn: asOf } };
        const after = evaluateLights(declared, DEFAULT_LIGHT_RULEBOOK, asOf).overall.light;
        const before = evaluateLights(facts, DEFAULT_LIGHT_RULEBOOK, asOf).overall.light;
        expect(after).toBe(before === 'green' || before === 'blue' ? 'yellow' : before);
      }),
      { numRuns: 200 },
    );
  });
});

describe('lights are a function of their inputs', () => {
  it('the same inputs and rule version give the same plain JSON', () => {
    fc.assert(
      fc.property(scene, ({ facts, asOf }) => {
        const first = deriveProjectProgress(facts, DEFAULT_LIGHT_RULEBOOK, asOf);
        const again = deriveProjectProgress(
          structuredClone(facts),
          structuredClone(DEFAULT_LIGHT_RULEBOOK),
          asOf,
        );
        expect(again).toEqual(first);
        expect(JSON.parse(JSON.stringify(first))).toEqual(first);
      }),
      { numRuns: 200 },
    );
  });

  it('an exemption changes no colour', () => {
    fc.assert(
      fc.property(scene, fc.constantFrom(...DIMENSIONS), ({ facts, asOf }, dimension) => {
        const exemption = {
          conditionId: '*',
          dimension,
          subjectId: null,
          reason: '不可抗力',
          approver: '县政府',
          expiresOn: asOf,
        };
        const exempt = evaluateLights({ ...facts, exemptions: [exemption] }, DEFAULT_LIGHT_RULEBOOK, asOf);
        const plain = evaluateLights(facts, DEFAULT_LIGHT_RULEBOOK, asOf);
        expect(exempt.overall.light).toBe(plain.overall.light);
        expect(exempt.dimensions.map((d) => d.light)).toEqual(plain.dimensions.map((d) => d.light));
      }),
      { numRuns: 200 },
    );
  });

  it('what is said to turn progress green or yellow does so on that day', () => {
    fc.assert(
      fc.property(scene, ({ facts, asOf }) => {
        const { wayToGreen } = evaluateLights(facts, DEFAULT_LIGHT_RULEBOOK, asOf).dimensions.find(
          (found) => found.dimension === 'progress',
        ) ?? { wayToGreen: null };
        fc.pre(wayToGreen !== null && wayToGreen.amountYuan !== null);
        const { num, den } = toFraction(facts.actuals[0]?.amountYuan ?? '0');
        const reached = toDecimalText(
          { num: num + toFraction(wayToGreen?.amountYuan ?? '0').num * den, den },
          2,
        );
        const periodId = wayToGreen?.byOn.slice(0, 7) ?? facts.periodId;
        const later = { ...facts, periodId, pastLights: [], actuals: [{ periodId, amountYuan: reached }] };
        const progress = evaluateLights(
          later,
          DEFAULT_LIGHT_RULEBOOK,
          wayToGreen?.byOn ?? asOf,
        ).dimensions.find((found) => found.dimension === 'progress');
        expect(['green', 'blue']).toContain(progress?.light);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a replay', () => {
  const month = (periodId: string, amountYuan: string) => ({
    facts: buildFacts({ periodId, actuals: [{ periodId, amountYuan }] }),
    asOf: `${periodId}-30`,
  });
  const periods = [month('2026-04', '10000000'), month('2026-06', '60000000'), month('2026-07', '70000000')];

  it('takes the replayed colours as past colours', () => {
    const lights = replayLights([month('2026-05', '10000000'), ...periods.slice(1)], DEFAULT_LIGHT_RULEBOOK);
    expect(lights.map((evaluation) => evaluation.overall.light)).toEqual(['red', 'yellow', 'yellow']);
    expect(lights[2]?.overall.periodsInRow).toBe(2);
    expect(lights[2]?.inputs.pastLights[0]).toEqual(
      expect.objectContaining({ periodId: '2026-06', overall: 'yellow' }),
    );
  });

  it('by a stricter rule shows who would have had which light', () => {
    const stricter = structuredClone(DEFAULT_LIGHT_RULEBOOK);
    const progress = stricter.dimensions.find((rule) => rule.dimension === 'progress');
    if (progress === undefined) throw new Error('the default rule set has progress');
    progress.conditions = [
      {
        id: 'progress-red',
        light: 'red',
        clauses: [{ measure: 'scheduleRatio', within: { below: '1.20' } }],
      },
    ];
    const [first] = replayLights(periods.slice(1), stricter);
    expect(first?.overall.light).toBe('red');
    expect(replayLights(periods.slice(1), DEFAULT_LIGHT_RULEBOOK)[0]?.overall.light).toBe('green');
  });

  it('past colours carry how long they lasted', () => {
    const evaluation = evaluateLights(buildFacts(), DEFAULT_LIGHT_RULEBOOK, '2026-06-30');
    expect(toPastLights(evaluation)).toMatchObject({
      periodId: '2026-06',
      overall: { light: 'red', periodsInRow: 1, sincePeriodId: '2026-06' },
      dimensions: { progress: { light: 'red' }, funds: { light: 'grey' } },
    });
  });
});

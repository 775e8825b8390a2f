import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { choosePlan, getOtherBasis, PLAN_BASES, type PlanBasis } from '#core/ledger/public.ts';
import { combineBundle } from './bundle.ts';
import { deriveProgress } from './derive-progress.ts';
import type { RollUpRow } from './group-figures.ts';
import { deriveOtherRate, findOtherRate, isPlanAdjusted } from './other-plan.ts';
import { buildFacts, buildPlan } from './progress-facts.builder.ts';
import { rollUp, sumProjects } from './roll-up.ts';

const AT = { year: 2026, asOf: '2026-08-31' };

describe('The two plans of a year (handbook 8.4)', () => {
  test('the region picks the denominator, and the other plan is the one that is left', () => {
    const pair = { inForce: 'now', firstIssued: 'first' };
    expect(choosePlan(pair, 'in-force')).toEqual({ plan: 'now', otherPlan: 'first' });
    expect(choosePlan(pair, 'first-issued')).toEqual({ plan: 'first', otherPlan: 'now' });
    for (const basis of Object.keys(PLAN_BASES) as PlanBasis[])
      expect(getOtherBasis(getOtherBasis(basis))).toBe(basis);
  });

  test.each([
    ['120', '100', '60', '0.6'],
    ['120', '100', '0', '0'],
    ['120', null, '60', null],
    ['120', '0', '60', null],
    ['120', '100', null, null],
  ])('annual plan %s, other plan %s, actual %s: the other rate is %s', (_, other, actual, rate) => {
    expect(deriveOtherRate(actual, other)).toBe(rate);
  });

  test.each([
    ['equal plans', '100.00', '100', '60', null],
    ['no plan on either side', null, null, '60', null],
    ['lowered', '80', '100', '60', { basis: 'first-issued', planYuan: '100', rate: '0.6', reason: null }],
    [
      'came in later',
      '80',
      null,
      '60',
      { basis: 'first-issued', planYuan: null, rate: null, reason: 'not-first-issued' },
    ],
    [
      'not reported',
      '80',
      '100',
      null,
      { basis: 'first-issued', planYuan: '100', rate: null, reason: 'no-report' },
    ],
  ])(
    '%s: what is printed beside the rate by the plan in force',
    (_, annualPlanYuan, otherPlanYuan, actualYuan, expected) => {
      expect(findOtherRate({ planBasis: 'in-force', annualPlanYuan, otherPlanYuan, actualYuan })).toEqual(
        expected,
      );
    },
  );

  test('a row kept before the other plan was known prints nothing beside', () => {
    expect(
      findOtherRate({ planBasis: null, annualPlanYuan: '80', otherPlanYuan: null, actualYuan: '60' }),
    ).toBeNull();
  });

  test('by the plan as first issued a project that came in later has no rate, says why, and shows the rate in force', () => {
    const facts = buildFacts({
      plan: null,
      planAbsence: 'not-first-issued',
      planBasis: 'first-issued',
      otherPlan: buildPlan('84000000'),
    });
    const progress = deriveProgress(facts, '2026-06-30');
    expect(progress).toMatchObject({ completionRate: null, standing: 'no-plan', otherCompletionRate: '0.5' });
    expect(progress.nullReasons.completionRate).toBe('not-first-issued');
  });

  test('a plan of nothing is no denominator, whichever side it stands on', () => {
    const progress = deriveProgress(buildFacts({ otherPlan: buildPlan('0') }), '2026-06-30');
    expect(progress).toMatchObject({
      otherPlanYuan: null,
      otherCompletionRate: null,
      completionRate: '0.35',
    });
  });
});

const yuan = fc.integer({ min: 1, max: 900 }).map((n) => `${n}0000.00`);
const row = fc
  .record({
    plan: fc.option(yuan, { freq: 6 }),
    other: fc.option(yuan, { freq: 6 }),
    actual: fc.option(yuan, { freq: 6 }),
    basis: fc.constant<PlanBasis>('in-force'),
    isMovedOut: fc.boolean(),
    unit: fc.constantFrom('甲', '乙', '丙'),
  })
  .map(({ plan, other, actual, basis, isMovedOut, unit }): RollUpRow & { unit: string } => ({
    unit,
    projectId: '1',
    totalInvestmentYuan: null,
    annualPlanYuan: isMovedOut ? null : plan,
    planBasis: basis,
    otherPlanYuan: isMovedOut ? (other ?? '10000.00') : other,
    isMovedOut,
    actualYuan: actual,
    countedActualYuan: actual,
    plannedMonthStartYuan: isMovedOut ? null : plan,
    plannedMonthEndYuan: isMovedOut ? null : plan,
    standing: 'on-plan',
    light: 'green',
    partCount: 1,
    start: { isDue: false, isVerified: false },
    resumption: { isDue: false, hasResumed: false },
    reports: { due: 1, confirmed: 1, onTime: 1 },
    problems: { open: 0, overdue: 0, closedThisPeriod: 0 },
  }));
const split = {
  code: 'unit',
  isExclusive: true,
  groupsOf: (r: { unit: string }) => [{ key: r.unit, name: r.unit }],
};
const sum = (values: string[]): number => values.reduce((all, value) => all + Number(value), 0);

describe('The second rate of a group', () => {
  test('without an adjustment both rates are equal and nothing is said to have changed', () => {
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const same = rows
          .filter((r) => !r.isMovedOut)
          .map((r) => ({ ...r, otherPlanYuan: r.annualPlanYuan }));
        const total = sumProjects(same, '合计', AT);
        if (same.length === 0) expect(total.otherPlan).toBeNull();
        else
          expect(total.otherPlan).toMatchObject({
            changedCount: 0,
            completionRate: total.completionRate,
            annualPlanYuan: total.annualPlanYuan,
          });
      }),
    );
  });

  test('the amounts of the other plan and the counts of changes add up over the groups of an exclusive split', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), (rows) => {
        const { groups, total } = rollUp<RollUpRow & { unit: string }>(rows, split, AT);
        const parts = groups.flatMap((g) => (g.otherPlan ? [g.otherPlan] : []));
        expect(sum(parts.map((p) => p.annualPlanYuan))).toBe(Number(total.otherPlan?.annualPlanYuan));
        expect(parts.reduce((all, p) => all + p.changedCount, 0)).toBe(total.otherPlan?.changedCount);
        expect(groups.reduce((all, g) => all + g.projectCount, 0)).toBe(total.projectCount);
      }),
    );
  });

  test('what was moved out counts in the plan as first issued and nowhere else', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), (rows) => {
        const listed = rows.filter((r) => !r.isMovedOut);
        const whole = sumProjects(rows, '合计', AT);
        const { otherPlan, ...left } = sumProjects(listed, '合计', AT);
        expect({ ...whole, otherPlan: undefined }).toEqual({ ...left, otherPlan: undefined });
        const moved = rows.filter((r) => r.isMovedOut).map((r) => r.otherPlanYuan ?? '0');
        expect(Number(whole.otherPlan?.annualPlanYuan)).toBe(
          Number(otherPlan?.annualPlanYuan ?? 0) + sum(moved),
        );
      }),
    );
  });

  test('rows of two bases, or of a release that did not keep it, have no second rate', () => {
    const [base] = fc.sample(row, { numRuns: 1, seed: 7 });
    if (!base) throw new Error('no row');
    const listed = { ...base, isMovedOut: false };
    expect(sumProjects([listed, { ...listed, planBasis: null }], '合计', AT).otherPlan).toBeNull();
    expect(sumProjects([listed, { ...listed, planBasis: 'first-issued' }], '合计', AT).otherPlan).toBeNull();
  });

  test('whichever plan is the denominator, the numerator is the investment of the projects with a plan in force', () => {
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const turned = rows.map((r) => ({
          ...r,
          planBasis: 'first-issued' as const,
          annualPlanYuan: r.otherPlanYuan ?? null,
          otherPlanYuan: r.annualPlanYuan,
        }));
        const [now, first] = [sumProjects(rows, '合计', AT), sumProjects(turned, '合计', AT)];
        expect(first.ratedActualYuan).toBe(now.ratedActualYuan);
        expect(first.annualPlanYuan).toBe(now.otherPlan?.annualPlanYuan ?? '0');
        if (rows.length > 0) expect(first.completionRate).toBe(now.otherPlan?.completionRate);
      }),
    );
  });
});

describe('A bundle', () => {
  test('has the sum of its parts in both plans, each part once', () => {
    const part = (annual: string, first: string | null) =>
      buildFacts({ plan: buildPlan(annual), otherPlan: first === null ? null : buildPlan(first) });
    const bundle = combineBundle(buildFacts({ plan: null, planAbsence: 'none' }), [
      part('10000000', '30000000'),
      part('20000000', null),
    ]);
    const progress = deriveProgress(bundle, '2026-06-30');
    expect(progress).toMatchObject({ annualPlanYuan: '30000000', otherPlanYuan: '30000000' });
    expect(isPlanAdjusted('10000000', '30000000')).toBe(true);
  });
});

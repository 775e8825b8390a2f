import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sumOf, toDecimalText, toFraction } from '#core/platform/public.ts';
import { auditPlanList, type PlanStep } from './plan-audit.ts';

const step = (
  changeKind: PlanStep['changeKind'],
  projects: number,
  before: string,
  after: string,
  removalClass = '',
) => ({
  changeKind,
  projects,
  beforeYuan: before,
  afterYuan: after,
  removalClass,
});

test('The list of the year is audited from what was issued to what remains, removals by reason', () => {
  const audit = auditPlanList([
    step('issued', 168, '0', '10000000000'),
    step('raised', 4, '100000000', '150000000'),
    step('lowered', 3, '90000000', '60000000'),
    step('removed', 2, '80000000', '0', 'infeasible'),
    step('removed', 1, '20000000', '0', 'handed-over'),
    step('substituted', 2, '0', '70000000'),
  ]);
  expect(audit.removed).toEqual({ projects: 3, changeYuan: '-100000000' });
  expect(audit.removedBy.map((r) => [r.removalClass, r.projects, r.changeYuan])).toEqual([
    ['infeasible', 2, '-80000000'],
    ['handed-over', 1, '-20000000'],
  ]);
  expect(audit.remaining).toEqual({ projects: 167, annualYuan: '9990000000' });
  expect([audit.unfilledProjects, audit.unfilledYuan]).toEqual([1, '30000000']);
});

test('Before the plan is issued everything is nought, and more substitutes than removals leave nothing unfilled', () => {
  expect(auditPlanList([]).remaining).toEqual({ projects: 0, annualYuan: '0' });
  const audit = auditPlanList([step('removed', 1, '5', '0', 'other'), step('substituted', 2, '0', '9')]);
  expect([audit.unfilledProjects, audit.unfilledYuan]).toEqual([0, '0']);
});

test('What remains is always what was issued and every change of it together', () => {
  const amount = fc.bigInt({ min: 0n, max: 10n ** 12n }).map(String);
  const anyStep = fc
    .tuple(
      fc.constantFrom('raised', 'lowered', 'removed', 'substituted', 'issued'),
      fc.nat(200),
      amount,
      amount,
    )
    .map(([kind, n, a, b]) =>
      step(kind as PlanStep['changeKind'], n, a, b, kind === 'removed' ? 'other' : ''),
    );
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 12 }), (steps) => {
      const audit = auditPlanList(steps);
      const { issued, raised, lowered, removed, substituted } = audit;
      const sum = sumOf([issued, raised, lowered, removed, substituted].map((l) => toFraction(l.changeYuan)));
      expect(audit.remaining.annualYuan).toBe(toDecimalText(sum, 2));
    }),
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumOf, toDecimalText, toFraction } from '#core/platform/public.ts';
import { combineBundle, deriveStartedShare } from './bundle.ts';
import { deriveProgress } from './derive-progress.ts';
import { buildFacts, buildPlan } from './progress-facts.builder.ts';
import type { ProgressFacts } from './progress-facts.ts';

const started = (verification: ProgressFacts['start']['verification'], verifiedOn: string | null = null) => ({
  originalPlannedOn: null,
  currentPlannedOn: '2026-03-01',
  verification,
  verifiedOn,
});
const parent = buildFacts({ projectId: 'b', actuals: [], plan: null, planAbsence: 'none', dueReports: [] });

describe('a bundle', () => {
  it('has the plan and the actual of its parts, each part with its last figure', () => {
    const parts = [
      buildFacts({
        plan: buildPlan('60000000', 3, 11),
        actuals: [{ periodId: '2026-06', amountYuan: '10' }],
      }),
      buildFacts({
        plan: buildPlan('60000000', 3, 11),
        actuals: [
          { periodId: '2026-04', amountYuan: '5' },
          { periodId: '2026-05', amountYuan: '7' },
        ],
      }),
    ];
    const facts = combineBundle(parent, parts);
    expect(facts.actuals).toEqual([
      { periodId: '2026-04', amountYuan: '5' },
      { periodId: '2026-05', amountYuan: '7' },
      { periodId: '2026-06', amountYuan: '17' },
    ]);
    const progress = deriveProgress(facts, '2026-06-30');
    expect([progress.annualPlanYuan, progress.actualYuan]).toEqual(['120000000', '17']);
  });

  it('has started when the set share of its parts has, exactly, and never with none', () => {
    const parts = (verified: number, of: number) =>
      Array.from({ length: of }, (_, index) =>
        buildFacts({ start: started(index < verified ? 'verified' : 'reported', '2026-04-01') }),
      );
    const isStarted = (verified: number, of: number, share?: string) =>
      combineBundle(parent, parts(verified, of), share).start.verification === 'verified';
    expect([isStarted(1, 2), isStarted(1, 3), isStarted(2, 3)]).toEqual([true, false, true]);
    expect([isStarted(11, 20, '0.55'), isStarted(10, 20, '0.55'), isStarted(7, 7, '1')]).toEqual([
      true,
      false,
      true,
    ]);
    expect(isStarted(0, 4, '0.01')).toBe(false);
    expect(combineBundle(parent, parts(1, 3)).start.verification).toBe('reported');
  });

  it('started on the day of the part that made up the share', () => {
    const parts = ['2026-05-01', '2026-03-01', '2026-04-01', null].map((on) =>
      buildFacts({ start: on === null ? started('refuted') : started('verified', on) }),
    );
    expect(combineBundle(parent, parts).start.verifiedOn).toBe('2026-04-01');
    expect(combineBundle(parent, parts, '1').start).toMatchObject({
      verification: 'reported',
      verifiedOn: null,
    });
  });

  it('owes a report while one of its parts does, and is paused or finished only when all are', () => {
    const due = (isConfirmed: boolean) => ({ dueReports: [{ periodId: '2026-06', isConfirmed }] });
    const facts = combineBundle(parent, [
      buildFacts({ ...due(true), isPaused: true, pausedMonths: [4, 5], isFinished: true }),
      buildFacts({ ...due(false), pausedMonths: [5] }),
    ]);
    expect(facts.dueReports).toEqual([{ periodId: '2026-06', isConfirmed: false }]);
    expect([facts.isPaused, facts.isFinished, facts.pausedMonths]).toEqual([false, false, [5]]);
  });

  it('of a part taken off the plan has the months of the others', () => {
    const removed = {
      ...buildPlan('100', 1, 12),
      annualAmountYuan: '0',
      cumulativeYuan: Array(12).fill('0'),
    };
    const facts = combineBundle(parent, [
      buildFacts({ plan: removed }),
      buildFacts({ plan: buildPlan('900', 4, 9) }),
    ]);
    expect([facts.plan?.firstActiveMonth, facts.plan?.lastActiveMonth]).toEqual([4, 9]);
    expect(facts.plan?.annualAmountYuan).toBe('900');
  });

  it('without parts stands on its own facts', () => {
    expect(combineBundle(parent, [])).toBe(parent);
    expect(deriveStartedShare([])).toBeNull();
  });

  it('never counts an amount twice: its figures are the sums over its parts', () => {
    const part = fc
      .tuple(fc.bigInt({ min: 1n, max: 10n ** 11n }), fc.integer({ min: 0, max: 1200 }))
      .map(([annual, perMille]) =>
        buildFacts({
          plan: buildPlan(annual.toString(), 2, 10),
          actuals: [{ periodId: '2026-06', amountYuan: ((annual * BigInt(perMille)) / 1000n).toString() }],
        }),
      );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        const whole = deriveProgress(combineBundle(parent, parts), '2026-06-17');
        const each = parts.map((one) => deriveProgress(one, '2026-06-17'));
        const sum = (pick: (one: (typeof each)[number]) => string | null) =>
          toDecimalText(sumOf(each.map((one) => toFraction(pick(one) ?? '0'))), 2);
        expect(whole.actualYuan).toBe(sum((one) => one.actualYuan));
        expect(whole.annualPlanYuan).toBe(sum((one) => one.annualPlanYuan));
        expect(whole.plannedMonthEndYuan).toBe(sum((one) => one.plannedMonthEndYuan));
      }),
    );
  });
});

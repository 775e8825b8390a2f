import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compare,
  fromDayNumber,
  roundHalfAway,
  toDayNumber,
  toDecimalText,
  toFraction,
} from '#core/platform/public.ts';
import {
  checkPlanCurve,
  findActiveMonths,
  findPlanInForce,
  getPlannedCumulative,
  type PlanVersion,
  type SpreadProfile,
  spreadAnnualAmount,
} from './plan-curve.ts';

const amount = fc
  .bigInt({ min: 0n, max: 10n ** 13n })
  .map((fen) => toDecimalText({ num: fen, den: 100n }, 2));
const months = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 })).map(([a, b]) => ({
  firstActiveMonth: Math.min(a, b),
  lastActiveMonth: Math.max(a, b),
}));
const profile: fc.Arbitrary<SpreadProfile> = fc.oneof(
  fc.constant({ name: 'even' as const }),
  fc.array(fc.integer({ min: 1, max: 23 }), { minLength: 12, maxLength: 12 }).map((workingDays) => ({
    name: 'working-days' as const,
    workingDays,
  })),
  fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 12, maxLength: 12 }).map((weights) => ({
    name: 'seasonal' as const,
    weights: weights.map((weight) => toDecimalText({ num: BigInt(weight), den: 100n }, 2)),
  })),
);
const curve = fc.tuple(amount, months, profile).map(([annualAmountYuan, active, how]) => ({
  year: 2026,
  annualAmountYuan,
  ...active,
  cumulativeYuan: spreadAnnualAmount({ annualAmountYuan, ...active, profile: how }),
}));
const day2026 = fc
  .integer({ min: toDayNumber('2025-12-25'), max: toDayNumber('2027-01-05') })
  .map(fromDayNumber);

describe('spreading an annual plan', () => {
  it('12,000万元 even over March to November stores 53,333,333元 at the end of June', () => {
    const stored = spreadAnnualAmount({
      annualAmountYuan: '120000000',
      firstActiveMonth: 3,
      lastActiveMonth: 11,
      profile: { name: 'even' },
    });
    expect(stored).toEqual([
      '0',
      '0',
      '13333333',
      '26666667',
      '40000000',
      '53333333',
      '66666667',
      '80000000',
      '93333333',
      '106666667',
      '120000000',
      '120000000',
    ]);
  });

  it('a seasonal profile gives a winter month of weight 0 nothing', () => {
    const weights = ['0', '0', '1', '2', '2', '2', '1', '1', '1', '0', '0', '0'];
    const stored = spreadAnnualAmount({
      annualAmountYuan: '1000.50',
      firstActiveMonth: 1,
      lastActiveMonth: 12,
      profile: { name: 'seasonal', weights },
    });
    expect(stored).toEqual([
      '0',
      '0',
      '100',
      '300',
      '500',
      '700',
      '800',
      '900',
      '1000.5',
      '1000.5',
      '1000.5',
      '1000.5',
    ]);
  });

  it('active weights that sum to 0, negative weights and negative amounts are refused', () => {
    const zero = {
      name: 'seasonal' as const,
      weights: Array.from({ length: 12 }, (_, i) => (i < 6 ? '0' : '1')),
    };
    const plan = { annualAmountYuan: '100', firstActiveMonth: 1, lastActiveMonth: 6 };
    expect(() => spreadAnnualAmount({ ...plan, profile: zero })).toThrow('PLAN_WEIGHTS_ZERO');
    const below = { name: 'seasonal' as const, weights: Array.from({ length: 12 }, () => '-1') };
    expect(() => spreadAnnualAmount({ ...plan, profile: below })).toThrow('PLAN_WEIGHT_NEGATIVE');
    const even = { name: 'even' as const };
    expect(() => spreadAnnualAmount({ ...plan, annualAmountYuan: '-1', profile: even })).toThrow(
      'PLAN_AMOUNT_NEGATIVE',
    );
    expect(() => spreadAnnualAmount({ ...plan, firstActiveMonth: 7, profile: even })).toThrow(
      'PLAN_MONTHS_INVALID',
    );
  });

  it('what was spread passes the checks: never decreasing, ending at the annual amount, in whole 元 before', () => {
    fc.assert(
      fc.property(curve, (plan) => {
        expect(checkPlanCurve(plan)).toEqual([]);
        for (const cumulative of plan.cumulativeYuan.slice(0, plan.lastActiveMonth - 1)) {
          const isWhole = roundHalfAway(cumulative, 0) === cumulative;
          expect(isWhole || compare(toFraction(cumulative), toFraction(plan.annualAmountYuan)) === 0).toBe(
            true,
          );
        }
      }),
    );
  });

  it('each cumulative amount is within half a 元 of its exact share', () => {
    fc.assert(
      fc.property(amount, months, (annualAmountYuan, active) => {
        fc.pre(compare(toFraction(annualAmountYuan), toFraction('10')) > 0);
        const stored = spreadAnnualAmount({ annualAmountYuan, ...active, profile: { name: 'even' } });
        const length = active.lastActiveMonth - active.firstActiveMonth + 1;
        for (let month = active.firstActiveMonth; month < active.lastActiveMonth; month += 1) {
          const annual = toFraction(annualAmountYuan);
          const exact = {
            num: annual.num * BigInt(month - active.firstActiveMonth + 1),
            den: annual.den * BigInt(length),
          };
          expect(stored[month - 1]).toBe(roundHalfAway(exact, 0));
        }
      }),
    );
  });
});

describe('checks of a plan curve', () => {
  const sound = {
    year: 2026,
    annualAmountYuan: '1200',
    firstActiveMonth: 3,
    lastActiveMonth: 5,
    cumulativeYuan: ['0', '0', '400', '800', '1200', '1200', '1200', '1200', '1200', '1200', '1200', '1200'],
  };
  const withMonth = (month: number, value: string): string[] =>
    sound.cumulativeYuan.map((old, index) => (index === month - 1 ? value : old));

  it.each([
    ['a curve that falls', { cumulativeYuan: withMonth(4, '300') }, ['PLAN_DECREASES']],
    ['money outside the active months', { cumulativeYuan: withMonth(2, '100') }, ['PLAN_OUTSIDE_MONTHS']],
    ['an end other than the annual amount', { annualAmountYuan: '1300' }, ['PLAN_END_DIFFERS']],
    ['eleven amounts', { cumulativeYuan: sound.cumulativeYuan.slice(1) }, ['PLAN_TWELVE_AMOUNTS']],
    ['text that is no number', { cumulativeYuan: withMonth(4, '约800') }, ['PLAN_TWELVE_AMOUNTS']],
    ['months out of order', { firstActiveMonth: 6 }, ['PLAN_MONTHS_INVALID']],
    ['nothing wrong', {}, []],
  ])('%s is found', (_, change, codes) => {
    expect(checkPlanCurve({ ...sound, ...change }).map((found) => found.code)).toEqual(codes);
  });

  it('active months are read from the amounts', () => {
    expect(findActiveMonths(sound.cumulativeYuan)).toEqual({ first: 3, last: 5 });
    expect(findActiveMonths(Array.from({ length: 12 }, () => '0'))).toBeNull();
  });
});

describe('the version in force', () => {
  const version = (number: number, validOn: string): PlanVersion => ({
    version: number,
    validOn,
    year: 2026,
    annualAmountYuan: '0',
    firstActiveMonth: 1,
    lastActiveMonth: 12,
    cumulativeYuan: Array.from({ length: 12 }, () => '0'),
  });
  const versions = [version(1, '2026-03-10'), version(2, '2026-08-20'), version(3, '2026-08-20')];

  it.each([
    ['2026-02', null],
    ['2026-03', 1],
    ['2026-07', 1],
    ['2026-08', 3],
    ['2026-08-B1', 3],
    ['2026-Q3', 3],
    ['2026-H1', 1],
    ['2026-W53', 3],
    ['2025-12', null],
  ])('in %s is version %s: the one of its last month, the later of two on a day', (periodId, expected) => {
    expect(findPlanInForce(versions, periodId)?.version ?? null).toBe(expected);
  });
});

describe('planned cumulative at a date', () => {
  const plan = {
    year: 2026,
    annualAmountYuan: '1200',
    firstActiveMonth: 6,
    lastActiveMonth: 6,
    cumulativeYuan: ['0', '0', '0', '0', '0', '1200', '1200', '1200', '1200', '1200', '1200', '1200'],
  };

  it.each([
    ['2026-05-31', '0'],
    ['2026-06-01', '40'],
    ['2026-06-15', '600'],
    ['2026-06-30', '1200'],
    ['2025-12-31', '0'],
    ['2027-01-01', '1200'],
  ])('at %s is %s, linear by calendar days inside the month', (date, planned) => {
    expect(toDecimalText(getPlannedCumulative(plan, date))).toBe(planned);
  });

  it('never falls from one day to a later one and meets the stored amounts at month ends', () => {
    fc.assert(
      fc.property(curve, day2026, day2026, (plan, a, b) => {
        const [early, late] = a <= b ? [a, b] : [b, a];
        expect(
          compare(getPlannedCumulative(plan, early), getPlannedCumulative(plan, late)),
        ).toBeLessThanOrEqual(0);
        expect(toDecimalText(getPlannedCumulative(plan, '2026-08-31'))).toBe(plan.cumulativeYuan[7]);
      }),
    );
  });
});

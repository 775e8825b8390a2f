import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPlanInForce, type PlanVersion } from '#core/ledger/public.ts';
import { addDays, formatPoints, getAsOfDate, toDecimalText } from '#core/platform/public.ts';
import { deriveProgress } from './derive-progress.ts';
import { deriveProjectProgress } from './derive-project-progress.ts';
import { DEFAULT_LIGHT_RULEBOOK } from './lights/default-light-rulebook.ts';
import { getRemainingActiveMonths } from './pace.ts';
import { getProRataShare } from './pro-rata.ts';
import { buildFacts, buildPlan } from './progress-facts.builder.ts';
import { rankGroups } from './rank-groups.ts';

const ytd = (periodId: string, amountYuan: string) => ({ actuals: [{ periodId, amountYuan }] });

describe('the calendar at its edges', () => {
  it('29 February is the end of its month: the plan of the month is due and the share is 2/12', () => {
    const plan = buildPlan('12', 1, 12, 2028);
    const progress = deriveProgress(
      buildFacts({ periodId: '2028-02', plan, ...ytd('2028-02', '2') }),
      '2028-02-29',
    );
    expect([progress.plannedCumulativeYuan, progress.standing, progress.daysBehind]).toEqual([
      '2',
      'on-plan',
      0,
    ]);
    expect(progress.proRataShare).toBe(toDecimalText({ num: 2n, den: 12n }));
    const short = deriveProgress(
      buildFacts({ periodId: '2028-02', plan, ...ytd('2028-02', '1') }),
      '2028-02-29',
    );
    expect(short.daysBehind).toBe(29);
  });

  it('week 53 ends with its year: the whole annual plan is due on 31 December', () => {
    const asOf = getAsOfDate('2026-W53', '2027-01-20');
    const facts = buildFacts({ periodId: '2026-W53', ...ytd('2026-12', '119999999.99') });
    const progress = deriveProgress(facts, asOf);
    expect([asOf, progress.plannedShare, progress.proRataShare, progress.standing]).toEqual([
      '2026-12-31',
      '1',
      '1',
      'behind',
    ]);
  });

  it('a week that begins before its year has nothing planned there', () => {
    const plan = buildPlan('120000000', 1, 12);
    const progress = deriveProgress(buildFacts({ periodId: '2026-W01', plan, actuals: [] }), '2025-12-30');
    expect([progress.plannedCumulativeYuan, progress.standing, progress.proRataShare]).toEqual([
      '0',
      'not-due',
      '0',
    ]);
    expect(progress.remainingActiveMonths).toBe('12');
  });
});

describe('the turn of the year', () => {
  const lights = (december: boolean) =>
    deriveProjectProgress(
      buildFacts({
        periodId: '2026-01',
        plan: buildPlan('12', 3, 12),
        actuals: [],
        dueReports: [
          { periodId: '2025-12', isConfirmed: december },
          { periodId: '2026-01', isConfirmed: false },
        ],
      }),
      DEFAULT_LIGHT_RULEBOOK,
      '2026-01-31',
    ).lights.overall;

  it('counts missing reports in a row across it, while nothing of last year counts as this year’s zero', () => {
    expect([lights(false).light, lights(false).reasons[0]?.sentence]).toEqual(['red', '连续2期应报未报']);
    expect([lights(true).light, lights(true).reasons[0]?.sentence]).toEqual(['yellow', '最近一期应报未报']);
    const before = buildFacts({
      periodId: '2026-01',
      actuals: [],
      dueReports: [{ periodId: '2025-12', isConfirmed: false }],
    });
    expect(deriveProgress(before, '2026-01-31').countedActualYuan).toBeNull();
  });
});

describe('plans at their edges', () => {
  it('a plan that begins in the middle of the year is not due before, and its first month is half due at half of it', () => {
    const plan = buildPlan('60000000', 7, 12);
    const at = (periodId: string, asOf: string) =>
      deriveProgress(buildFacts({ periodId, plan, actuals: [] }), asOf);
    expect(at('2026-06', '2026-06-30').standing).toBe('not-due');
    expect([at('2026-09', '2026-09-15').plannedCumulativeYuan, at('2026-09', '2026-09-15').standing]).toEqual(
      ['25000000', 'unreported'],
    );
    expect(toDecimalText(getRemainingActiveMonths(plan, '2026-06-30'))).toBe('6');
  });

  it('earlier periods keep the version that was in force; an adjustment of August counts from August', () => {
    const baseline: PlanVersion = { ...buildPlan('120', 1, 12), version: 1, validOn: '2026-03-01' };
    const adjusted: PlanVersion = { ...buildPlan('60', 1, 12), version: 2, validOn: '2026-08-01' };
    const at = (period: string) => findPlanInForce([adjusted, baseline], period)?.version ?? null;
    expect([at('2026-02'), at('2026-03'), at('2026-07'), at('2026-08'), at('2026-W31'), at('2026')]).toEqual([
      null,
      1,
      1,
      2,
      1,
      2,
    ]);
  });

  it('a project taken off the plan has no rate, stands without a plan, and is grey', () => {
    const removed = {
      ...buildPlan('100'),
      annualAmountYuan: '0',
      cumulativeYuan: Array(12).fill('0'),
      version: 2,
    };
    const { progress, lights } = deriveProjectProgress(
      buildFacts({ plan: removed }),
      DEFAULT_LIGHT_RULEBOOK,
      '2026-06-30',
    );
    expect([progress.completionRate, progress.nullReasons.completionRate, progress.standing]).toEqual([
      null,
      'plan-not-positive',
      'no-plan',
    ]);
    expect([lights.overall.light, lights.overall.reasons[0]?.sentence]).toEqual(['grey', '无年度计划']);
  });

  it('paused and done at once is paused, and grey in everything', () => {
    const facts = buildFacts({ isPaused: true, isFinished: true, ...ytd('2026-06', '120000000') });
    const { progress, lights } = deriveProjectProgress(facts, DEFAULT_LIGHT_RULEBOOK, '2026-06-30');
    expect([progress.standing, progress.completionRate]).toEqual(['paused', '1']);
    expect(new Set([lights.overall.light, ...lights.dimensions.map((d) => d.light)])).toEqual(
      new Set(['grey']),
    );
  });
});

describe('amounts at their edges', () => {
  it('a correction below zero keeps its sign, counts as behind, and reaches back no further than zero does', () => {
    const below = deriveProgress(buildFacts(ytd('2026-06', '-5000000')), '2026-06-30');
    const zero = deriveProgress(buildFacts(ytd('2026-06', '0')), '2026-06-30');
    expect([below.completionRate, below.standing]).toEqual(['-0.041666666666', 'behind']);
    expect(below.daysBehind).toBe(zero.daysBehind);
    expect(below.shortfallYuan).toBe('58333333');
    expect(below.bestMonthYuan).toBeNull();
  });

  it('a reduction after a good month lowers the mean and leaves the best month', () => {
    const actuals = [
      { periodId: '2026-03', amountYuan: '4500000' },
      { periodId: '2026-04', amountYuan: '9000000' },
      { periodId: '2026-05', amountYuan: '8000000' },
    ];
    const progress = deriveProgress(buildFacts({ periodId: '2026-05', actuals }), '2026-05-31');
    expect([progress.bestMonthYuan, progress.recentMeanYuan]).toEqual(['4500000', '1666666.666666']);
  });

  it('nothing planned and nothing done are exactly level, never −0', () => {
    const progress = deriveProgress(
      buildFacts({ periodId: '2026-02', ...ytd('2026-02', '0') }),
      '2026-02-28',
    );
    expect([progress.lead, progress.completionRate, progress.scheduleRatio]).toEqual(['0', '0', null]);
    expect(formatPoints(progress.completionRate, progress.plannedShare)).toBe('0.0');
    expect(formatPoints('0.1', '0.10004')).toBe('0.0');
  });

  it('a groupless ranking with nulls, a tie at the printed value and a small group keeps their reasons', () => {
    const entry = (key: string, value: string | null, size = 5) => ({
      key,
      name: key,
      value,
      nullReason: value === null ? '无年度计划' : null,
      size,
      lever: null,
      planBasis: '1',
    });
    const measure = {
      code: 'rate',
      name: '完成率',
      direction: 'higher-is-better' as const,
      printAs: 'percent' as const,
      digits: 1,
      isYearToDate: true,
      minimumGroupSize: 2,
    };
    const { entries, rankedCount } = rankGroups(
      [
        entry('c', '0.61249'),
        entry('n', null),
        entry('s', '2', 1),
        entry('a', '0.61151'),
        entry('d', '-0.00001'),
      ],
      measure,
      { periodId: '2026-06', previous: {}, average: '0.6' },
    );
    expect(entries.map((e) => [e.key, e.rankText, e.printed, e.reason])).toEqual([
      ['c', '并列第1位', '61.2', null],
      ['a', '并列第1位', '61.2', null],
      ['d', '第3位', '0.0', null],
      ['n', '—', null, '无年度计划'],
      ['s', '—', '200.0', '不足2个项目，不参加排名'],
    ]);
    expect(rankedCount).toBe(3);
  });
});

describe('figures that hold for every project on every day', () => {
  const scene = fc.record({
    annual: fc.bigInt({ min: 1n, max: 10n ** 12n }),
    perMille: fc.integer({ min: -50, max: 1300 }),
    first: fc.integer({ min: 1, max: 12 }),
    length: fc.integer({ min: 0, max: 11 }),
    day: fc.integer({ min: 0, max: 364 }),
  });

  it('c = lead + s, the shortfall is owed only behind plan, and days behind are none exactly when nothing is short', () => {
    fc.assert(
      fc.property(scene, ({ annual, perMille, first, length, day }) => {
        const asOf = addDays('2026-01-01', day);
        const periodId = asOf.slice(0, 7);
        const plan = buildPlan(annual.toString(), first, Math.min(12, first + length));
        const amountYuan = toDecimalText({ num: annual * BigInt(perMille), den: 1000n }, 2);
        const progress = deriveProgress(buildFacts({ periodId, plan, ...ytd(periodId, amountYuan) }), asOf);
        const isShort = progress.shortfallYuan !== '0';
        expect(progress.standing === 'behind' ? isShort : true).toBe(true);
        expect(progress.lead?.startsWith('-') ?? false).toBe(isShort && progress.lead !== '0');
        if (!isShort) expect(progress.daysBehind).toBe(0);
        if (progress.plannedShare === '0') expect(progress.scheduleRatio).toBeNull();
        for (const text of Object.values(progress)) expect(text).not.toBe('-0');
      }),
      { numRuns: 300 },
    );
  });

  it('a later day never lowers the planned share nor the pro rata share', () => {
    fc.assert(
      fc.property(scene, fc.integer({ min: 0, max: 200 }), ({ annual, first, length, day }, more) => {
        const plan = buildPlan(annual.toString(), first, Math.min(12, first + length));
        const at = (days: number) => {
          const asOf = addDays('2026-01-01', Math.min(364, days));
          const facts = buildFacts({ periodId: asOf.slice(0, 7), plan, actuals: [] });
          return { s: Number(deriveProgress(facts, asOf).plannedShare), t: getProRataShare(asOf, 2026) };
        };
        const [early, late] = [at(day), at(day + more)];
        expect(late.s).toBeGreaterThanOrEqual(early.s);
        expect(late.t.num * early.t.den >= early.t.num * late.t.den).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import { buildFacts } from '../progress-facts.builder.ts';
import { DEFAULT_LIGHT_RULEBOOK } from './default-light-rulebook.ts';
import { evaluate, lightOf } from './evaluate.fixture.ts';
import { evaluateLights } from './evaluate-lights.ts';
import { type LightRulebook, LightRulebookSchema } from './light-rulebook.ts';

describe('rules of other shapes', () => {
  const base = DEFAULT_LIGHT_RULEBOOK;
  const withProgress = (
    conditions: LightRulebook['dimensions'][number]['conditions'],
    covers = base.dimensions[1]?.covers,
  ): LightRulebook =>
    LightRulebookSchema.parse({
      ...base,
      version: 2,
      dimensions: [{ dimension: 'progress', isOn: true, covers, conditions, memory: null }],
    });

  it('points below pro rata, with an open and a closed end', () => {
    const rulebook = withProgress([
      { id: 'red', light: 'red', clauses: [{ measure: 'leadOverProRataPoints', within: { below: '-15' } }] },
      {
        id: 'yellow',
        light: 'yellow',
        clauses: [{ measure: 'leadOverProRataPoints', within: { atLeast: '-15', below: '0' } }],
      },
      {
        id: 'green',
        light: 'green',
        clauses: [{ measure: 'leadOverProRataPoints', within: { atLeast: '0' } }],
      },
    ]);
    expect(evaluate({}, rulebook).overall.light).toBe('yellow');
    expect(
      evaluate({ actuals: [{ periodId: '2026-06', amountYuan: '41999999.99' }] }, rulebook).overall.light,
    ).toBe('red');
    expect(evaluate({}, rulebook).overall.wayToGreen?.amountYuan).toBe('28000000');
    expect(evaluate({}, rulebook).sentence).toBe('黄：较序时进度−15.0个百分点');
  });

  it('ratio to pro rata, days behind, and several clauses at once', () => {
    const rulebook = withProgress([
      {
        id: 'red',
        light: 'red',
        clauses: [
          { measure: 'ratioToProRata', within: { below: '0.80' } },
          { measure: 'daysBehind', within: { above: '25' } },
        ],
      },
      { id: 'yellow', light: 'yellow', clauses: [{ measure: 'daysBehind', within: { atLeast: '25' } }] },
    ]);
    expect(evaluate({}, rulebook).overall.light).toBe('yellow');
    expect(
      evaluate({ actuals: [{ periodId: '2026-06', amountYuan: '41000000' }] }, rulebook).overall.light,
    ).toBe('red');
  });

  it('months past a date, whole months and the share of the running one', () => {
    const rulebook = LightRulebookSchema.parse({
      ...base,
      dimensions: [
        {
          dimension: 'start',
          isOn: true,
          covers: { natures: ['new'], exceptNatures: [], traits: {} },
          memory: null,
          conditions: [
            { id: 'red', light: 'red', clauses: [{ measure: 'startMonthsLate', within: { above: '1' } }] },
            {
              id: 'yellow',
              light: 'yellow',
              clauses: [{ measure: 'startMonthsLate', within: { above: '0', atMost: '1' } }],
            },
          ],
        },
      ],
    });
    const start = (on: string) => ({
      originalPlannedOn: on,
      currentPlannedOn: on,
      verification: 'none' as const,
      verifiedOn: null,
    });
    expect(evaluate({ nature: 'new', start: start('2026-05-30') }, rulebook).overall.light).toBe('yellow');
    expect(evaluate({ nature: 'new', start: start('2026-05-29') }, rulebook).overall.light).toBe('red');
  });

  it('coverage by a trait leaves other projects grey', () => {
    const rulebook = withProgress(
      [{ id: 'red', light: 'red', clauses: [{ measure: 'scheduleRatio', within: { below: '1' } }] }],
      { natures: null, exceptNatures: [], traits: { level: ['province', 'city'] } },
    );
    expect(evaluate({ traits: { level: ['city', 'county'] } }, rulebook).overall.light).toBe('red');
    expect(evaluate({ traits: { level: ['county'] } }, rulebook).overall.light).toBe('grey');
  });

  it('blue outside progress, a measure without a bound, and two lower ends are not valid', () => {
    const parse = (change: object): boolean => LightRulebookSchema.safeParse({ ...base, ...change }).success;
    const funds = { dimension: 'funds', isOn: true, covers: base.dimensions[1]?.covers, memory: null };
    const clause = (within: object) => ({
      id: 'x',
      light: 'red',
      clauses: [{ measure: 'paymentDaysLate', within }],
    });
    expect(
      parse({ dimensions: [{ ...funds, conditions: [{ ...clause({ above: '1' }), light: 'blue' }] }] }),
    ).toBe(false);
    expect(parse({ dimensions: [{ ...funds, conditions: [clause({})] }] })).toBe(false);
    expect(parse({ dimensions: [{ ...funds, conditions: [clause({ above: '1', atLeast: '1' })] }] })).toBe(
      false,
    );
    expect(parse({ dimensions: [{ ...funds, conditions: [clause({ above: '一' })] }] })).toBe(false);
    expect(parse({ dimensions: [{ ...funds, conditions: [clause({ above: '1' })] }] })).toBe(true);
    const yesNo = { id: 'x', light: 'red', clauses: [{ measure: 'duePaymentsMet', within: { below: '1' } }] };
    expect(parse({ dimensions: [{ ...funds, conditions: [yesNo] }] })).toBe(false);
    const mixed = ['paymentDaysLate', 'milestoneDaysLate'].map((measure) => ({
      measure,
      within: { above: '1' },
    }));
    expect(
      parse({ dimensions: [{ ...funds, conditions: [{ id: 'x', light: 'red', clauses: mixed }] }] }),
    ).toBe(false);
  });
});

describe("before the year's plan is issued", () => {
  const started = {
    periodId: '2026-02',
    nature: 'new' as const,
    plan: null,
    planAbsence: 'not-issued' as const,
    start: {
      originalPlannedOn: '2026-01-10',
      currentPlannedOn: '2026-01-10',
      verification: 'verified' as const,
      verifiedOn: '2026-01-09',
    },
  };
  const evaluateIn = (facts: object, rulebook: LightRulebook = DEFAULT_LIGHT_RULEBOOK) =>
    evaluateLights(buildFacts({ ...started, ...facts }), rulebook, '2026-02-28');

  it('no project is green by other dimensions: the overall light is grey, and says why', () => {
    const evaluation = evaluateIn({});
    expect(lightOf(evaluation, 'start').light).toBe('green');
    expect(evaluation.overall).toMatchObject({ light: 'grey', reasons: [{ sentence: '计划未下达' }] });
  });

  it('warnings still show: a late start, a declared yellow', () => {
    const late = { start: { ...started.start, verification: 'none' as const, verifiedOn: null } };
    expect(evaluateIn(late).overall.light).toBe('red');
    const declared = { declaredYellow: { reason: '资金未到位', declaredOn: '2026-02-20' } };
    expect(evaluateIn(declared).overall.light).toBe('yellow');
  });

  it('a project that the issued plan leaves out may be green, and so may all under rules without the clause', () => {
    expect(evaluateIn({ planAbsence: 'none' }).overall.light).toBe('green');
    const { greyBeforePlan: _, ...older } = DEFAULT_LIGHT_RULEBOOK;
    expect(evaluateIn({}, LightRulebookSchema.parse(older)).overall.light).toBe('green');
  });
});

import { describe, expect, it } from 'vitest';
import cases from '../../../cases/progress/lights-default.json' with { type: 'json' };
import { buildFacts, buildPast } from '../progress-facts.builder.ts';
import type { ProgressFacts } from '../progress-facts.ts';
import { DEFAULT_LIGHT_RULEBOOK } from './default-light-rulebook.ts';
import { evaluateLights } from './evaluate-lights.ts';
import type { Dimension, LightEvaluation } from './light.ts';
import { type LightRulebook, LightRulebookSchema } from './light-rulebook.ts';

const annualTaskDone = { actuals: [{ periodId: '2026-06', amountYuan: '120000000' }] };
const onPlan = { actuals: [{ periodId: '2026-06', amountYuan: '53333333' }] };
const ends: Record<string, string> = { '2026-02': '2026-02-28', '2026-06': '2026-06-30' };

function evaluate(
  change: Partial<ProgressFacts>,
  rulebook: LightRulebook = DEFAULT_LIGHT_RULEBOOK,
): LightEvaluation {
  const facts = buildFacts(change);
  return evaluateLights(facts, rulebook, ends[facts.periodId] ?? '');
}

function lightOf(evaluation: LightEvaluation, dimension: Dimension) {
  const found = evaluation.dimensions.find((light) => light.dimension === dimension);
  if (found === undefined) throw new Error(`no light of ${dimension}`);
  return found;
}

describe('the default rule set', () => {
  it('is a valid rulebook', () => {
    expect(LightRulebookSchema.parse(DEFAULT_LIGHT_RULEBOOK)).toEqual(DEFAULT_LIGHT_RULEBOOK);
  });

  it.each(cases.cases)('$rule', ({ change, done, dimension, light, overall }) => {
    const evaluation = evaluate({ ...(done ? annualTaskDone : {}), ...(change as Partial<ProgressFacts>) });
    expect(lightOf(evaluation, dimension as Dimension).light).toBe(light);
    expect(evaluation.overall.light).toBe(overall);
  });

  it('the overall light is the worst that is not grey', () => {
    const payments = [{ paymentId: 'p', name: '专项债', dueOn: '2026-06-29', paidOn: null }];
    expect(evaluate({ ...onPlan, payments }).overall.light).toBe('yellow');
    expect(evaluate({ payments }).overall.light).toBe('red');
  });
});

describe('memory', () => {
  it('green after red in either of the two preceding months is yellow, "caught up"', () => {
    const justBefore = evaluate({ ...onPlan, pastLights: [buildPast('2026-05', 'red')] });
    const twoBefore = evaluate({
      ...onPlan,
      pastLights: [buildPast('2026-05', 'yellow'), buildPast('2026-04', 'red')],
    });
    expect([justBefore.overall.light, twoBefore.overall.light]).toEqual(['yellow', 'yellow']);
    expect(lightOf(justBefore, 'progress').reasons[0]?.conditionId).toBe('memory');
    expect(lightOf(justBefore, 'progress').wayToGreen).toMatchObject({
      physicalWording: '保持进度，2026年8月起可转绿',
      byOn: '2026-08-31',
    });
    expect(lightOf(twoBefore, 'progress').wayToGreen?.byOn).toBe('2026-07-31');
  });

  it('three months after red it is green again', () => {
    const past = [
      buildPast('2026-05', 'yellow'),
      buildPast('2026-04', 'yellow'),
      buildPast('2026-03', 'red'),
    ];
    expect(evaluate({ ...onPlan, pastLights: past }).overall.light).toBe('green');
  });

  it('blue is not affected', () => {
    expect(evaluate({ ...annualTaskDone, pastLights: [buildPast('2026-05', 'red')] }).overall.light).toBe(
      'blue',
    );
  });

  it('of progress and funds starts afresh each year, of milestones it does not', () => {
    const red = { light: 'red' as const, periodsInRow: 1, sincePeriodId: '2026-01' };
    const milestones = [
      {
        milestoneId: 'm',
        name: '基础',
        isCritical: true,
        originalFinishOn: '2026-01-10',
        currentFinishOn: '2026-01-10',
        actualFinishOn: '2026-01-09',
      },
    ];
    const facts = buildFacts({
      periodId: '2026-01',
      actuals: [{ periodId: '2026-01', amountYuan: '1' }],
      plan: {
        version: 1,
        validOn: '2026-01-01',
        year: 2026,
        annualAmountYuan: '12',
        firstActiveMonth: 1,
        lastActiveMonth: 12,
        cumulativeYuan: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'],
      },
      milestones,
      pastLights: [{ periodId: '2025-12', overall: red, dimensions: { progress: red, milestones: red } }],
    });
    const evaluation = evaluateLights(facts, DEFAULT_LIGHT_RULEBOOK, '2026-01-31');
    expect(lightOf(evaluation, 'progress').light).toBe('green');
    expect(lightOf(evaluation, 'milestones').light).toBe('yellow');
  });
});

describe('exemption', () => {
  const exemption = {
    conditionId: 'progress-red',
    dimension: 'progress',
    subjectId: null,
    reason: '采空区治理',
    approver: '县重点项目办',
    expiresOn: '2026-06-30',
  };

  it('keeps the colour and marks it, through the day of its expiry', () => {
    const light = lightOf(evaluate({ exemptions: [exemption] }), 'progress');
    expect([light.light, light.isExempt]).toEqual(['red', true]);
    expect(light.reasons[0]?.exemption).toEqual({
      reason: '采空区治理',
      approver: '县重点项目办',
      expiresOn: '2026-06-30',
    });
  });

  it('ends after its expiry, and covers only its own condition and subject', () => {
    const isExempt = (change: Partial<typeof exemption> | { subjectId: string }): boolean =>
      lightOf(evaluate({ exemptions: [{ ...exemption, ...change }] }), 'progress').isExempt;
    expect(isExempt({ expiresOn: '2026-06-29' })).toBe(false);
    expect(isExempt({ conditionId: 'progress-yellow' })).toBe(false);
    expect(isExempt({ dimension: 'milestones' })).toBe(false);
    expect(isExempt({ subjectId: 'm1' })).toBe(false);
    expect(isExempt({ conditionId: '*' })).toBe(true);
  });

  it('of one reason does not exempt a light that has another', () => {
    const dueReports = [
      { periodId: '2026-05', isConfirmed: false },
      { periodId: '2026-06', isConfirmed: false },
    ];
    const evaluation = evaluate({ exemptions: [exemption], dueReports });
    expect([evaluation.overall.light, evaluation.overall.isExempt]).toEqual(['red', false]);
    expect(evaluation.overall.reasons[0]?.conditionId).toBe('reports-red');
  });
});

describe('a declared yellow', () => {
  const declaredYellow = { reason: '设备到货推迟', declaredOn: '2026-06-20' };

  it('lowers green and blue and is marked, so that it is never scored', () => {
    const green = evaluate({ ...onPlan, declaredYellow });
    expect([green.overall.light, green.isDeclaredYellow]).toEqual(['yellow', true]);
    expect(evaluate({ ...annualTaskDone, declaredYellow }).overall.light).toBe('yellow');
  });

  it('never lifts red, and leaves grey and paused alone', () => {
    const red = evaluate({ declaredYellow });
    expect([red.overall.light, red.isDeclaredYellow]).toEqual(['red', false]);
    expect(evaluate({ plan: null, planAbsence: 'none', declaredYellow }).overall.light).toBe('grey');
    expect(evaluate({ isPaused: true, declaredYellow }).overall.light).toBe('grey');
  });

  it('a fall from green or blue to red between consecutive periods without one is a surprise', () => {
    expect(evaluate({ pastLights: [buildPast('2026-05', 'green')] }).isSurprise).toBe(true);
    expect(evaluate({ pastLights: [buildPast('2026-05', 'yellow')] }).isSurprise).toBe(false);
    expect(evaluate({ pastLights: [buildPast('2026-04', 'green')] }).isSurprise).toBe(false);
  });
});

describe('what a light stores', () => {
  it('how many periods in a row and since when; a gap starts the count again', () => {
    const third = evaluate({ pastLights: [buildPast('2026-05', 'red', 2, '2026-04')] }).overall;
    expect([third.periodsInRow, third.sincePeriodId]).toEqual([3, '2026-04']);
    const changed = evaluate({
      ...onPlan,
      pastLights: [buildPast('2026-05', 'yellow', 2, '2026-04')],
    }).overall;
    expect([changed.periodsInRow, changed.sincePeriodId]).toEqual([1, '2026-06']);
    const gap = evaluate({ pastLights: [buildPast('2026-04', 'red', 2, '2026-03')] }).overall;
    expect(gap.periodsInRow).toBe(1);
  });

  it('reasons worst first, of one subject only the worst', () => {
    const late = (milestoneId: string, isCritical: boolean, on: string) => ({
      milestoneId,
      name: milestoneId,
      isCritical,
      originalFinishOn: on,
      currentFinishOn: on,
      actualFinishOn: null,
    });
    const milestones = [
      late('a', false, '2026-06-01'),
      late('b', true, '2026-05-01'),
      late('c', false, '2026-04-01'),
    ];
    const { reasons } = lightOf(evaluate({ milestones }), 'milestones');
    expect(reasons.map((reason) => [reason.light, reason.subjectId])).toEqual([
      ['red', 'b'],
      ['yellow', 'c'],
      ['yellow', 'a'],
    ]);
    expect(evaluate({ milestones }).overall.reasons.map((reason) => reason.light)).toEqual([
      'red',
      'red',
      'yellow',
      'yellow',
    ]);
  });

  it('a sentence, rule version and inputs with the past colours', () => {
    const evaluation = evaluate({ pastLights: [buildPast('2026-05', 'red')] });
    expect(evaluation.sentence).toBe(
      '红，连续2期：累计完成4,200万元，完成率35.0%，为应完成的78.8%，落后计划进度9.4个百分点',
    );
    expect([evaluation.ruleCode, evaluation.ruleVersion]).toEqual(['default', 1]);
    expect(evaluation.inputs.measures.scheduleRatio).toBe('0.787500004921');
    expect(evaluation.inputs.pastLights).toEqual([
      { periodId: '2026-05', overall: 'red', dimensions: { progress: 'red' } },
    ]);
  });

  it('shows more digits where the ratio would round onto 80% or 100%', () => {
    const near = evaluate({ actuals: [{ periodId: '2026-06', amountYuan: '42660000' }] });
    expect(near.sentence).toContain('为应完成的79.99%');
    expect(near.overall.light).toBe('red');
  });

  it('behind by less than is printed is neither level nor done in its sentence', () => {
    const short = evaluate({ actuals: [{ periodId: '2026-06', amountYuan: '53330000' }] });
    expect(short.sentence).toContain('完成率44.4%，为应完成的99.99%，略低于计划进度');
    const almost = evaluate({ actuals: [{ periodId: '2026-06', amountYuan: '119990000' }] });
    expect(almost.sentence).toContain('完成率99.99%');
    expect(evaluate(onPlan).sentence).toContain('与计划进度持平');
  });

  it('sentences for a missing first report, a late start, a milestone, a problem', () => {
    const missing = evaluate({ actuals: [], dueReports: [{ periodId: '2026-06', isConfirmed: false }] });
    expect(missing.overall.reasons.map((reason) => reason.sentence)).toEqual([
      '本年应报未报，按零计，完成率0.0%，为应完成的0.0%，落后计划进度44.4个百分点',
      '最近一期应报未报',
    ]);
    const start = {
      originalPlannedOn: '2026-03-01',
      currentPlannedOn: '2026-05-20',
      verification: 'none' as const,
      verifiedOn: null,
    };
    expect(evaluate({ ...onPlan, nature: 'new', start }).sentence).toBe(
      '红：计划2026年5月20日开工，已逾期41天，开工未核实',
    );
    const problems = [{ problemId: 'w', title: '征地未完成', level2DueOn: null, level3DueOn: '2026-06-20' }];
    expect(evaluate({ ...onPlan, problems }).sentence).toBe('红：问题“征地未完成”逾期10天未办结');
  });
});

describe('what would turn it green, and by when', () => {
  it('gives the physical step apart from the amount, to the end of the next month', () => {
    const milestones = [
      {
        milestoneId: 'm',
        name: '主体封顶',
        isCritical: true,
        originalFinishOn: '2026-08-31',
        currentFinishOn: '2026-08-31',
        actualFinishOn: null,
      },
    ];
    const yellow = evaluate({ actuals: [{ periodId: '2026-06', amountYuan: '50000000' }], milestones });
    expect(yellow.overall.wayToGreen).toEqual({
      physicalWording: '完成“主体封顶”节点、赶上月度计划可转绿',
      amountWording: '7月31日前再完成1,667万元可转绿',
      amountYuan: '16670000',
      byOn: '2026-07-31',
    });
  });

  it('in a running month the end of that month is meant', () => {
    const facts = buildFacts({ actuals: [{ periodId: '2026-06', amountYuan: '45000000' }] });
    const { wayToGreen } = evaluateLights(facts, DEFAULT_LIGHT_RULEBOOK, '2026-06-20').overall;
    expect([wayToGreen?.byOn, wayToGreen?.amountYuan]).toEqual(['2026-06-30', '8340000']);
  });

  it('a red light says that it turns yellow first', () => {
    expect(evaluate({}).overall.wayToGreen?.amountWording).toBe(
      '7月31日前再完成2,467万元，先转黄，其后2期不再亮红即转绿',
    );
  });

  it('a green, blue or grey light has none', () => {
    expect(
      [evaluate(onPlan), evaluate(annualTaskDone), evaluate({ isPaused: true })].map(
        (e) => e.overall.wayToGreen,
      ),
    ).toEqual([null, null, null]);
  });
});

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

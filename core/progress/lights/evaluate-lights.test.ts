import { describe, expect, it } from 'vitest';
import cases from '../../../cases/progress/lights-default.json' with { type: 'json' };
import { buildFacts, buildPast } from '../progress-facts.builder.ts';
import type { ProgressFacts } from '../progress-facts.ts';
import { DEFAULT_LIGHT_RULEBOOK } from './default-light-rulebook.ts';
import { annualTaskDone, evaluate, lightOf, onPlan } from './evaluate.fixture.ts';
import { evaluateLights } from './evaluate-lights.ts';
import type { Dimension } from './light.ts';
import { LightRulebookSchema } from './light-rulebook.ts';

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

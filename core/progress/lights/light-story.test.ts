import { describe, expect, it } from 'vitest';
import { buildFacts, buildPast } from '../progress-facts.builder.ts';
import { DEFAULT_LIGHT_RULEBOOK } from './default-light-rulebook.ts';
import { annualTaskDone, evaluate, lightOf, onPlan } from './evaluate.fixture.ts';
import { evaluateLights } from './evaluate-lights.ts';

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

  it('sentences for a missing first report, a late start, a refuted start with since when and by whom, a problem', () => {
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
    const refuted = {
      ...start,
      verification: 'refuted' as const,
      refuted: { on: '2026-06-03', by: '住建局' },
    };
    const light = evaluate({ ...onPlan, nature: 'new', start: refuted });
    expect(light.sentence).toBe(
      '红：计划2026年5月20日开工，已逾期41天，所报开工2026年6月3日经住建局核实未获认定',
    );
    expect(light.overall.wayToGreen?.physicalWording).toMatch(/^实质性开工后重新报开工，经核实（.+）.+转绿$/);
    const unknown = { ...refuted, refuted: { on: '2026-06-03', by: '' } };
    expect(evaluate({ ...onPlan, nature: 'new', start: unknown }).sentence).toContain(
      '所报开工2026年6月3日核实未获认定',
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

import { describe, expect, it, test } from 'vitest';
import { judgeIndicator, type LightFacts, sayGrowth } from './indicator-light.ts';
import { DEFAULT_INDICATOR_RULES } from './indicator-rules.ts';
import { pickJudgingTarget, type StandingTarget } from './target.ts';

const AMOUNT: LightFacts['indicator'] = {
  ...{
    unit: '亿元',
    digits: 2,
    direction: 'higher-is-better',
    hasProRata: true,
    isVeto: false,
    hasNoJanuary: false,
  },
};
const RATE: LightFacts['indicator'] = { ...AMOUNT, unit: '%', digits: 1, hasProRata: false };
const CAP: LightFacts['indicator'] = {
  ...AMOUNT,
  unit: '起',
  digits: 0,
  direction: 'lower-is-better',
  hasProRata: false,
};

const target = (wish: Partial<StandingTarget>): StandingTarget => ({
  ...{ kind: 'budget', value: null, growth: null, rank: null, months: null },
  ...wish,
});

function judge(q: {
  indicator?: LightFacts['indicator'];
  value?: string | null;
  growth?: string | null;
  target: StandingTarget | null;
  rank?: number;
  period?: string;
}) {
  const { value = null, growth = null, indicator = AMOUNT, period = '2026-09' } = q;
  const figure = {
    ...{ period, value, growth, isGrowthPublished: false, before: null, pointsOnYear: null },
    ...{ certainty: 'preliminary' as const, revisions: 0, valueId: '1' },
  };
  return judgeIndicator(
    { indicator, period, figure, target: q.target, rank: q.rank ?? null },
    DEFAULT_INDICATOR_RULES,
  );
}

const hundred = target({ value: '100' });
describe('the light of an indicator', () => {
  test.each([
    ['on pro rata', { value: '75', target: hundred }, 'green', '完成全年目标的75.0%，与序时进度持平'],
    ['ahead', { value: '80', target: hundred }, 'green', '完成全年目标的80.0%，快于序时进度5.0个百分点'],
    [
      'behind within the limit',
      { value: '70', target: hundred },
      'yellow',
      '完成全年目标的70.0%，慢于序时进度5.0个百分点，欠5.00亿元',
    ],
    [
      'behind beyond it',
      { value: '69.9', target: hundred },
      'red',
      '完成全年目标的69.9%，慢于序时进度5.1个百分点，欠5.10亿元',
    ],
    [
      'behind by a hair',
      { value: '74.999', target: hundred },
      'yellow',
      '完成全年目标的75.0%，慢于序时进度不到0.1个百分点，欠0.01亿元',
    ],
    ['done before the year is over', { value: '100', target: hundred }, 'blue', '完成全年目标的100.0%'],
    [
      'growth reached',
      { growth: '7', target: target({ growth: '7' }) },
      'green',
      '同比增长7.0%，目标增长7.0%',
    ],
    [
      'growth a point short',
      { growth: '6', target: target({ growth: '7' }) },
      'yellow',
      '同比增长6.0%，目标增长7.0%，低1.0个百分点',
    ],
    [
      'growth more than a point short',
      { growth: '-1', target: target({ growth: '7' }) },
      'red',
      '同比下降1.0%，目标增长7.0%，低8.0个百分点',
    ],
    [
      'a rate reached',
      { indicator: RATE, value: '65', target: target({ value: '65' }) },
      'green',
      '65.0%，目标65.0%，已达到',
    ],
    [
      'a rate short',
      { indicator: RATE, value: '60', target: target({ value: '65' }) },
      'red',
      '60.0%，目标65.0%，差5.0个百分点',
    ],
    [
      'a cap that is kept',
      { indicator: CAP, value: '12', target: target({ value: '15' }) },
      'green',
      '12起，控制数15起，已控制在内',
    ],
    [
      'a cap that is passed',
      { indicator: CAP, value: '16', target: target({ value: '15' }) },
      'red',
      '16起，控制数15起，超过1起',
    ],
    [
      'a veto',
      { indicator: { ...CAP, isVeto: true }, value: '16', target: target({ value: '15' }) },
      'red',
      '16起，控制数15起，超过1起（一票否决）',
    ],
    [
      'a place short',
      { value: '1', target: target({ rank: 5 }), rank: 6 },
      'yellow',
      '第6位，目标前5位，差1位',
    ],
    ['a place far', { value: '1', target: target({ rank: 5 }), rank: 8 }, 'red', '第8位，目标前5位，差3位'],
    ['no target', { value: '1', target: null }, 'grey', '没有目标，不亮灯'],
    ['nothing filed', { target: hundred }, 'grey', '本期未报'],
    [
      'a target on what is not there',
      { value: '1', target: target({ growth: '7' }) },
      'grey',
      '目标所看的数本期没有',
    ],
  ] as const)('with %s', (_name, q, light, reason) => {
    const judged = judge(q);
    expect([judged.light, judged.reasons[0]]).toEqual([light, reason]);
  });

  it('is the worst of what the target looks at, and says the way to green of each', () => {
    const judged = judge({ value: '80', growth: '3', target: target({ value: '100', growth: '7' }) });
    expect(judged).toMatchObject({ light: 'red', wayToGreen: ['增速提高4.0个百分点'] });
    expect(judged.reasons).toHaveLength(2);
  });

  it('goes by the months of the target where it has its own', () => {
    const months = ['2', '4', '8', '14', '22', '32', '40', '50', '62', '74', '86', '100'];
    expect(judge({ value: '62', target: target({ value: '100', months }) })).toMatchObject({
      light: 'green',
      reasons: ['完成全年目标的62.0%，与分月目标持平'],
    });
  });
});

test.each([
  ['5.25', '增长5.3%'],
  ['-0.04', '持平'],
  ['-3.2', '下降3.2%'],
])('%s%% is said as %s', (percent, said) => {
  expect(sayGrowth(percent)).toBe(said);
});

test('the year’s own target judges before the upper level’s; a stretch target never does', () => {
  const upper = target({ kind: 'upper', value: '110' });
  const stretch = target({ kind: 'stretch', value: '120' });
  expect(pickJudgingTarget([upper, hundred, stretch])?.value).toBe('100');
  expect(pickJudgingTarget([stretch, upper])?.value).toBe('110');
  expect(pickJudgingTarget([stretch])).toBeNull();
  expect(pickJudgingTarget([target({}), upper])?.value).toBe('110');
});

import { describe, expect, it } from 'vitest';
import { CONTEXT, LINE } from './entry-checks.fixture.ts';
import { isVagueExplanation } from './is-vague-explanation.ts';
import { checkExplanations, runChecks } from './run-checks.ts';

describe('a warning is answered by a choice and a short text', () => {
  const { warnings } = runChecks(LINE, { ...CONTEXT, isPaused: true });
  const answer = (choice: string, text: string) =>
    checkExplanations(warnings, { 'QLT-033': { choice, text } });

  it('an unanswered warning and a choice that is not on the list block', () => {
    expect(checkExplanations(warnings, {})).toMatchObject([{ ruleId: 'QLT-080', severity: 'error' }]);
    expect(answer('随便', '')).toMatchObject([{ ruleId: 'QLT-080', severity: 'error' }]);
  });
  it('other without text blocks', () => {
    expect(answer('其他', ' ')).toMatchObject([{ ruleId: 'QLT-080', severity: 'error' }]);
  });
  it('a choice alone is enough', () => {
    expect(answer('支付以前工程款', '')).toEqual([]);
  });
  it('a vague text is shown to the office and does not block', () => {
    expect(answer('支付以前工程款', '经核实，情况属实。')).toMatchObject([
      { ruleId: 'QLT-081', severity: 'note', audience: 'office' },
    ]);
  });
});

describe('an explanation that explains nothing is recognised', () => {
  it.each([
    '核实无误',
    '情况属实',
    '无',
    '正常',
    '经核实数据无误',
    '已核对，正确',
    '同上',
    '。。。',
    '11',
    '按进度正常施工',
    'OK',
    '啊啊啊啊',
  ])('%s is vague', (text) => {
    expect(isVagueExplanation(text)).toBe(true);
  });
  it.each([
    '集中支付钢结构工程款',
    '设备到货验收后一次付款',
    '资金未到位，已报县财政',
    '补报8月漏报的桩基计量',
    '征地拆迁款支付',
  ])('%s is not', (text) => {
    expect(isVagueExplanation(text)).toBe(false);
  });
  it('takes no time on a hostile text', () => {
    const before = performance.now();
    isVagueExplanation(`${'没有'.repeat(250)}甲`);
    expect(performance.now() - before).toBeLessThan(200);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeLightRules, type RuleChanges } from './change-rules.ts';
import { DEFAULT_LIGHT_RULEBOOK } from './default-light-rulebook.ts';
import { LightRulebookSchema } from './light-rulebook.ts';
import { describeRulebook, fromTypedThreshold, toTypedThreshold } from './rule-words.ts';

const next = { version: 2, validFrom: '2026-11-01', clause: '望政办〔2026〕9号', regionId: '1' };
const change = (changes: Partial<RuleChanges>) =>
  changeLightRules(DEFAULT_LIGHT_RULEBOOK, { thresholds: [], switches: [], ...changes }, next);
const progressLines = (changes: Partial<RuleChanges>) =>
  describeRulebook(change(changes))
    .find((g) => g.dimension === 'progress')
    ?.lines.map((l) => l.sentence);
const redTo = (value: string) => ({
  thresholds: [{ conditionId: 'progress-red', clause: 0, end: 'below' as const, value }],
});

describe('Rules in words', () => {
  test('say each condition in one sentence with its printed threshold', () => {
    expect(progressLines({})).toEqual([
      '年度任务完成，亮蓝灯',
      '项目竣工，亮蓝灯',
      '计划进度完成比低于80%，亮红灯',
      '计划进度完成比不低于80%且低于100%，亮黄灯',
      '计划进度完成比不低于100%，亮绿灯',
    ]);
    const start = describeRulebook(DEFAULT_LIGHT_RULEBOOK)[0];
    expect(start).toMatchObject({ name: '开工', covers: '全部项目，续建除外' });
    expect(start?.lines[0]?.sentence).toMatch(/超过30天，亮红灯$/);
  });
});

describe('A changed threshold', () => {
  test('moves the boundary that the next condition shares', () => {
    expect(progressLines(redTo('0.7'))?.slice(2, 4)).toEqual([
      '计划进度完成比低于70%，亮红灯',
      '计划进度完成比不低于70%且低于100%，亮黄灯',
    ]);
  });

  test('is refused when an interval becomes empty, when it is unknown, when it is no number', () => {
    const message = (changes: Partial<RuleChanges>) => expect(() => change(changes));
    message(redTo('1.00')).toThrow('下限应小于上限');
    message({ thresholds: [{ conditionId: 'no-such', clause: 0, end: 'below', value: '1' }] }).toThrow(
      '没有这个阈值',
    );
    message({ thresholds: [{ conditionId: 'progress-red', clause: 0, end: 'above', value: '1' }] }).toThrow(
      '没有这个阈值',
    );
    message(redTo('八成')).toThrow('不是数字');
  });

  test('of the share of started parts changes when a bundle has started, within 0 and 100%', () => {
    const share = (value: string) => ({
      thresholds: [{ conditionId: 'bundle-start', clause: 0, end: 'atLeast' as const, value }],
    });
    expect(change(share('0.8')).bundleStartShare).toBe('0.8');
    expect(describeRulebook(change(share('0.8')))[0]?.lines.at(-1)?.sentence).toBe(
      '打捆项目有不低于80%的子项开工已核实的，视为开工',
    );
    for (const wrong of ['0', '1.01', '-0.5']) expect(() => change(share(wrong))).toThrow('应在0与100%之间');
  });

  test('leaves the shipped rules as they are', () => {
    const before = JSON.stringify(DEFAULT_LIGHT_RULEBOOK);
    change(redTo('0.6'));
    expect(JSON.stringify(DEFAULT_LIGHT_RULEBOOK)).toBe(before);
  });
});

test('A dimension is switched on by its name, and the result is a valid rulebook of the region', () => {
  const book = change({ switches: [{ dimension: 'statistics', isOn: true }] });
  expect(book.dimensions.find((d) => d.dimension === 'statistics')?.isOn).toBe(true);
  expect(LightRulebookSchema.parse(book)).toMatchObject({ version: 2, regionId: '1', name: '本地亮灯规则' });
});

test('A share typed in percent comes back as the same share', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 30_000 }), (perTenThousand) => {
      const typed = String(perTenThousand / 100);
      const share = fromTypedThreshold(typed, '%');
      expect(Number(toTypedThreshold(share, '%'))).toBe(perTenThousand / 100);
      expect(Number(share)).toBeCloseTo(perTenThousand / 10_000, 10);
    }),
  );
  expect([
    fromTypedThreshold('80', '%'),
    toTypedThreshold('0.80', '%'),
    toTypedThreshold('30', '天'),
  ]).toEqual(['0.8', '80', '30']);
});

import { describe, expect, it } from 'vitest';
import { findCadences } from './find-cadences.ts';

describe('rhythms in a text', () => {
  const CADENCES: [string, string, number | undefined][] = [
    ['每月5日前报送', 'month', undefined],
    ['一周一调度', 'week', undefined],
    ['每半月报送一次', 'half-month', 1],
    ['每两天报一次', 'two-days', 1],
    ['隔天报一次', 'two-days', undefined],
    ['每3天上门检查一次', 'three-days', 1],
    ['每两个月召开一次', 'two-months', 1],
    ['按月通报', 'month', undefined],
    ['每季度首月10日前报送', 'quarter', undefined],
    ['每周五17时前报送', 'week', undefined],
    ['每季度不少于2次', 'quarter', 2],
    ['半月一走访', 'half-month', undefined],
    ['每两周召开一次', 'two-weeks', 1],
    ['每旬发布', 'dekad', undefined],
    ['每日零报告', 'day', undefined],
    ['每半年公布', 'half-year', undefined],
    ['每月最后一个工作日报送', 'month', undefined],
    ['每月5日、20日前报送', 'month', undefined],
    ['每周三、周五各调度一次', 'week', 1],
    ['每季度末25日前报送', 'quarter', undefined],
    ['季度末月20日前报送', 'quarter', undefined],
    ['每年年底前总结', 'year', undefined],
    ['每个工作日下班前报送', 'day', undefined],
    ['半年一评估', 'half-year', undefined],
  ];
  it.each(CADENCES)('%s → %s', (words, every, times) => {
    const [mark] = findCadences(words);
    expect([mark?.cadence.every, mark?.cadence.times]).toEqual([every, times]);
  });

  it('the name of a meeting is no rhythm: 第14周调度会', () => {
    expect(findCadences('项目推进第14周调度会')).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { toPlainText } from '../content-model.ts';
import { PERIOD, type RowWish, toEconomyFacts, toEconomyRow } from './economy-facts.fixture.ts';
import { toPen } from './economy-figures.ts';
import { buildGroupLines, sayIndicator } from './economy-sections.ts';

const pen = toPen(PERIOD);
const say = (wish: RowWish): string => {
  const row = toEconomyRow(wish);
  const of = toPen(wish.period ?? PERIOD);
  return toPlainText(sayIndicator(row, toEconomyFacts([row]), of) ?? []);
};

describe('A sentence about an indicator says', () => {
  test.each<[string, RowWish, string]>([
    [
      'growth, its change, the levels above and the place',
      {},
      '固定资产投资100.00亿元，同比增长5.0%，增速比1—8月提高1.0个百分点，低于全市1.0个百分点、高于全省0.5个百分点，增速居全市第2位，位次与1—8月持平。',
    ],
    ['a fall that deepens', { growth: '-3.2', before: '-1.0' }, '同比下降3.2%，降幅比1—8月扩大2.2个百分点'],
    ['a fall that narrows', { growth: '-1.0', before: '-3.2' }, '同比下降1.0%，降幅比1—8月收窄2.2个百分点'],
    ['that growth turned to a fall', { growth: '-0.4', before: '1.0' }, '同比下降0.4%，增速比1—8月由正转负'],
    ['that a fall turned to growth', { growth: '0.4', before: '-1.0' }, '同比增长0.4%，增速比1—8月由负转正'],
    [
      'nothing but level where it was level and is',
      { growth: '0.04', before: '0' },
      '100.00亿元，与上年同期持平，低于全市6.0个百分点',
    ],
    ['that growth stands as it did', { growth: '5.02', before: '4.98' }, '同比增长5.0%，增速与1—8月持平'],
    ['level with the city, by what is printed', { city: '5.04' }, '与全市持平、高于全省0.5个百分点'],
    [
      'nothing of a level above that has no figure',
      { city: null, province: null },
      '提高1.0个百分点，增速居',
    ],
    ['a shared place', { others: { 甲县: '5.0', 乙县: '8.0' } }, '增速居全市并列第2位'],
    [
      'who is missing and how many were ranked',
      { others: { 甲县: '8.0', 乙县: '3.0', 石门洲县: null } },
      '增速居全市第2位（3/4个县（市、区）参加排位，石门洲县未报）',
    ],
    ['places gained', { othersBefore: { 甲县: '8.0', 乙县: '4.5' } }, '比1—8月前移1位'],
    [
      'nothing of places where others had figures the month before',
      { before: '9.0', othersBefore: { 甲县: '8.0', 乙县: null } },
      '增速居全市第2位。',
    ],
    ['places lost', { before: '9.0' }, '比1—8月后移1位'],
    ['the two-year average where last year fell', { lastYear: '-6.0' }, '两年平均增长1.2%'],
    ['that it is a forecast', { certainty: 'forecast' }, '100.00亿元（预计数），'],
    ['that it was verified', { certainty: 'verified' }, '100.00亿元（核定数），'],
    [
      'how far it is behind the time of the year',
      { target: { value: '160' } },
      '完成全年目标的62.5%，落后序时进度12.5个百分点',
    ],
    [
      'how far it is ahead of the time of the year',
      { target: { value: '125' } },
      '完成全年目标的80.0%，快于序时进度5.0个百分点',
    ],
    ['that it keeps step with the year', { target: { value: '133.3333' } }, '与序时进度持平'],
    ['how far growth is from its target', { target: { growth: '7.0' } }, '低于全年预期目标2.0个百分点'],
    [
      'which months a quarterly figure speaks of',
      { code: 'gdp', period: '2026-10' },
      '前三季度地区生产总值100.00亿元，同比增长5.0%，增速比上半年提高1.0个百分点',
    ],
    [
      'that the province moved the other way',
      { upperChange: '-0.4' },
      '增速比1—8月提高1.0个百分点，同期全省回落0.4个百分点，低于全市',
    ],
    ['nothing of a province that moved the same way', { upperChange: '0.4' }, '提高1.0个百分点，低于全市'],
    ['a growth without a value', { value: null }, '固定资产投资，同比增长5.0%'],
  ])('%s', (_, wish, expected) => {
    expect(say(wish)).toContain(expected);
  });

  test('no place of a county that stands alone, and none where it has not reported itself', () => {
    expect(say({ others: {} })).not.toContain('位');
    expect(say({ others: { 甲县: null } })).not.toContain('居');
    expect(say({ growth: null, lastYear: null })).not.toContain('第');
  });

  test('nothing where there is no figure', () => {
    const row = toEconomyRow({ value: null, growth: null });
    expect(sayIndicator(row, toEconomyFacts([row]), pen)).toBeNull();
  });

  test('no two-year average on an ordinary base', () => {
    expect(say({ lastYear: '6.0' })).not.toContain('两年平均');
  });

  test('each figure with the values that it stands on', () => {
    const row = toEconomyRow();
    const runs = sayIndicator(row, toEconomyFacts([row]), pen) ?? [];
    const figures = runs.filter(({ figure }) => figure !== null);
    expect(figures.map(({ figure }) => figure?.measure)).toEqual([
      ...['indicator_value', 'indicator_growth', 'indicator_growth_change', 'indicator_upper_gap'],
      ...['indicator_upper_gap', 'indicator_rank', 'indicator_rank_change'],
    ]);
    expect(figures[0]?.figure?.key).toBe(row.row.figure.valueId);
    expect(figures[5]?.figure?.key.split('.')).toEqual(row.peers.map(({ figure }) => figure.valueId));
    expect(runs.every(({ text, figure }) => figure !== null || !/\d\.\d/.test(text))).toBe(true);
  });
});

test('A short paper says once who is missing from the orders, the analysis each time', () => {
  const rows = ['fixed-investment', 'retail-sales'].map((code) =>
    toEconomyRow({ code, others: { 甲县: '8.0', 乙县: '3.0', 石门洲县: null } }),
  );
  const say = (short: { most: number; fewestPeriods: number } | null) =>
    buildGroupLines(toEconomyFacts(rows), pen, () => true, short)
      .map(({ runs }) => toPlainText(runs))
      .join('')
      .match(/（3\/4[^石]*(?:石门洲县未报）|）)/g);
  const whole = '（3/4个县（市、区）参加排位，石门洲县未报）';
  expect(say({ most: 2, fewestPeriods: 12 })).toEqual([whole, '（3/4）']);
  expect(say(null)).toEqual([whole, whole]);
});

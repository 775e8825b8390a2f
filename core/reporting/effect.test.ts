import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AmendedMeasure, deriveAmendedValues, type MonthFigures } from './amendment.ts';
import { deriveEffect, type EffectFacts, sayEffect, sumEffects } from './effect.ts';

const facts = {
  annualPlanYuan: '100000000',
  ytdBeforeYuan: '61200000',
  ytdAfterYuan: '68400000',
  plannedBeforeYuan: '64300000',
  plannedAfterYuan: '64300000',
};

describe('the effect of a confirmation', () => {
  test('says rate and distance to the plan before and after, without a rank', () => {
    expect(sayEffect(deriveEffect(facts))).toBe('完成率 61.2% → 68.4%，较计划 −3.1 → +4.1个百分点');
  });

  test('says the rate by the other plan of the year where a batch has adjusted it, and nothing while both are the same', () => {
    const say = (change: Partial<EffectFacts>) => sayEffect(deriveEffect({ ...facts, ...change }));
    const own = '完成率 61.2% → 68.4%，较计划 −3.1 → +4.1个百分点';
    expect(say({ otherPlanYuan: '120000000' })).toBe(`${own}；按年初下达计划 57.0%`);
    expect(say({ otherPlanYuan: '120000000', planBasis: 'first-issued' })).toBe(`${own}；按现行计划 57.0%`);
    for (const otherPlanYuan of [facts.annualPlanYuan, null]) expect(say({ otherPlanYuan })).toBe(own);
    expect(say({ annualPlanYuan: null, otherPlanYuan: '120000000', planBasis: 'first-issued' })).toBe(
      '计划未下达或本年无完成数，不计算完成率；按现行计划 57.0%',
    );
  });

  test('says that there is no rate without a plan above 0', () => {
    for (const annualPlanYuan of [null, '0'])
      expect(sayEffect(deriveEffect({ ...facts, annualPlanYuan }))).toBe(
        '计划未下达或本年无完成数，不计算完成率',
      );
  });

  test('of a unit is the rate of the added amounts of the projects with a plan', () => {
    const sum = sumEffects([
      facts,
      { ...facts, annualPlanYuan: null },
      { ...facts, ytdAfterYuan: null, ytdBeforeYuan: '0' },
    ]);
    expect(sum).toMatchObject({
      annualPlanYuan: '200000000',
      ytdBeforeYuan: '61200000',
      ytdAfterYuan: '68400000',
    });
  });
});

const months: MonthFigures[] = [
  { period: '2026-08', monthAmountYuan: '10', ytdAmountYuan: '80' },
  { period: '2026-09', monthAmountYuan: '10', ytdAmountYuan: '90' },
  { period: '2026-10', monthAmountYuan: '10', ytdAmountYuan: '100' },
];
const amend = (measure: AmendedMeasure, newValue: string, period = '2026-09') =>
  deriveAmendedValues(months, { period, measure, newValue });

describe('an amendment', () => {
  test('of a month moves its cumulative and the later ones', () => {
    expect(amend('month_amount', '15')).toEqual([
      { period: '2026-09', measure: 'month_amount', value: '15' },
      { period: '2026-09', measure: 'ytd_amount', value: '95' },
      { period: '2026-10', measure: 'ytd_amount', value: '105' },
    ]);
  });

  test('of a cumulative moves its month and the later cumulatives', () => {
    expect(amend('ytd_amount', '88.5')).toEqual([
      { period: '2026-09', measure: 'month_amount', value: '8.5' },
      { period: '2026-09', measure: 'ytd_amount', value: '88.5' },
      { period: '2026-10', measure: 'ytd_amount', value: '98.5' },
    ]);
  });

  test('of a percent moves nothing else', () => {
    expect(amend('image_percent', '60')).toEqual([
      { period: '2026-09', measure: 'image_percent', value: '60' },
    ]);
  });

  test('of a month that was never reported stands on the last cumulative before it', () => {
    const values = deriveAmendedValues(
      months.filter((m) => m.period !== '2026-09'),
      { period: '2026-09', measure: 'month_amount', newValue: '5' },
    );
    expect(values).toEqual([
      { period: '2026-09', measure: 'month_amount', value: '5' },
      { period: '2026-09', measure: 'ytd_amount', value: '85' },
      { period: '2026-10', measure: 'ytd_amount', value: '105' },
    ]);
  });

  test('leaves every cumulative the sum of the one before and its month', () => {
    const amount = fc.integer({ min: -100, max: 1000 });
    fc.assert(
      fc.property(
        fc.array(amount, { minLength: 1, maxLength: 6 }),
        fc.nat(5),
        amount,
        fc.boolean(),
        (list, at, value, isMonth) => {
          let ytd = 0;
          const history = list.map((month, i): MonthFigures => {
            ytd += month;
            return { period: `2026-0${i + 1}`, monthAmountYuan: String(month), ytdAmountYuan: String(ytd) };
          });
          const period = `2026-0${(at % list.length) + 1}`;
          const measure = isMonth ? ('month_amount' as const) : ('ytd_amount' as const);
          const changed = deriveAmendedValues(history, { period, measure, newValue: String(value) });
          const amountOf = (p: string, m: string, old: string | null) =>
            Number(changed.find((c) => c.period === p && c.measure === m)?.value ?? old);
          let before = 0;
          for (const month of history) {
            const own = amountOf(month.period, 'month_amount', month.monthAmountYuan);
            const sum = amountOf(month.period, 'ytd_amount', month.ytdAmountYuan);
            expect(sum).toBe(before + own);
            before = sum;
          }
        },
      ),
    );
  });
});

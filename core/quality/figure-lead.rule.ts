import { z } from 'zod';
import { type Fraction, roundHalfAway, subtract, toFraction } from '#core/platform/public.ts';
import { readFigures, toInterval } from './figure-inputs.ts';
import { rangeOverBox } from './figure-interval.ts';
import { type AlternativeValue, type FigureDerivation, figureInputText } from './figure-kind.ts';
import { toPercent, toProRataPercent } from './figure-percent.ts';
import { readMonths } from './figure-pro-rata.rule.ts';
import { buildNumericKind } from './numeric-kind.ts';

/**
 * `lead {num, den, months}`: num ÷ den − months ÷ 12 in points, negative when behind pro rata
 * (handbook 3.3). Not computable without a plan (den ≤ 0). Explained when both rates were rounded
 * at the printed digits, or at one more, before subtracting.
 */
export const leadFigure = buildNumericKind({
  kind: 'lead',
  title: '较序时进度',
  schema: z.object({ num: figureInputText, den: figureInputText, months: figureInputText }),
  unit: '个百分点',
  words: true,
  derive: ({ num, den, months }): FigureDerivation => {
    const read = readFigures([
      { field: 'num', label: '完成数', raw: num },
      { field: 'den', label: '计划数', raw: den },
    ]);
    if (!read.ok) return read;
    const elapsed = readMonths(months);
    if (!elapsed.ok) return elapsed;
    const [done, plan] = read.figures;
    if (done === undefined || plan === undefined || plan.value.num <= 0n) {
      return { ok: false, reason: 'den（计划数）不大于0，没有计划，无从比较' };
    }
    const rate = toPercent(done.value, plan.value);
    const proRata = toProRataPercent(elapsed.months);
    const compute = (n: Fraction, d: Fraction): Fraction => subtract(toPercent(n, d), proRata);
    return {
      ok: true,
      exact: compute(done.value, plan.value),
      formula: `${done.text} ÷ ${plan.text} − ${elapsed.text} ÷ 12`,
      range: rangeOverBox([toInterval(done), toInterval(plan)], ([n = done.value, d = plan.value]) =>
        compute(n, d),
      ),
      listStepwise: (digits) => [digits, digits + 1].map((each) => subtractRounded(rate, proRata, each)),
      suspects: [{ value: rate, how: '印出的是完成率，未减序时进度' }],
    };
  },
});

/** Both rates as they would be printed, and their difference. */
export function subtractRounded(a: Fraction, b: Fraction, digits: number): AlternativeValue {
  const left = roundHalfAway(a, digits);
  const right = roundHalfAway(b, digits);
  return {
    value: subtract(toFraction(left), toFraction(right)),
    how: `系两个比率先各自保留${digits}位小数（${left}%、${right}%）再相减所致`,
  };
}

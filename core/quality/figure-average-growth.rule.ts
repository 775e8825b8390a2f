import { z } from 'zod';
import { add, averageGrowth, compare, type Fraction, multiply, ZERO } from '#core/platform/public.ts';
import { readFigures, toInterval } from './figure-inputs.ts';
import { rangeOverBox } from './figure-interval.ts';
import { type FigureDerivation, figureInputText } from './figure-kind.ts';
import { HUNDRED } from './figure-percent.ts';
import { buildNumericKind } from './numeric-kind.ts';

const A_HUNDREDTH: Fraction = { num: 1n, den: 100n };
const HALF: Fraction = { num: 1n, den: 2n };

const average = (percents: readonly Fraction[]): Fraction | null => {
  const share = averageGrowth(percents.map((each) => multiply(each, A_HUNDREDTH)));
  return share && multiply(share, HUNDRED);
};

/** `two_year_average {g1, g2}`: √((1 + g₁)(1 + g₂)) − 1 in percent (handbook 3.7); none below −100 %. */
export const averageGrowthFigure = buildNumericKind({
  kind: 'two_year_average',
  title: '两年平均增速',
  schema: z.object({ g1: figureInputText, g2: figureInputText }),
  unit: '%',
  words: true,
  derive: ({ g1, g2 }): FigureDerivation => {
    const read = readFigures([
      { field: 'g1', label: '第一年增速', raw: g1, words: true },
      { field: 'g2', label: '第二年增速', raw: g2, words: true },
    ]);
    if (!read.ok) return read;
    const growths = read.figures.map((figure) => figure.value);
    const exact = average(growths);
    if (exact === null) return { ok: false, reason: '有一年的增速低于−100%，两年平均不存在' };
    const [first, second] = read.figures;
    return {
      ok: true,
      exact,
      formula: `√((1 + ${first?.text}%) × (1 + ${second?.text}%)) − 1`.replaceAll('%%', '%'),
      get range() {
        const box = read.figures.map(toInterval);
        const isWhole = box.every(({ low }) => compare(add(HUNDRED, low), ZERO) >= 0);
        return isWhole ? rangeOverBox(box, (at) => average(at) ?? ZERO) : undefined;
      },
      suspects: [
        { value: multiply(growths.reduce(add, ZERO), HALF), how: '系两年增速的算术平均，应为几何平均' },
        { value: growths.reduce(add, ZERO), how: '印出的是两年增速之和' },
      ],
    };
  },
});

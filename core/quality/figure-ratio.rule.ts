import { z } from 'zod';
import { readFigures, toInterval } from './figure-inputs.ts';
import { rangeOverBox } from './figure-interval.ts';
import { type FigureDerivation, figureInputText } from './figure-kind.ts';
import { toPercent } from './figure-percent.ts';
import { buildNumericKind } from './numeric-kind.ts';

/** `ratio {num, den}`: num ÷ den in percent; not computable while the divisor is 0. */
export const ratioFigure = buildNumericKind({
  kind: 'ratio',
  title: '比率',
  schema: z.object({ num: figureInputText, den: figureInputText }),
  unit: '%',
  words: false,
  derive: ({ num, den }): FigureDerivation => {
    const read = readFigures([
      { field: 'num', label: '分子', raw: num },
      { field: 'den', label: '分母', raw: den },
    ]);
    if (!read.ok) return read;
    const [top, bottom] = read.figures;
    if (top === undefined || bottom === undefined || bottom.value.num === 0n) {
      return { ok: false, reason: 'den（分母）为0，比率不存在' };
    }
    return {
      ok: true,
      exact: toPercent(top.value, bottom.value),
      formula: `${top.text} ÷ ${bottom.text}`,
      // Asked for only where the printed figure differs.
      get range() {
        return rangeOverBox([toInterval(top), toInterval(bottom)], ([n = top.value, d = bottom.value]) =>
          toPercent(n, d),
        );
      },
      suspects:
        top.value.num === 0n
          ? []
          : [{ value: toPercent(bottom.value, top.value), how: '疑似分子、分母颠倒' }],
    };
  },
});

import { z } from 'zod';
import { type FigureInput, readFigures, toInterval } from './figure-inputs.ts';
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
  derive: ({ num, den }): FigureDerivation =>
    deriveRatio(
      { field: 'num', label: '分子', raw: num },
      { field: 'den', label: '分母', raw: den },
      {
        zero: 'den（分母）为0，比率不存在',
        reversed: '疑似分子、分母颠倒',
      },
    ),
});

/** One figure in percent of another, with what is said where the divisor is 0 and where the two are exchanged. */
export function deriveRatio(
  top: FigureInput,
  bottom: FigureInput,
  words: { zero: string; reversed: string },
): FigureDerivation {
  const read = readFigures([top, bottom]);
  if (!read.ok) return read;
  const [part, whole] = read.figures;
  if (part === undefined || whole === undefined || whole.value.num === 0n)
    return { ok: false, reason: words.zero };
  return {
    ok: true,
    exact: toPercent(part.value, whole.value),
    formula: `${part.text} ÷ ${whole.text}`,
    // Asked for only where the printed figure differs.
    get range() {
      return rangeOverBox([toInterval(part), toInterval(whole)], ([n = part.value, d = whole.value]) =>
        toPercent(n, d),
      );
    },
    suspects:
      part.value.num === 0n ? [] : [{ value: toPercent(whole.value, part.value), how: words.reversed }],
  };
}

import { z } from 'zod';
import { add, subtract } from '#core/platform/public.ts';
import { readFigures } from './figure-inputs.ts';
import { type FigureDerivation, figureInputText } from './figure-kind.ts';
import { subtractRounded } from './figure-lead.rule.ts';
import { buildNumericKind } from './numeric-kind.ts';

/** `pp_gap {a, b}`: a − b in points, the difference of the printed figures (handbook 3). */
export const ppGapFigure = buildNumericKind({
  kind: 'pp_gap',
  title: '相差',
  schema: z.object({ a: figureInputText, b: figureInputText }),
  unit: '个百分点',
  words: true,
  derive: ({ a, b }): FigureDerivation => {
    const read = readFigures([
      { field: 'a', label: '被减数', raw: a, words: true },
      { field: 'b', label: '减数', raw: b, words: true },
    ]);
    if (!read.ok) return read;
    const [left, right] = read.figures;
    if (left === undefined || right === undefined) return { ok: false, reason: 'a、b缺失' };
    return {
      ok: true,
      exact: subtract(left.value, right.value),
      formula: `${left.text} − ${right.text.startsWith('-') ? `(${right.text})` : right.text}`,
      partsTolerance: add(left.halfUnit, right.halfUnit),
      listStepwise: (digits) => [subtractRounded(left.value, right.value, digits)],
      suspects: [{ value: add(left.value, right.value), how: '疑似误作相加' }],
    };
  },
});

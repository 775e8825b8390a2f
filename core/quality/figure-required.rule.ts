import { z } from 'zod';
import { multiply, requiredPace, subtract, ZERO } from '#core/platform/public.ts';
import { readFigures, toInterval } from './figure-inputs.ts';
import { rangeOverBox } from './figure-interval.ts';
import { type FigureDerivation, figureInputText } from './figure-kind.ts';
import { buildNumericKind } from './numeric-kind.ts';

/**
 * `required {target, done, monthsLeft}`: max(0, target − done) ÷ months left, in the inputs' unit (handbook 3.3, 3.7); none when
 * something is owed and no month is left.
 */
export const requiredFigure = buildNumericKind({
  kind: 'required',
  title: '余下每月需完成',
  schema: z.object({ target: figureInputText, done: figureInputText, monthsLeft: figureInputText }),
  unit: 'inputs',
  words: false,
  derive: ({ target, done, monthsLeft }, printed): FigureDerivation => {
    const amounts = readFigures(
      [
        { field: 'target', label: '目标数', raw: target },
        { field: 'done', label: '完成数', raw: done },
      ],
      printed,
    );
    if (!amounts.ok) return amounts;
    const counted = readFigures([{ field: 'monthsLeft', label: '余下月数', raw: monthsLeft }]);
    if (!counted.ok) return counted;
    const [[goal, reached], [months]] = [amounts.figures, counted.figures];
    if (!goal || !reached || !months) return { ok: false, reason: 'target、done、monthsLeft缺失' };
    if (months.value.num < 0n) return { ok: false, reason: 'monthsLeft（余下月数）为负数' };
    const exact = requiredPace(goal.value, reached.value, months.value);
    if (exact === null) return { ok: false, reason: 'monthsLeft（余下月数）为0，尚欠的无月可补' };
    const owed = subtract(goal.value, reached.value);
    return {
      ok: true,
      exact,
      unit: amounts.unit.text,
      formula: `(${goal.text} − ${reached.text}) ÷ ${months.text}`,
      remark: owed.num < 0n ? '目标已超额完成，余下不再要求' : undefined,
      get range() {
        return rangeOverBox(
          [toInterval(goal), toInterval(reached)],
          ([t = goal.value, d = reached.value]) => requiredPace(t, d, months.value) ?? ZERO,
        );
      },
      suspects: [
        { value: owed, how: '印出的是尚欠总数，未除以余下月数' },
        { value: multiply(goal.value, { num: 1n, den: 12n }), how: '印出的是全年目标的月均数' },
      ],
    };
  },
});

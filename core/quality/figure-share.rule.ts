import { z } from 'zod';
import { readFigures, toInterval } from './figure-inputs.ts';
import { rangeOverBox } from './figure-interval.ts';
import { type FigureDerivation, figureInputText } from './figure-kind.ts';
import { toPercent } from './figure-percent.ts';
import { buildNumericKind } from './numeric-kind.ts';

const schema = z.object({
  part: figureInputText,
  whole: figureInputText,
  partNow: figureInputText,
  wholeNow: figureInputText,
});

/** `share {part, whole}`, also as `{partNow, wholeNow}` of the same period: part ÷ whole in percent; none when the whole is 0. */
export const shareFigure = buildNumericKind({
  kind: 'share',
  title: '占比',
  schema,
  unit: '%',
  words: false,
  derive: ({ part, whole, partNow, wholeNow }): FigureDerivation => {
    const isPlain = part !== undefined || whole !== undefined;
    const read = readFigures([
      { field: isPlain ? 'part' : 'partNow', label: '部分', raw: isPlain ? part : partNow },
      { field: isPlain ? 'whole' : 'wholeNow', label: '总量', raw: isPlain ? whole : wholeNow },
    ]);
    if (!read.ok) return read;
    const [top, bottom] = read.figures;
    if (!top || !bottom || bottom.value.num === 0n) return { ok: false, reason: '总量为0，占比不存在' };
    return {
      ok: true,
      exact: toPercent(top.value, bottom.value),
      formula: `${top.text} ÷ ${bottom.text}`,
      get range() {
        return rangeOverBox([toInterval(top), toInterval(bottom)], ([n = top.value, d = bottom.value]) =>
          toPercent(n, d.num === 0n ? bottom.value : d),
        );
      },
      suspects:
        top.value.num === 0n
          ? []
          : [{ value: toPercent(bottom.value, top.value), how: '疑似部分、总量颠倒' }],
    };
  },
});

import { z } from 'zod';
import { type FigureDerivation, figureInputText } from './figure-kind.ts';
import { deriveRatio } from './figure-ratio.rule.ts';
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
    return deriveRatio(
      { field: isPlain ? 'part' : 'partNow', label: '部分', raw: isPlain ? part : partNow },
      { field: isPlain ? 'whole' : 'wholeNow', label: '总量', raw: isPlain ? whole : wholeNow },
      { zero: '总量为0，占比不存在', reversed: '疑似部分、总量颠倒' },
    );
  },
});

import { z } from 'zod';
import { add, roundHalfAway, subtract, sumOf, toFraction } from '#core/platform/public.ts';
import { type ReadFigure, readFigures } from './figure-inputs.ts';
import { type AlternativeValue, type FigureDerivation, figureInputText } from './figure-kind.ts';
import { buildNumericKind } from './numeric-kind.ts';
import type { PrintedFigure } from './printed-figure.ts';

const SHOWN_PARTS = 6;

/** `sum {parts[]}`: the parts added exactly; `rounding` within the half printed units of parts and total. */
export const sumFigure = buildNumericKind({
  kind: 'sum',
  title: '合计',
  schema: z.object({ parts: z.array(figureInputText) }),
  unit: 'inputs',
  words: false,
  derive: ({ parts }, printed): FigureDerivation => {
    if (parts.length === 0) return { ok: false, reason: 'parts（分项）为空，没有可加的数' };
    const inputs = parts.map((raw, index) => ({ field: `parts[${index}]`, label: `第${index + 1}项`, raw }));
    const read = readFigures(inputs, printed);
    if (!read.ok) return read;
    const exact = sumOf(read.figures.map((figure) => figure.value));
    return {
      ok: true,
      exact,
      formula: describeParts(read.figures),
      unit: read.unit.text,
      partsTolerance: sumOf(read.figures.map((figure) => figure.halfUnit)),
      suspects: listSuspects(read.figures, printed),
    };
  },
});

function describeParts(figures: readonly ReadFigure[]): string {
  if (figures.length <= SHOWN_PARTS) return figures.map((figure) => figure.text).join(' + ');
  const [first, second] = figures;
  return `${first?.text} + ${second?.text} + … + ${figures.at(-1)?.text}（共${figures.length}项）`;
}

/** A part left out, a part counted twice, parts rounded before adding. */
function listSuspects(
  figures: readonly ReadFigure[],
  printed: PrintedFigure | undefined,
): AlternativeValue[] {
  const exact = sumOf(figures.map((figure) => figure.value));
  const suspects = figures.flatMap((figure, index) =>
    figure.value.num === 0n
      ? []
      : [
          { value: subtract(exact, figure.value), how: `恰好少计第${index + 1}项（${figure.text}）` },
          { value: add(exact, figure.value), how: `恰好重复计算第${index + 1}项（${figure.text}）` },
        ],
  );
  const digits = printed?.digits ?? 0;
  const roundedFirst = sumOf(figures.map((figure) => toFraction(roundHalfAway(figure.value, digits))));
  return [{ value: roundedFirst, how: '各分项先四舍五入再相加所致' }, ...suspects];
}

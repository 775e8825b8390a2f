import { z } from 'zod';
import { compare, type Fraction, subtract, ZERO } from '#core/platform/public.ts';
import { type ReadFigure, readFigures, toInterval } from './figure-inputs.ts';
import { type BoundedInterval, type FigureInterval, listCorners, rangeOverBox } from './figure-interval.ts';
import { type FigureDerivation, figureInputText } from './figure-kind.ts';
import { toGrowthPercent, toPercent } from './figure-percent.ts';
import { buildNumericKind } from './numeric-kind.ts';

const schema = z.object({ current: figureInputText, base: figureInputText, increment: figureInputText });

/**
 * `growth {current, base}` or `{current, increment}` (base = current − increment): current ÷ base − 1 in
 * percent (handbook 3.7). A base ≤ 0 has no growth (无可比). With both given, the base is used.
 */
export const growthFigure = buildNumericKind({
  kind: 'growth',
  title: '增速',
  schema,
  unit: '%',
  words: true,
  derive: (inputs): FigureDerivation =>
    (inputs.base ?? undefined) === undefined ? deriveFromIncrement(inputs) : deriveFromBase(inputs),
});

function deriveFromBase({ current, base }: z.infer<typeof schema>): FigureDerivation {
  const read = readFigures([
    { field: 'current', label: '本期数', raw: current },
    { field: 'base', label: '基期数', raw: base },
  ]);
  if (!read.ok) return read;
  const [now, before] = read.figures;
  if (now === undefined || before === undefined || before.value.num <= 0n) {
    return { ok: false, reason: 'base（基期数）不大于0，无可比' };
  }
  return {
    ok: true,
    exact: toGrowthPercent(now.value, before.value),
    formula: `${now.text} ÷ ${before.text} − 1`,
    range: rangeOverBox([toInterval(now), toInterval(before)], ([c = now.value, b = before.value]) =>
      toGrowthPercent(c, b),
    ),
    suspects: listSuspects(now.value, before.value),
  };
}

function deriveFromIncrement({ current, increment }: z.infer<typeof schema>): FigureDerivation {
  if ((increment ?? undefined) === undefined)
    return { ok: false, reason: 'base（基期数）与increment（增量）都未填写' };
  const read = readFigures([
    { field: 'current', label: '本期数', raw: current },
    { field: 'increment', label: '增量', raw: increment, words: true },
  ]);
  if (!read.ok) return read;
  const [now, more] = read.figures;
  if (now === undefined || more === undefined) return { ok: false, reason: 'current、increment缺失' };
  const base = subtract(now.value, more.value);
  if (base.num <= 0n) return { ok: false, reason: 'current − increment（基期数）不大于0，无可比' };
  return {
    ok: true,
    exact: toPercent(more.value, base),
    formula: `${more.text} ÷ (${now.text} − ${more.text.startsWith('-') ? `(${more.text})` : more.text})`,
    range: rangeOfIncrementGrowth(now, more),
    suspects: listSuspects(now.value, base),
  };
}

function listSuspects(now: Fraction, before: Fraction): { value: Fraction; how: string }[] {
  const suspects = [{ value: toPercent(now, before), how: '印出的是本期与基期之比，未减100%' }];
  if (now.num > 0n) {
    suspects.push({ value: toPercent(subtract(now, before), now), how: '疑似以本期数为分母' });
    suspects.push({ value: toGrowthPercent(before, now), how: '疑似本期、基期颠倒' });
  }
  return suspects;
}

/**
 * increment ÷ (current − increment) over all inputs that round to the printed ones and leave a base above 0.
 * Where the base may come down to 0 the growth has no bound on the side of the increment's sign.
 */
function rangeOfIncrementGrowth(now: ReadFigure, more: ReadFigure): FigureInterval | undefined {
  const box: [BoundedInterval, BoundedInterval] = [toInterval(now), toInterval(more)];
  const growth = (c: Fraction, i: Fraction): Fraction => toPercent(i, subtract(c, i));
  const lowestBase = subtract(box[0].low, box[1].high);
  if (lowestBase.num > 0n) return rangeOverBox(box, ([c = now.value, i = more.value]) => growth(c, i));
  const values = listCorners(box).flatMap(({ at: [c = now.value, i = more.value] }) =>
    subtract(c, i).num > 0n ? [growth(c, i)] : [],
  );
  values.push(growth(now.value, more.value));
  values.sort(compare);
  return {
    low: compare(box[1].low, ZERO) < 0 ? undefined : values[0],
    high: compare(box[1].high, ZERO) > 0 ? undefined : values.at(-1),
    lowClosed: true,
    highClosed: true,
  };
}

import { z } from 'zod';
import {
  add,
  compare,
  type Fraction,
  growthFromParts,
  impliedBefore,
  multiply,
  subtract,
} from '#core/platform/public.ts';
import { type ReadFigure, readFigures, toInterval } from './figure-inputs.ts';
import { type BoundedInterval, type FigureInterval, rangeOverBox } from './figure-interval.ts';
import { type AlternativeValue, type FigureDerivation, figureInputText } from './figure-kind.ts';
import { HUNDRED, toPercent } from './figure-percent.ts';
import { buildNumericKind } from './numeric-kind.ts';

const A_HUNDREDTH: Fraction = { num: 1n, den: 100n };
const share = (percent: Fraction): Fraction => multiply(percent, A_HUNDREDTH);
const hasBase = (percent: Fraction): boolean => compare(add(HUNDRED, percent), { num: 0n, den: 1n }) > 0;
const NO_BASE = '增速为−100%或更低，推不出基数';
const withSign = (text: string): string => (text.endsWith('%') ? text : `${text}%`);

/** `implied_base {value, growth}`: value ÷ (1 + growth), in the value's unit (handbook 3.7); none at −100 % or less. */
export const impliedBeforeFigure = buildNumericKind({
  kind: 'implied_base',
  title: '推算基数',
  schema: z.object({ value: figureInputText, growth: figureInputText }),
  unit: 'inputs',
  words: false,
  derive: ({ value, growth }, printed): FigureDerivation => {
    const amounts = readFigures([{ field: 'value', label: '本期数', raw: value }], printed);
    if (!amounts.ok) return amounts;
    const rates = readFigures([{ field: 'growth', label: '增速', raw: growth, words: true }]);
    if (!rates.ok) return rates;
    const [now, rate] = [amounts.figures[0], rates.figures[0]];
    const exact = now && rate && impliedBefore(now.value, share(rate.value));
    if (!now || !rate || !exact) return { ok: false, reason: `growth（增速）：${NO_BASE}` };
    return {
      ok: true,
      exact,
      unit: amounts.unit.text,
      formula: `${now.text} ÷ (1 + ${withSign(rate.text)})`,
      get range() {
        const box = [toInterval(now), toInterval(rate)];
        const at = ([v = now.value, g = rate.value]: readonly Fraction[]) =>
          impliedBefore(v, share(g)) ?? exact;
        return box[1] && hasBase(box[1].low) ? rangeOverBox(box, at) : undefined;
      },
      suspects: [
        {
          value: multiply(now.value, subtract({ num: 1n, den: 1n }, share(rate.value))),
          how: '疑似用本期数乘以（1−增速），应为除以（1＋增速）',
        },
      ],
    };
  },
});

const part = z.object({ value: figureInputText, growth: figureInputText });

interface ReadPart {
  value: ReadFigure;
  growth: ReadFigure;
}

/** `parts_growth {parts:[{value, growth}]}`: growth of the whole rebuilt from its parts, in percent; none when a base is missing. */
export const partsGrowthFigure = buildNumericKind({
  kind: 'parts_growth',
  title: '合成增速',
  schema: z.object({ parts: z.array(part) }),
  unit: '%',
  words: true,
  derive: ({ parts }): FigureDerivation => {
    if (parts.length === 0) return { ok: false, reason: 'parts（分项）为空，没有可合成的增速' };
    const read = readAll(parts);
    if (!read.ok) return read;
    const exact = wholeGrowth(read.parts, (figure) => figure.value);
    if (exact === null) {
      const at = read.parts.findIndex(({ growth }) => !hasBase(growth.value));
      return { ok: false, reason: at < 0 ? '基数合计不大于0，无可比' : `parts[${at}].growth：${NO_BASE}` };
    }
    return {
      ok: true,
      exact,
      formula: `${parts.length}项本期数之和 ÷ 推算基数之和 − 1`,
      get range() {
        return rangeOfParts(read.parts);
      },
      suspects: listSuspects(read.parts),
    };
  },
});

function readAll(
  parts: readonly z.infer<typeof part>[],
): { ok: true; parts: ReadPart[] } | { ok: false; reason: string } {
  const values = readFigures(
    parts.map(({ value }, n) => ({ field: `parts[${n}].value`, label: `第${n + 1}项本期数`, raw: value })),
  );
  if (!values.ok) return values;
  const growths = readFigures(
    parts.map(({ growth }, n) => ({
      field: `parts[${n}].growth`,
      label: `第${n + 1}项增速`,
      raw: growth,
      words: true,
    })),
  );
  if (!growths.ok) return growths;
  return {
    ok: true,
    parts: values.figures.flatMap((value, n) => {
      const growth = growths.figures[n];
      return growth ? [{ value, growth }] : [];
    }),
  };
}

function wholeGrowth(parts: readonly ReadPart[], take: (figure: ReadFigure) => Fraction): Fraction | null {
  const exact = growthFromParts(
    parts.map(({ value, growth }) => ({ value: take(value), growth: share(take(growth)) })),
  );
  return exact && multiply(exact, HUNDRED);
}

/**
 * The least and greatest growth that inputs rounding to the printed ones allow. It rises with every part's growth; in a part's
 * value it is a quotient of linear functions, so that moving one value at a time to its better end finds the extreme.
 */
function rangeOfParts(parts: readonly ReadPart[]): FigureInterval | undefined {
  if (parts.some(({ growth }) => !hasBase(toInterval(growth).low))) return undefined;
  const ends: Record<'low' | 'high', Fraction | null> = {
    low: findEnd(parts, 'low'),
    high: findEnd(parts, 'high'),
  };
  if (ends.low === null || ends.high === null) return undefined;
  const isExact = parts.every(({ value, growth }) => value.halfUnit.num === 0n && growth.halfUnit.num === 0n);
  return { low: ends.low, high: ends.high, lowClosed: isExact, highClosed: isExact };
}

function findEnd(parts: readonly ReadPart[], end: 'low' | 'high'): Fraction | null {
  const sides = parts.map(({ value }) => toInterval(value));
  const chosen = parts.map(({ value, growth }) => ({
    value: value.value,
    growth: share(toInterval(growth)[end]),
  }));
  let best = growthFromParts(chosen);
  for (let isMoving = true; isMoving && best !== null; ) {
    isMoving = false;
    for (const [n, side] of sides.entries()) {
      const better = tryEnds(chosen, n, side, end, best);
      if (better === null) continue;
      best = better;
      isMoving = true;
    }
  }
  return best && multiply(best, HUNDRED);
}

/** Moves one part's value to whichever end does better, and says how well; null when it stands best already. */
function tryEnds(
  chosen: { value: Fraction; growth: Fraction }[],
  n: number,
  side: BoundedInterval,
  end: 'low' | 'high',
  best: Fraction,
): Fraction | null {
  const own = chosen[n];
  if (!own) return null;
  for (const value of [side.low, side.high]) {
    const tried = growthFromParts(chosen.with(n, { ...own, value }));
    const isBetter = tried !== null && (end === 'low' ? compare(tried, best) < 0 : compare(tried, best) > 0);
    if (!isBetter) continue;
    chosen[n] = { ...own, value };
    return tried;
  }
  return null;
}

/** Rates averaged plainly, or weighted by this period's values instead of the bases. */
function listSuspects(parts: readonly ReadPart[]): AlternativeValue[] {
  const sum = (list: readonly Fraction[]) => list.reduce(add, { num: 0n, den: 1n });
  const total = sum(parts.map(({ value }) => value.value));
  const plain = sum(parts.map(({ growth }) => growth.value));
  const weighted = sum(parts.map(({ value, growth }) => multiply(value.value, growth.value)));
  return [
    {
      value: multiply(plain, { num: 1n, den: BigInt(parts.length) }),
      how: '系各项增速的简单平均，应按基数加权',
    },
    ...(total.num > 0n
      ? [{ value: multiply(toPercent(weighted, total), A_HUNDREDTH), how: '系按本期数加权，应按基数加权' }]
      : []),
  ];
}

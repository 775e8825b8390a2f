import { z } from 'zod';
import {
  compare,
  contributionOf,
  divide,
  type Fraction,
  growthOf,
  growthWithout,
  multiply,
  type PartOfWhole,
  pullOf,
  subtract,
  ZERO,
} from '#core/platform/public.ts';
import { type ReadFigure, readFigures, toInterval } from './figure-inputs.ts';
import { type FigureInterval, listCorners, rangeOverBox } from './figure-interval.ts';
import { type AlternativeValue, type FigureDerivation, figureInputText } from './figure-kind.ts';
import { HUNDRED } from './figure-percent.ts';
import { buildNumericKind } from './numeric-kind.ts';

const schema = z.object({
  partNow: figureInputText,
  partBefore: figureInputText,
  wholeNow: figureInputText,
  wholeBefore: figureInputText,
});

interface ReadParts {
  exact: PartOfWhole;
  texts: Record<keyof PartOfWhole, string>;
  box: ReadFigure[];
}

const FIELDS = [
  ['partNow', '部分本期数'],
  ['partBefore', '部分基期数'],
  ['wholeNow', '总量本期数'],
  ['wholeBefore', '总量基期数'],
] as const;

/** What a kind of these four inputs computes. */
interface PartRule {
  kind: string;
  title: string;
  unit: '%' | '个百分点';
  compute: (parts: PartOfWhole) => Fraction | null;
  divisor: (parts: PartOfWhole) => Fraction;
  absence: string;
  /** How it is reckoned, with the inputs as printed. */
  say: (texts: ReadParts['texts']) => string;
  remark?: (parts: PartOfWhole) => string | undefined;
  suspects: (parts: PartOfWhole) => [Fraction | null, string][];
}

const inPercent = (share: Fraction): Fraction => multiply(share, HUNDRED);
const bracket = (text: string): string => (text.startsWith('-') ? `(${text})` : text);

function readParts(
  inputs: z.infer<typeof schema>,
): { ok: true; parts: ReadParts } | { ok: false; reason: string } {
  const read = readFigures(FIELDS.map(([field, label]) => ({ field, label, raw: inputs[field] })));
  if (!read.ok) return read;
  const [partNow, partBefore, wholeNow, wholeBefore] = read.figures;
  if (!partNow || !partBefore || !wholeNow || !wholeBefore) return { ok: false, reason: '四项输入不全' };
  const named = { partNow, partBefore, wholeNow, wholeBefore };
  const each = <T>(take: (figure: ReadFigure) => T) => ({
    partNow: take(partNow),
    partBefore: take(partBefore),
    wholeNow: take(wholeNow),
    wholeBefore: take(wholeBefore),
  });
  return {
    ok: true,
    parts: {
      exact: each((figure) => figure.value),
      texts: each((figure) => bracket(figure.text)),
      box: Object.values(named),
    },
  };
}

const toParts = ([partNow, partBefore, wholeNow, wholeBefore]: readonly Fraction[]): PartOfWhole => ({
  partNow: partNow ?? ZERO,
  partBefore: partBefore ?? ZERO,
  wholeNow: wholeNow ?? ZERO,
  wholeBefore: wholeBefore ?? ZERO,
});

const UNBOUNDED: FigureInterval = { low: undefined, high: undefined, lowClosed: false, highClosed: false };

/** The results of inputs that round to the printed ones; without a bound where the divisor may come to 0. */
function toRange({ box }: ReadParts, { compute, divisor }: PartRule): FigureInterval {
  const sides = box.map(toInterval);
  const signs = new Set(listCorners(sides).map(({ at }) => Math.sign(compare(divisor(toParts(at)), ZERO))));
  if (signs.size > 1 || signs.has(0)) return UNBOUNDED;
  return rangeOverBox(sides, (at) => inPercent(compute(toParts(at)) ?? ZERO)) ?? UNBOUNDED;
}

function buildPartKind(rule: PartRule) {
  return buildNumericKind({
    kind: rule.kind,
    title: rule.title,
    schema,
    unit: rule.unit,
    words: true,
    derive: (inputs): FigureDerivation => {
      const read = readParts(inputs);
      if (!read.ok) return read;
      const { exact, texts } = read.parts;
      const share = rule.compute(exact);
      if (share === null) return { ok: false, reason: rule.absence };
      return {
        ok: true,
        exact: inPercent(share),
        formula: rule.say(texts),
        remark: rule.remark?.(exact),
        get range() {
          return toRange(read.parts, rule);
        },
        suspects: rule
          .suspects(exact)
          .flatMap(([value, how]): AlternativeValue[] =>
            value === null ? [] : [{ value: inPercent(value), how }],
          ),
      };
    },
  });
}

/** `contribution {partNow, partBefore, wholeNow, wholeBefore}`: Δpart ÷ Δwhole in percent (handbook 3.7); none when the whole did not move. */
export const contributionFigure = buildPartKind({
  kind: 'contribution',
  title: '贡献率',
  unit: '%',
  compute: contributionOf,
  divisor: (p) => subtract(p.wholeNow, p.wholeBefore),
  absence: '总量没有增减，贡献率不存在',
  say: (t) => `(${t.partNow} − ${t.partBefore}) ÷ (${t.wholeNow} − ${t.wholeBefore})`,
  remark: ({ wholeNow, wholeBefore }) =>
    subtract(wholeNow, wholeBefore).num < 0n ? '总量是下降的，贡献率为正表示加大降幅' : undefined,
  suspects: (p) => [
    [divide(p.partNow, p.wholeNow), '印出的是本期占比，不是贡献率'],
    [pullOf(p), '印出的是拉动点数，不是贡献率'],
  ],
});

/** `pull` (same inputs): Δpart ÷ the whole's base in points; none unless that base is above 0. */
export const pullFigure = buildPartKind({
  kind: 'pull',
  title: '拉动',
  unit: '个百分点',
  compute: pullOf,
  divisor: (p) => p.wholeBefore,
  absence: 'wholeBefore（总量基期数）不大于0，拉动点数不存在',
  say: (t) => `(${t.partNow} − ${t.partBefore}) ÷ ${t.wholeBefore}`,
  suspects: (p) => [
    [contributionOf(p), '印出的是贡献率，不是拉动点数'],
    [growthOf(p.partNow, p.partBefore), '印出的是该部分自身的增速'],
    [divide(subtract(p.partNow, p.partBefore), p.wholeNow), '疑似以总量本期数为分母'],
  ],
});

/** `growth_without` (same inputs): growth of the whole without the part, in percent; none unless the rest's base is above 0. */
export const growthWithoutFigure = buildPartKind({
  kind: 'growth_without',
  title: '剔除后增速',
  unit: '%',
  compute: growthWithout,
  divisor: (p) => subtract(p.wholeBefore, p.partBefore),
  absence: '剔除后的基期数不大于0，无可比',
  say: (t) => `(${t.wholeNow} − ${t.partNow}) ÷ (${t.wholeBefore} − ${t.partBefore}) − 1`,
  suspects: (p) => [
    [growthOf(p.wholeNow, p.wholeBefore), '印出的是全部的增速，未剔除'],
    [growthOf(p.partNow, p.partBefore), '印出的是被剔除部分的增速'],
  ],
});

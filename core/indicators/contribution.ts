import {
  add,
  contributionOf,
  type DecimalText,
  divide,
  type Fraction,
  growthOf,
  growthWithout,
  multiply,
  pullOf,
  subtract,
  sumOf,
  toDecimalText,
  toFraction,
} from '#core/platform/public.ts';
import type { SubjectFigure } from './subject-figure.ts';

export interface Part {
  key: string;
  name: string;
  figure: SubjectFigure | null;
}

export interface PartContribution {
  key: string;
  name: string;
  value: DecimalText | null;
  before: DecimalText | null;
  /** In percent. */
  growth: DecimalText | null;
  /** Share of the whole now, and its change in points. */
  share: DecimalText | null;
  shareChange: DecimalText | null;
  /** 贡献率, in percent; null when the whole did not move. */
  contribution: DecimalText | null;
  /** 拉动, in points. */
  pull: DecimalText | null;
  /** Growth of the whole without this part, in percent. */
  growthWithout: DecimalText | null;
}

export interface Contributions {
  wholeGrowth: DecimalText | null;
  parts: PartContribution[];
  /** 其他: what the parts leave over of the whole, shown when it is not nothing; its pull closes the sum. */
  residual: { value: DecimalText; before: DecimalText; pull: DecimalText } | null;
  /** The whole fell: a positive share is a share of the fall. */
  isFalling: boolean;
  /** Parts with both figures, of how many. */
  counted: number;
}

const HUNDRED: Fraction = { num: 100n, den: 1n };
const percent = (share: Fraction | null): DecimalText | null =>
  share && toDecimalText(multiply(share, HUNDRED));

interface Pair {
  now: Fraction;
  before: Fraction;
}
const pairOf = (figure: SubjectFigure | null): Pair | null =>
  figure?.value == null || figure.before === null
    ? null
    : { now: toFraction(figure.value), before: toFraction(figure.before) };

/**
 * 贡献率与拉动 (handbook 3.7; IN-08 to IN-10) of the parts of a whole, with shares and the growth without each. Bases are those of the
 * growths: implied by a published growth, else last year's. Points pulled add up to the growth of the whole in exact values; what
 * the parts leave over stands as the residual. Null when the whole has no base.
 */
export function deriveContributions(whole: SubjectFigure, parts: readonly Part[]): Contributions | null {
  const total = pairOf(whole);
  if (total === null || total.before.num <= 0n) return null;
  const known = parts.map((part) => ({ ...part, pair: pairOf(part.figure) }));
  const pairs = known.flatMap(({ pair }) => pair ?? []);
  return {
    wholeGrowth: percent(growthOf(total.now, total.before)),
    parts: known.map(({ key, name, figure, pair }) => toContribution(key, name, figure, pair, total)),
    residual: deriveResidual(total, pairs),
    isFalling: subtract(total.now, total.before).num < 0n,
    counted: pairs.length,
  };
}

function toContribution(
  key: string,
  name: string,
  figure: SubjectFigure | null,
  pair: Pair | null,
  total: Pair,
): PartContribution {
  const part = pair && {
    ...{ partNow: pair.now, partBefore: pair.before },
    ...{ wholeNow: total.now, wholeBefore: total.before },
  };
  const share = pair && divide(pair.now, total.now);
  const shareBefore = pair && divide(pair.before, total.before);
  return {
    ...{
      key,
      name,
      value: figure?.value ?? null,
      before: figure?.before ?? null,
      growth: figure?.growth ?? null,
    },
    share: percent(share),
    shareChange: share && shareBefore ? percent(subtract(share, shareBefore)) : null,
    contribution: percent(part && contributionOf(part)),
    pull: percent(part && pullOf(part)),
    growthWithout: percent(part && growthWithout(part)),
  };
}

function deriveResidual(total: Pair, parts: readonly Pair[]): Contributions['residual'] {
  const now = subtract(total.now, sumOf(parts.map((part) => part.now)));
  const before = subtract(total.before, sumOf(parts.map((part) => part.before)));
  if (now.num === 0n && before.num === 0n) return null;
  const pull = percent(divide(subtract(now, before), total.before));
  return pull === null ? null : { value: toDecimalText(now), before: toDecimalText(before), pull };
}

/** 加权指数 Σ w·(x ÷ standard) ÷ Σw, in percent; null when a part or a standard is missing, or the weights are not above 0. */
export function deriveWeightedIndex(
  parts: readonly { value: DecimalText | null; standard: DecimalText | null; weight: DecimalText }[],
): DecimalText | null {
  let [sum, weights]: [Fraction, Fraction] = [
    { num: 0n, den: 1n },
    { num: 0n, den: 1n },
  ];
  for (const { value, standard, weight } of parts) {
    const ratio =
      value === null || standard === null ? null : divide(toFraction(value), toFraction(standard));
    if (ratio === null) return null;
    sum = add(sum, multiply(toFraction(weight), ratio));
    weights = add(weights, toFraction(weight));
  }
  return weights.num <= 0n ? null : percent(divide(sum, weights));
}

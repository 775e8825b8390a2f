import {
  type DecimalText,
  differenceShort,
  type Fraction,
  growthOf,
  growthPercentShort,
  impliedBefore,
  multiply,
  subtract,
  toDecimalText,
  toFraction,
  withoutEndingZeros,
} from '#core/platform/public.ts';

/** A value with the same months' value of last year, and the growth that the source printed, in percent. */
export interface GrowthInputs {
  value: DecimalText | null;
  before: DecimalText | null;
  publishedPercent: DecimalText | null;
}

export interface IndicatorGrowth {
  /** In percent, exact to 12 digits; null where there is none. */
  percent: DecimalText | null;
  isPublished: boolean;
  /** The value of last year that the growth stands on: with a published growth the one that it implies. */
  before: DecimalText | null;
}

const HUNDRED: Fraction = { num: 100n, den: 1n };
const A_HUNDREDTH: Fraction = { num: 1n, den: 100n };

/**
 * 同比, in percent: a growth that the source gives, often at comparable prices, is used and never recomputed (handbook 3.7).
 * Without one: value ÷ before − 1, null unless the base is above 0.
 */
export function deriveGrowthPercent({ value, before, publishedPercent }: GrowthInputs): DecimalText | null {
  if (publishedPercent !== null || value === null || before === null) return publishedPercent;
  const short = growthPercentShort(value, before);
  if (short !== null) return short;
  const growth = growthOf(toFraction(value), toFraction(before));
  return growth && toDecimalText(multiply(growth, HUNDRED));
}

/** The growth with what it stands on: the base that a published one implies replaces last year's value everywhere. */
export function deriveGrowth(inputs: GrowthInputs): IndicatorGrowth {
  const { value, before, publishedPercent } = inputs;
  const percent = deriveGrowthPercent(inputs);
  if (publishedPercent === null) return { percent, isPublished: false, before };
  const share = multiply(toFraction(publishedPercent), A_HUNDREDTH);
  const implied = value === null ? null : impliedBefore(toFraction(value), share);
  return { percent, isPublished: true, before: implied && toDecimalText(implied) };
}

/** 增速变动, in points: this growth less the other (an earlier period's, the plan's, the province's); null without either. */
export function getGrowthChange(percent: DecimalText | null, other: DecimalText | null): DecimalText | null {
  if (percent === null || other === null) return null;
  const short = differenceShort(percent, other);
  if (short !== null) return withoutEndingZeros(short);
  return toDecimalText(subtract(toFraction(percent), toFraction(other)));
}

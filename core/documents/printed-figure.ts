import {
  compare,
  type DecimalText,
  decimalsOf,
  printedDifference,
  roundHalfAway,
  toFraction,
  toPrintedAmount,
  toPrintedPercent,
  ZERO,
} from '#core/platform/public.ts';

/**
 * How documents print exact decimals (handbook 3 “Exact and printed”), without thousands separators, as
 * official documents do: rounded once, half away from zero; a share that would round onto a threshold it
 * has not reached gets more digits; a difference is the difference of the two printed figures.
 */
const YUAN_PER_YI = '100000000';
const MOST_WAN_DIGITS = 4;
const MOST_PERCENT_DIGITS = 8;

/**
 * A ratio as a percent number without its sign: `0.8631` → `86.3`. A ratio below one of `thresholds` (shares)
 * gets as many digits as it takes to print below that threshold printed with the same digits.
 */
export function printPercentNumber(ratio: DecimalText, thresholds: readonly DecimalText[] = []): DecimalText {
  const ahead = thresholds.filter((threshold) => compareDecimals(ratio, threshold) < 0);
  for (let digits = 1; digits <= MOST_PERCENT_DIGITS; digits += 1) {
    const printed = toPrintedPercent(ratio, digits);
    const isBelow = (threshold: DecimalText) =>
      compareDecimals(printed, toPrintedPercent(threshold, digits)) < 0;
    if (ahead.every(isBelow)) return printed;
  }
  return toPrintedPercent(ratio);
}

/** Printed ratio minus printed base in points, both with the digits that the printed ratio shows. */
export function subtractPrintedShare(printedRatio: DecimalText, base: DecimalText): DecimalText {
  return printedDifference(printedRatio, toPrintedPercent(base, Math.max(1, decimalsOf(printedRatio))));
}

export function printPercent(ratio: DecimalText, thresholds: readonly DecimalText[] = []): string {
  return `${printPercentNumber(ratio, thresholds)}%`;
}

/** Growth of an amount on its base, as a percent number; null when the base is not positive. */
export function printGrowthNumber(amount: DecimalText, base: DecimalText): DecimalText | null {
  if (signOf(base) <= 0) return null;
  const { num, den } = toFraction(amount);
  const { num: baseNum, den: baseDen } = toFraction(base);
  return toPrintedPercent({ num: num * baseDen - baseNum * den, den: den * baseNum }, 1, []);
}

/** Difference of two printed numbers, with the digits of the longer. */
export function subtractPrinted(a: DecimalText, b: DecimalText): DecimalText {
  return printedDifference(a, b);
}

/** 元 → the number in 万元, 0 digits; an amount that is not 0 but would print as 0 gets digits. */
export function printWan(amountYuan: DecimalText): DecimalText {
  for (let digits = 0; digits < MOST_WAN_DIGITS; digits += 1) {
    const printed = toPrintedAmount(amountYuan, '万元', digits);
    if (signOf(printed) !== 0 || signOf(amountYuan) === 0) return printed;
  }
  return toPrintedAmount(amountYuan, '万元', MOST_WAN_DIGITS);
}

/** An amount in a sentence, with its unit: from 1亿 in 亿元 with 2 digits, below in 万元. */
export function printAmount(amountYuan: DecimalText): string {
  const magnitude = withoutSign(amountYuan);
  const isLarge = compare(toFraction(magnitude), toFraction(YUAN_PER_YI)) >= 0;
  return isLarge ? `${toPrintedAmount(amountYuan, '亿元')}亿元` : `${printWan(amountYuan)}万元`;
}

/** Sum of decimals, exact. */
export function sumDecimals(amounts: readonly DecimalText[]): DecimalText {
  const digits = Math.max(0, ...amounts.map((amount) => amount.split('.')[1]?.length ?? 0));
  const total = amounts.reduce((sum, amount) => {
    const { num, den } = toFraction(amount);
    return { num: sum.num * den + num * sum.den, den: sum.den * den };
  }, ZERO);
  return roundHalfAway(total, digits);
}

export function compareDecimals(a: DecimalText, b: DecimalText): number {
  return compare(toFraction(a), toFraction(b));
}

/** Sign of an exact or printed decimal. */
export function signOf(decimal: DecimalText): -1 | 0 | 1 {
  const { num } = toFraction(decimal);
  return num === 0n ? 0 : num < 0n ? -1 : 1;
}

/** The figure without its sign, for “落后X个百分点”. */
export function withoutSign(printed: DecimalText): DecimalText {
  return printed.replace(/^[-+]/, '');
}

/** A printed number in a table: the minus as a minus sign, not a hyphen. */
export function toTableNumber(printed: DecimalText): string {
  return printed.replace(/^-/, '−');
}

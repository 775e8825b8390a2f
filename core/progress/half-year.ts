import {
  AMOUNT_DIGITS,
  compare,
  type DecimalText,
  daysBetween,
  divide,
  getDateParts,
  type IsoDate,
  larger,
  multiply,
  type PeriodId,
  subtract,
  toDecimalText,
  toFraction,
  toIsoDate,
  ZERO,
} from '#core/platform/public.ts';

const HALF = { num: 1n, den: 2n };

export interface PastHalf {
  /** At least half of the annual task is done, exactly. */
  isPast: boolean;
  /** What is missing to one half, in 元; 0 when it is past. */
  owedYuan: DecimalText;
}

/** True for the periods that end with the half-year, at which 双过半 is asked (SC-04). */
export const isMidYear = (periodId: PeriodId): boolean =>
  periodId.endsWith('-06') || periodId.endsWith('-Q2') || periodId.endsWith('-H1');

/**
 * 双过半 of a project or group (SC-04): at mid-year time is past one half by itself, the task is when actual ÷ plan ≥ 1/2,
 * compared exactly. Amounts in 元; null without a plan or an actual.
 */
export function derivePastHalf(
  actualYuan: DecimalText | null,
  annualPlanYuan: DecimalText | null,
): PastHalf | null {
  if (actualYuan === null || annualPlanYuan === null) return null;
  const [actual, annual] = [toFraction(actualYuan), toFraction(annualPlanYuan)];
  const share = annual.num <= 0n ? null : divide(actual, annual);
  if (share === null) return null;
  const owed = larger(ZERO, subtract(multiply(annual, HALF), actual));
  return { isPast: compare(share, HALF) >= 0, owedYuan: toDecimalText(owed, AMOUNT_DIGITS) };
}

/** 冲刺天数 (SC-07): calendar days left after a day to the end of the half-year, or of the year in its second half. */
export function getCountdown(asOf: IsoDate): { endsOn: IsoDate; days: number } {
  const { year, month } = getDateParts(asOf);
  const endsOn = month <= 6 ? toIsoDate(year, 6, 30) : toIsoDate(year, 12, 31);
  return { endsOn, days: daysBetween(asOf, endsOn) };
}

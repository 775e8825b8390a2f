import {
  type DecimalText,
  type PeriodId,
  subtract,
  toDecimalText,
  toFraction,
} from '#core/platform/public.ts';

/** A published cumulative value of a month; null: not published or missing. */
export interface CumulativeValue {
  period: PeriodId;
  value: DecimalText | null;
}

export interface SingleMonth {
  period: PeriodId;
  /** January to February as one: its first value stands for both. */
  isJanuaryToFebruary: boolean;
  /** Null where a month before is missing, with the reason. */
  value: DecimalText | null;
  reason: 'missing' | 'month-before-missing' | 'no-january' | null;
  /** The cumulative value fell: a revision or a slip, told and not dropped. */
  isNegative: boolean;
}

const DIGITS = 10;
const monthOf = (period: PeriodId): number => Number(period.slice(5, 7));

/**
 * 单月值: x(m) − x(m−1) of the cumulative values of one year, in the order of months (handbook 3.7). January's cumulative value is
 * its own. Where January is not published, February's value is that of 1–2月, and neither month has one of its own.
 */
export function deriveSingleMonths(values: readonly CumulativeValue[], hasNoJanuary: boolean): SingleMonth[] {
  const valueAt = new Map(values.map(({ period, value }) => [monthOf(period), value]));
  return [...values]
    .sort((a, b) => (a.period < b.period ? -1 : 1))
    .map(({ period, value }): SingleMonth => {
      const month = monthOf(period);
      const isJanuaryToFebruary = hasNoJanuary && month === 2;
      const single = (found: DecimalText | null, reason: SingleMonth['reason']): SingleMonth => ({
        period,
        isJanuaryToFebruary,
        value: found,
        reason,
        isNegative: found?.startsWith('-') ?? false,
      });
      if (hasNoJanuary && month === 1) return single(null, 'no-january');
      if (value === null) return single(null, 'missing');
      if (month === 1 || isJanuaryToFebruary) return single(value, null);
      const before = valueAt.get(month - 1) ?? null;
      if (before === null) return single(null, 'month-before-missing');
      return single(toDecimalText(subtract(toFraction(value), toFraction(before)), DIGITS), null);
    });
}

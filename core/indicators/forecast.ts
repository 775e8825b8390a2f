import {
  absolute,
  compare,
  type DecimalText,
  divide,
  type Fraction,
  findQuantile,
  multiply,
  type PeriodId,
  roundHalfAway,
  subtract,
  toDecimalText,
  toFraction,
} from '#core/platform/public.ts';
import { monthOf } from './due-months.ts';

/** What an indicator had at a month, and at the end of the period that is foreseen, in an earlier year. */
export interface EarlierYear {
  atMonth: DecimalText | null;
  atEnd: DecimalText | null;
}

export interface Forecast {
  forPeriod: PeriodId;
  value: DecimalText;
  low: DecimalText;
  high: DecimalText;
  /** Years that it stands on. */
  years: number;
}

const FEWEST_YEARS = 2;

/**
 * 预测 of a cumulative amount at half-year or year's end (F-35, SC-04): this year's amount to date ÷ the share that earlier years had
 * reached at the same month. The middle stands on the median share, low and high on the largest and the smallest. Null for less than
 * two earlier years with both amounts above 0. Amounts in the indicator's unit, at most six decimals.
 */
export function foreseeAmount(
  done: DecimalText | null,
  forPeriod: PeriodId,
  earlier: readonly EarlierYear[],
): Forecast | null {
  if (done === null) return null;
  const shares = earlier.flatMap(({ atMonth, atEnd }) => {
    if (atMonth === null || atEnd === null) return [];
    const [part, whole] = [toFraction(atMonth), toFraction(atEnd)];
    const share = part.num > 0n && whole.num > 0n ? divide(part, whole) : null;
    return share ? [share] : [];
  });
  if (shares.length < FEWEST_YEARS) return null;
  const at = (quantile: string): DecimalText => {
    const share = findQuantile(shares, quantile) as Fraction;
    return toDecimalText(divide(toFraction(done), share) ?? { num: 0n, den: 1n }, 6);
  };
  return { forPeriod, value: at('0.5'), low: at('1'), high: at('0'), years: shares.length };
}

/** Ends that lie ahead of a month: mid-year in the first half, and the year's end. */
export function listForecastEnds(period: PeriodId): PeriodId[] {
  const year = period.slice(0, 4);
  const month = monthOf(period);
  return [...(month < 6 ? [`${year}-06`] : []), ...(month < 12 ? [`${year}-12`] : [])];
}

export interface ForecastScore {
  /** forecast − actual. */
  error: DecimalText;
  /** |error| ÷ actual, in percent with one digit; null when the actual is 0. */
  errorPercent: DecimalText | null;
  /** The actual lay between low and high; null where no band was given. */
  isInBand: boolean | null;
}

/** How near a forecast came, once the actual value is there. */
export function scoreForecast(
  forecast: { value: DecimalText; low: DecimalText | null; high: DecimalText | null },
  actual: DecimalText,
): ForecastScore {
  const [foreseen, real] = [toFraction(forecast.value), toFraction(actual)];
  const error = subtract(foreseen, real);
  const share = divide(absolute(error), absolute(real));
  const { low, high } = forecast;
  return {
    error: toDecimalText(error),
    errorPercent: share && roundHalfAway(multiply(share, { num: 100n, den: 1n }), 1),
    isInBand:
      low === null || high === null
        ? null
        : compare(real, toFraction(low)) >= 0 && compare(real, toFraction(high)) <= 0,
  };
}

import { compare, compareExact, type DecimalText, type PeriodId, toFraction } from '#core/platform/public.ts';

export interface SeriesPoint {
  period: PeriodId;
  value: DecimalText | null;
}

export interface Extreme {
  side: 'lowest' | 'highest';
  /** How many periods in a row, this one counted, it is the extreme of: 近N期最低. */
  periods: number;
  /** The nearest earlier period that was as low or lower (as high or higher); null: none in the whole series. */
  since: PeriodId | null;
  /** A value is missing among them, so that the claim does not reach beyond it. */
  isCutShort: boolean;
}

/** Fewer periods in a row say nothing worth a word: every third month is a low of three. */
const FEWEST = 6;

/**
 * 新低、新高 (IN-05): of which latest periods the last value is strictly the least or the greatest. Points in the order of time;
 * a missing value ends the walk back, since nothing is known of it. Null below six periods, or without a last value.
 */
export function findExtreme(points: readonly SeriesPoint[], side: Extreme['side']): Extreme | null {
  const last = points.at(-1);
  if (!last || last.value === null) return null;
  const own = last.value;
  const sign = side === 'lowest' ? 1 : -1;
  let periods = 1;
  for (let at = points.length - 2; at >= 0; at -= 1) {
    const point = points[at] as SeriesPoint;
    if (point.value === null) return toExtreme(side, periods, null, true);
    if (sign * compareExact(point.value, own) <= 0) return toExtreme(side, periods, point.period, false);
    periods += 1;
  }
  return toExtreme(side, periods, null, false);
}

const toExtreme = (
  side: Extreme['side'],
  periods: number,
  since: PeriodId | null,
  isCutShort: boolean,
): Extreme | null => (periods < FEWEST ? null : { side, periods, since, isCutShort });

/**
 * 首次跌破两位数, 首次达到两位数 (IN-05): the last value lies on the other side of the mark than every one of the periods before it, of
 * which there are at least five in a row. Null otherwise, and without a last value.
 */
export function findFirstCrossing(
  points: readonly SeriesPoint[],
  mark: DecimalText,
): { side: 'below' | 'above'; periods: number } | null {
  const last = points.at(-1)?.value ?? null;
  if (last === null) return null;
  const isBelow = (value: DecimalText) => compare(toFraction(value), toFraction(mark)) < 0;
  const side = isBelow(last);
  let before = 0;
  for (let at = points.length - 2; at >= 0; at -= 1) {
    const value = points[at]?.value ?? null;
    if (value === null || isBelow(value) === side) break;
    before += 1;
  }
  return before + 1 < FEWEST ? null : { side: side ? 'below' : 'above', periods: before + 1 };
}

/** 由负转正, 由正转负: the sign of the last two values that are there; null when it did not change. */
export function findSignChange(points: readonly SeriesPoint[]): 'to-positive' | 'to-negative' | null {
  const [before, last] = points.filter(({ value }) => value !== null).slice(-2);
  if (!before?.value || !last?.value || last !== points.at(-1)) return null;
  const [from, to] = [toFraction(before.value).num, toFraction(last.value).num];
  if (from < 0n && to > 0n) return 'to-positive';
  return from > 0n && to < 0n ? 'to-negative' : null;
}

/** Which values may stand behind a printed figure, and which results they allow. */
import { add, compare, type Fraction, subtract } from '#core/platform/public.ts';

/** `undefined` as a bound is unbounded. */
export interface FigureInterval {
  low: Fraction | undefined;
  high: Fraction | undefined;
  lowClosed: boolean;
  highClosed: boolean;
}

/** A bounded interval: what rounds to a printed figure always is one. */
export interface BoundedInterval extends FigureInterval {
  low: Fraction;
  high: Fraction;
}

/**
 * The values that round, half away from zero, to `value` when half the last unit is `halfUnit`:
 * [x − h, x + h) above zero, (x − h, x + h] below, (−h, h) at zero, the value alone for h = 0.
 */
export function roundingInterval(value: Fraction, halfUnit: Fraction): BoundedInterval {
  const exact = halfUnit.num === 0n;
  return {
    low: subtract(value, halfUnit),
    high: add(value, halfUnit),
    lowClosed: exact || value.num > 0n,
    highClosed: exact || value.num < 0n,
  };
}

/**
 * Range of a function over a box of inputs, from its corners: right for every function that is monotone
 * in each input while the others stay fixed (it may rise or fall, depending on them) and continuous on the box.
 */
export function rangeOverBox(
  box: readonly BoundedInterval[],
  compute: (inputs: readonly Fraction[]) => Fraction,
): BoundedInterval | undefined {
  let range: BoundedInterval | undefined;
  for (const corner of listCorners(box)) {
    const value = compute(corner.at);
    range = range === undefined ? single(value, corner.closed) : widen(range, value, corner.closed);
  }
  return range;
}

function single(value: Fraction, closed: boolean): BoundedInterval {
  return { low: value, high: value, lowClosed: closed, highClosed: closed };
}

function widen(range: BoundedInterval, value: Fraction, closed: boolean): BoundedInterval {
  const below = compare(value, range.low);
  const above = compare(value, range.high);
  return {
    low: below < 0 ? value : range.low,
    high: above > 0 ? value : range.high,
    lowClosed: below < 0 ? closed : range.lowClosed || (below === 0 && closed),
    highClosed: above > 0 ? closed : range.highClosed || (above === 0 && closed),
  };
}

interface Corner {
  at: Fraction[];
  closed: boolean;
}

export function listCorners(box: readonly BoundedInterval[]): Corner[] {
  let corners: Corner[] = [{ at: [], closed: true }];
  for (const side of box) {
    corners = corners.flatMap((corner) => [
      { at: [...corner.at, side.low], closed: corner.closed && side.lowClosed },
      { at: [...corner.at, side.high], closed: corner.closed && side.highClosed },
    ]);
  }
  return corners;
}

/** Whether two intervals share a value; touching counts only where both ends are closed. */
export function overlaps(a: FigureInterval, b: FigureInterval): boolean {
  return (
    reaches(a.high, a.highClosed, b.low, b.lowClosed) && reaches(b.high, b.highClosed, a.low, a.lowClosed)
  );
}

function reaches(
  high: Fraction | undefined,
  highClosed: boolean,
  low: Fraction | undefined,
  lowClosed: boolean,
): boolean {
  if (high === undefined || low === undefined) return true;
  const order = compare(high, low);
  return order > 0 || (order === 0 && highClosed && lowClosed);
}

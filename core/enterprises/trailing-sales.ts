import {
  add,
  type DecimalText,
  type PeriodId,
  subtract,
  toDecimalText,
  toFraction,
} from '#core/platform/public.ts';

/** Cumulative sales of the year at a month. */
export interface SalesAt {
  period: PeriodId;
  salesYuan: DecimalText | null;
}

/**
 * Sales of the last twelve months from cumulative figures, in 元: this year to date + last year's whole − last year to the same month.
 * Where last year's same month is not known the larger of the two is taken: last year's whole, or this year to date. Null without any.
 */
export function deriveTrailingSales(figures: readonly SalesAt[]): DecimalText | null {
  const known = new Map(
    figures.flatMap(({ period, salesYuan }) => (salesYuan === null ? [] : [[period, salesYuan] as const])),
  );
  const last = [...known.keys()].sort().at(-1);
  if (last === undefined) return null;
  const now = known.get(last) as DecimalText;
  const before = Number(last.slice(0, 4)) - 1;
  const [whole, same] = [known.get(`${before}-12`), known.get(`${before}${last.slice(4)}`)];
  if (whole === undefined) return now;
  if (same !== undefined)
    return toDecimalText(add(toFraction(now), subtract(toFraction(whole), toFraction(same))), 2);
  return Number(whole) > Number(now) ? whole : now;
}

import { compare, type DecimalText, toFraction } from '#core/platform/public.ts';
import type { Indicator } from './indicator.ts';

export interface CountedRow {
  indicator: Pick<Indicator, 'direction'>;
  growthChange: DecimalText | null;
  rank: { gapToAverage: DecimalText | null } | null;
}

export interface BoardCounts {
  /** On the better side of the upper level's own figure, of how many that can be compared. */
  better: number;
  compared: number;
  /** Growth below that of the period before (回落), of how many that have both. */
  slower: number;
  followed: number;
}

const signOf = (value: DecimalText): number => compare(toFraction(value), toFraction('0'));

/** What the head of the board says: N项好于全市、M项增速回落. */
export function countBoard(rows: readonly CountedRow[]): BoardCounts {
  const gaps = rows.flatMap(({ indicator, rank }) =>
    rank?.gapToAverage == null
      ? []
      : [signOf(rank.gapToAverage) * (indicator.direction === 'lower-is-better' ? -1 : 1)],
  );
  const changes = rows.flatMap(({ growthChange }) => (growthChange === null ? [] : [signOf(growthChange)]));
  return {
    better: gaps.filter((side) => side > 0).length,
    compared: gaps.length,
    slower: changes.filter((side) => side < 0).length,
    followed: changes.length,
  };
}

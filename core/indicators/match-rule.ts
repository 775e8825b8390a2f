/** Support, match, coherence of indicators (handbook 3.8): figures that must move together. */
import {
  absolute,
  compare,
  type DecimalText,
  type Fraction,
  getRobustZ,
  multiply,
  subtract,
  toDecimalText,
  toFraction,
} from '#core/platform/public.ts';

export interface MatchRule {
  main: string;
  support: string;
  /** 1 when they rise together, −1 when one rises as the other falls. */
  sign: 1 | -1;
  /** Months by which the support goes before. */
  lag: number;
  /** In points of growth. */
  tolerance: DecimalText;
}

export type MatchVerdict = 'match' | 'watch' | 'mismatch';

export interface MatchStanding {
  /** main − sign × support, in points; null while either growth is missing. */
  distance: DecimalText | null;
  /** Robust z of the distance over its own history; null with fewer than 8 periods or where they do not spread. */
  z: DecimalText | null;
  verdict: MatchVerdict | null;
}

const LIMIT: Fraction = { num: 35n, den: 10n };

/** The distance of two growths in percent: main − sign × support; null while either is missing. */
export function getDistance(
  main: DecimalText | null,
  support: DecimalText | null,
  sign: 1 | -1,
): DecimalText | null {
  if (main === null || support === null) return null;
  const factor: Fraction = { num: BigInt(sign), den: 1n };
  return toDecimalText(subtract(toFraction(main), multiply(factor, toFraction(support))));
}

/**
 * Whether a pair goes together in a period. `history` holds the distances of earlier periods, this one excluded; gaps in it are
 * left out. Mismatch: beyond the tolerance and |z| > 3.5; watch: exactly one of the two; match: neither. Without a z only the
 * tolerance speaks, and it alone gives no more than watch.
 */
export function judgeMatch(
  rule: Pick<MatchRule, 'sign' | 'tolerance'>,
  growths: { main: DecimalText | null; support: DecimalText | null },
  history: readonly (DecimalText | null)[],
): MatchStanding {
  const distance = getDistance(growths.main, growths.support, rule.sign);
  if (distance === null) return { distance, z: null, verdict: null };
  const exact = toFraction(distance);
  const known = history.flatMap((one) => (one === null ? [] : [toFraction(one)]));
  const z = getRobustZ(exact, known);
  const isFar = compare(absolute(exact), toFraction(rule.tolerance)) > 0;
  const isStrange = z !== null && compare(absolute(z), LIMIT) > 0;
  const verdict = isFar && isStrange ? 'mismatch' : isFar || isStrange ? 'watch' : 'match';
  return { distance, z: z && toDecimalText(z), verdict };
}

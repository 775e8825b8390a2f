/** Family peers: far from projects of the same sector and size (handbook 4.8). */
import {
  compare,
  divide,
  type Fraction,
  multiply,
  roundHalfAway,
  subtract,
  toFraction,
} from '#core/platform/public.ts';
import type { EntryRule } from './entry-rule.ts';

const MIN_PEERS = 8;
/** 3.5 × 1.4826: |x − median| beyond this many median absolute deviations is z > 3.5. */
const LIMIT = multiply({ num: 35n, den: 10n }, { num: 14826n, den: 10_000n });

function absolute({ num, den }: Fraction): Fraction {
  return { num: num < 0n ? -num : num, den };
}

/** Median; the mean of the two middle values for an even count. The list is not empty. */
export function medianOf(values: readonly Fraction[]): Fraction {
  const sorted = [...values].sort(compare);
  const low = sorted[Math.floor((sorted.length - 1) / 2)] as Fraction;
  const high = sorted[Math.floor(sorted.length / 2)] as Fraction;
  return { num: low.num * high.den + high.num * low.den, den: 2n * low.den * high.den };
}

/**
 * Whether robust z = (x − median) ÷ (1.4826 × MAD) exceeds 3.5 in size; exact. Null with fewer than 8 peers
 * or a MAD of 0.
 */
export function isFarFromPeers(value: Fraction, peers: readonly Fraction[]): boolean | null {
  if (peers.length < MIN_PEERS) return null;
  const middle = medianOf(peers);
  const spread = medianOf(peers.map((peer) => absolute(subtract(peer, middle))));
  if (spread.num === 0n) return null;
  return compare(absolute(subtract(value, middle)), multiply(spread, LIMIT)) > 0;
}

const farFromPeers: EntryRule = {
  id: 'QLT-070',
  title: '本月完成占年计划之比明显偏离同类项目',
  severity: 'note',
  audience: 'office',
  weight: 30,
  choices: [],
  check: (line, context) => {
    if (context.isInFirstThreePeriods || line.monthAmountYuan === null || context.annualPlanYuan === null)
      return undefined;
    const share = divide(toFraction(line.monthAmountYuan), toFraction(context.annualPlanYuan));
    const peers = context.peerMonthShares.map(toFraction);
    if (share === null || isFarFromPeers(share, peers) !== true) return undefined;
    const percent = (value: Fraction): string => roundHalfAway(multiply(value, { num: 100n, den: 1n }), 1);
    return {
      field: 'monthAmountYuan',
      sentence: `本月完成占年计划${percent(share)}%，同类${peers.length}个项目的中位数为${percent(medianOf(peers))}%。`,
      remedy: '必要时了解原因。',
    };
  },
};

export const PEER_RULES: readonly EntryRule[] = [farFromPeers];

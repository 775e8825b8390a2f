/** Family peers: far from projects of the same sector and size (handbook 4.8). */
import {
  absolute,
  compare,
  divide,
  type Fraction,
  getRobustZ,
  medianOf,
  multiply,
  roundHalfAway,
  toFraction,
} from '#core/platform/public.ts';
import type { EntryRule } from './entry-rule.ts';

const LIMIT: Fraction = { num: 35n, den: 10n };

/** Whether the robust z of a value among its peers exceeds 3.5 in size; null where there is none. */
export function isFarFromPeers(value: Fraction, peers: readonly Fraction[]): boolean | null {
  const z = getRobustZ(value, peers);
  return z && compare(absolute(z), LIMIT) > 0;
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

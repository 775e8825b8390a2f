import {
  type DecimalText,
  divide,
  type Fraction,
  larger,
  multiply,
  requiredGrowth,
  requiredPace,
  subtract,
  toDecimalText,
  toFraction,
  ZERO,
} from '#core/platform/public.ts';
import { derivePastHalf } from '#core/progress/public.ts';
import type { Indicator } from './indicator.ts';

export interface TargetInputs {
  indicator: Pick<Indicator, 'hasProRata' | 'direction'>;
  /** Target of the year and value since January, in the indicator's unit. */
  target: DecimalText | null;
  done: DecimalText | null;
  /** Whole months that have gone by: 1 to 12. */
  monthsDone: number;
  /** Last year's amount of the months that are left; null where last year is not known. */
  restBefore: DecimalText | null;
}

export interface TargetStanding {
  /** Share of the target that is done; null without a target above 0. */
  completion: DecimalText | null;
  /** Completion less the share of the year gone by, a share; null where pro rata is not defined. */
  proRataGap: DecimalText | null;
  /** What should have been done by now and was not (欠账), not below 0. */
  shortfall: DecimalText | null;
  /** What each month left must bring; null when something is owed and none is left. */
  requiredPerMonth: DecimalText | null;
  /** Growth in percent that the rest of the year must reach; null when last year's rest is not above 0. */
  requiredGrowthPercent: DecimalText | null;
  /** 过半 at mid-year; null at other times or where it is not defined. */
  isPastHalf: boolean | null;
}

const HUNDRED: Fraction = { num: 100n, den: 1n };
const NOTHING: TargetStanding = {
  completion: null,
  proRataGap: null,
  shortfall: null,
  requiredPerMonth: null,
  requiredGrowthPercent: null,
  isPastHalf: null,
};
const textOf = (value: Fraction | null): DecimalText | null => value && toDecimalText(value);

/**
 * An indicator against the target of its year (handbook 3.7): completion, gap to pro rata, shortfall, and what the rest must
 * bring. Rates, stocks and indexes, and what is better when lower, have a completion at most.
 */
export function deriveTargetStanding(q: TargetInputs): TargetStanding {
  if (q.target === null || q.done === null) return NOTHING;
  const [target, done] = [toFraction(q.target), toFraction(q.done)];
  const completion = target.num <= 0n ? null : divide(done, target);
  if (completion === null) return NOTHING;
  if (!q.indicator.hasProRata || q.indicator.direction !== 'higher-is-better')
    return { ...NOTHING, completion: textOf(completion) };
  const proRata = { num: BigInt(q.monthsDone), den: 12n };
  const growth = q.restBefore === null ? null : requiredGrowth(target, done, toFraction(q.restBefore));
  return {
    completion: textOf(completion),
    proRataGap: textOf(subtract(completion, proRata)),
    shortfall: textOf(larger(ZERO, subtract(multiply(target, proRata), done))),
    requiredPerMonth: textOf(requiredPace(target, done, { num: BigInt(12 - q.monthsDone), den: 1n })),
    requiredGrowthPercent: textOf(growth && multiply(growth, HUNDRED)),
    isPastHalf: q.monthsDone === 6 ? (derivePastHalf(q.done, q.target)?.isPast ?? null) : null,
  };
}

import { DEFAULT_PLAN_BASIS, PLAN_BASES, type PlanBasis } from '#core/ledger/public.ts';
import {
  add,
  type DecimalText,
  divide,
  formatPercent,
  formatPoints,
  toDecimalText,
  toFraction,
  ZERO,
} from '#core/platform/public.ts';
import { findOtherRate } from '#core/progress/public.ts';

/** Cumulative amounts before and with the report, and the plan at the same two moments; 元. */
export interface EffectFacts {
  /** Which plan of the year the annual amount is; absent: the plan in force. */
  planBasis?: PlanBasis;
  annualPlanYuan: DecimalText | null;
  /** The amount of the other plan; absent: nothing is said of it. */
  otherPlanYuan?: DecimalText | null;
  ytdBeforeYuan: DecimalText | null;
  ytdAfterYuan: DecimalText | null;
  plannedBeforeYuan: DecimalText | null;
  plannedAfterYuan: DecimalText | null;
}

export interface Effect {
  rateBefore: DecimalText | null;
  rateAfter: DecimalText | null;
  plannedShareBefore: DecimalText | null;
  plannedShareAfter: DecimalText | null;
  /** The rate with the report by the other plan of the year; null while both are the same (handbook 8.4). */
  other?: { basis: PlanBasis; rate: DecimalText | null } | null;
}

function shareOf(part: DecimalText | null, whole: DecimalText | null): DecimalText | null {
  if (part === null || whole === null || toFraction(whole).num <= 0n) return null;
  const share = divide(toFraction(part), toFraction(whole));
  return share === null ? null : toDecimalText(share);
}

/** Completion rate and planned share before and after (handbook 3.3); null without a plan above 0 or without an amount. */
export function deriveEffect(facts: EffectFacts): Effect {
  const plan = facts.annualPlanYuan;
  return {
    rateBefore: shareOf(facts.ytdBeforeYuan, plan),
    rateAfter: shareOf(facts.ytdAfterYuan, plan),
    plannedShareBefore: shareOf(facts.plannedBeforeYuan, plan),
    plannedShareAfter: shareOf(facts.plannedAfterYuan, plan),
    other: deriveOther(facts),
  };
}

function deriveOther(facts: EffectFacts): NonNullable<Effect['other']> | null {
  if (facts.otherPlanYuan === undefined) return null;
  const found = findOtherRate({
    planBasis: facts.planBasis ?? DEFAULT_PLAN_BASIS,
    annualPlanYuan: facts.annualPlanYuan,
    otherPlanYuan: facts.otherPlanYuan,
    actualYuan: facts.ytdAfterYuan,
  });
  return found && { basis: found.basis, rate: found.rate };
}

/**
 * `完成率 61.2% → 68.4%，较计划 −3.1 → +4.1个百分点`: the effect of a confirmation, no rank (handbook 8.10). Without a plan
 * it says so; a rate that was not there before starts from —.
 */
export function sayEffect(effect: Effect): string {
  const beside =
    effect.other?.rate == null
      ? ''
      : `；按${PLAN_BASES[effect.other.basis].zh} ${formatPercent(effect.other.rate)}`;
  if (effect.rateAfter === null && effect.rateBefore === null)
    return `计划未下达或本年无完成数，不计算完成率${beside}`;
  const rates = `完成率 ${formatPercent(effect.rateBefore)} → ${formatPercent(effect.rateAfter)}`;
  const before = formatPoints(effect.rateBefore, effect.plannedShareBefore);
  const after = formatPoints(effect.rateAfter, effect.plannedShareAfter);
  return `${rates}，较计划 ${before} → ${after}个百分点${beside}`;
}

/** The same for several projects together: amounts are added, over the projects that have a plan (handbook 3.4). */
export function sumEffects(list: readonly EffectFacts[]): EffectFacts {
  const planned = list.filter(
    ({ annualPlanYuan }) => annualPlanYuan !== null && toFraction(annualPlanYuan).num > 0n,
  );
  const sum = (pick: (facts: EffectFacts) => DecimalText | null): DecimalText | null =>
    planned.length === 0
      ? null
      : toDecimalText(planned.reduce((total, facts) => add(total, toFraction(pick(facts) ?? '0')), ZERO));
  return {
    annualPlanYuan: sum((f) => f.annualPlanYuan),
    ytdBeforeYuan: sum((f) => f.ytdBeforeYuan),
    ytdAfterYuan: sum((f) => f.ytdAfterYuan),
    plannedBeforeYuan: sum((f) => f.plannedBeforeYuan),
    plannedAfterYuan: sum((f) => f.plannedAfterYuan),
  };
}

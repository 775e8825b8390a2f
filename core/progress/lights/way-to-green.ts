import { getPlannedCumulative } from '#core/ledger/public.ts';
import {
  add,
  type DecimalText,
  earlierOf,
  type Fraction,
  formatDayOfYear,
  formatPeriod,
  formatPrinted,
  getNextPeriod,
  getPeriodEnd,
  getPeriodYear,
  type IsoDate,
  multiply,
  ONE,
  type PeriodId,
  roundUp,
  smaller,
  subtract,
  toFraction,
  toIsoDate,
} from '#core/platform/public.ts';
import { isMilestoneFinished } from '../milestone-delay.ts';
import { getProRataShare } from '../pro-rata.ts';
import type { LightReason, WayToGreen } from './light.ts';
import type { DimensionRule, LightCondition } from './light-rulebook.ts';
import type { LightContext } from './measure-readings.ts';
import type { MeasureName } from './measures.ts';

/**
 * The day on which the light can next be seen green: the period's end while it runs, else the end of the
 * next period of the same year; the last day of the year when there is none.
 */
export function getNextSightOn(context: LightContext): IsoDate {
  const { exact, facts } = context;
  const yearEnd = toIsoDate(exact.year, 12, 31);
  const end = earlierOf(getPeriodEnd(facts.periodId), yearEnd);
  if (exact.asOf < end) return end;
  const next = getNextPeriod(facts.periodId);
  return getPeriodYear(next) === exact.year ? earlierOf(getPeriodEnd(next), yearEnd) : yearEnd;
}

/** What would turn a dimension green (handbook 3.3, 8.10): the physical step, and apart from it the amount. */
export function findWayToGreen(
  rule: DimensionRule,
  reasons: readonly LightReason[],
  context: LightContext,
): WayToGreen {
  const byOn = getNextSightOn(context);
  const waits = rule.memory !== null && reasons.some((reason) => reason.light === 'red');
  const after = waits ? `，先转黄，其后${rule.memory?.periods}期不再亮红即转绿` : '可转绿';
  if (rule.dimension !== 'progress') {
    const steps = [...new Set(reasons.map((reason) => renderStep(reason, context)))];
    return { physicalWording: `${steps.join('，')}${after}`, amountWording: null, amountYuan: null, byOn };
  }
  const amountYuan = findAmountToGreen(rule.conditions, context, byOn);
  const wan = amountYuan === null ? null : formatPrinted(roundUp(toWan(amountYuan), 0));
  return {
    physicalWording: `${renderPhysicalStep(context)}${after}`,
    amountWording: wan === null ? null : `${formatDayOfYear(byOn)}前再完成${wan}万元${after}`,
    amountYuan,
    byOn,
  };
}

const toWan = (amountYuan: DecimalText): Fraction =>
  multiply(toFraction(amountYuan), { num: 1n, den: 10_000n });

/** For a light that is yellow by memory alone: the period in which it may turn green again. */
export function findWayOutOfMemory(rule: DimensionRule, lastRed: PeriodId): WayToGreen {
  let back = lastRed;
  for (let step = 0; step <= (rule.memory?.periods ?? 0); step += 1) {
    back = getNextPeriod(back);
    if (rule.memory?.startsAfreshEachYear && getPeriodYear(back) !== getPeriodYear(lastRed)) break;
  }
  return {
    physicalWording: `保持进度，${formatPeriod(back)}起可转绿`,
    amountWording: null,
    amountYuan: null,
    byOn: getPeriodEnd(back),
  };
}

function renderPhysicalStep({ facts, exact }: LightContext): string {
  const open = facts.milestones
    .filter((milestone) => !isMilestoneFinished(milestone, exact.asOf))
    .sort((a, b) => (a.currentFinishOn < b.currentFinishOn ? -1 : 1));
  const next = open[0];
  return next === undefined ? '形象进度赶上月度计划' : `完成“${next.name}”节点、赶上月度计划`;
}

const START_PROOF = '经核实（施工许可、现场照片、首笔合同付款或现场核查）';
const renderStart = ({ facts }: LightContext): string =>
  facts.start.verification === 'refuted' ? `实质性开工后重新报开工，${START_PROOF}` : `开工${START_PROOF}`;

const STEPS: Partial<Record<MeasureName, (name: string | null, context: LightContext) => string>> = {
  startDaysLate: (_name, context) => renderStart(context),
  startMonthsLate: (_name, context) => renderStart(context),
  criticalMilestoneDaysLate: (name) => `完成“${name}”节点`,
  milestoneDaysLate: (name) => `完成“${name}”节点`,
  milestoneMonthsLate: (name) => `完成“${name}”节点`,
  paymentDaysLate: (name) => `“${name}”资金到位`,
  procedureWorkingDaysLate: (name) => `办结“${name}”手续`,
  level2ProblemDaysLate: (name) => `问题“${name}”办结销号`,
  level3ProblemDaysLate: (name) => `问题“${name}”办结销号`,
  missingReportsInARow: () => '补报并确认最近一期报表',
  isInStatistics: () => '办理入统计库',
};

/** The act that clears one reason. */
export function renderStep(reason: LightReason, context: LightContext): string {
  const step = reason.measure === null ? undefined : STEPS[reason.measure as MeasureName];
  return step === undefined ? `消除“${reason.sentence}”` : step(reason.subjectName, context);
}

/**
 * Least amount in 元, rounded up to the 万元, by which the progress condition for green holds on a day:
 * the target amount on that day minus what counts now; never more than what is left of the annual task.
 */
export function findAmountToGreen(
  conditions: readonly LightCondition[],
  context: LightContext,
  on: IsoDate,
): DecimalText | null {
  const { exact } = context;
  const green = conditions.find((condition) => condition.light === 'green');
  const target = green === undefined ? null : findTargetAmount(green, context, on);
  if (target === null || exact.plan === null || exact.counted === null) return null;
  const missing = subtract(smaller(target, exact.plan.annual), exact.counted);
  if (missing.num <= 0n) return null;
  const wan = roundUp(multiply(missing, { num: 1n, den: 10_000n }), 0);
  return `${wan}0000`;
}

function findTargetAmount(green: LightCondition, context: LightContext, on: IsoDate): Fraction | null {
  const [clause, ...others] = green.clauses;
  const { plan } = context.facts;
  if (clause === undefined || others.length > 0 || !('within' in clause) || plan === null) return null;
  const bound = clause.within.atLeast ?? clause.within.above;
  if (bound === undefined) return null;
  const least = toFraction(bound);
  const annual = toFraction(plan.annualAmountYuan);
  const planned = getPlannedCumulative(plan, on);
  const elapsed = multiply(annual, getProRataShare(on, plan.year));
  const points = multiply(multiply(least, { num: 1n, den: 100n }), annual);
  switch (clause.measure) {
    case 'scheduleRatio':
      return multiply(planned, least);
    case 'leadPoints':
      return add(planned, points);
    case 'leadOverProRataPoints':
      return add(elapsed, points);
    case 'ratioToProRata':
      return multiply(elapsed, least);
    case 'completionRate':
      return multiply(annual, smaller(least, ONE));
    default:
      return null;
  }
}

import {
  add,
  compare,
  type DecimalText,
  daysInMonth,
  type Exact,
  type Fraction,
  fromInteger,
  getDateParts,
  getLastMonth,
  getPeriodEnd,
  getPeriodYear,
  type IsoDate,
  isDecimalText,
  multiply,
  type PeriodId,
  refuse,
  roundHalfAway,
  smaller,
  subtract,
  sumOf,
  toDecimalText,
  toFraction,
  ZERO,
} from '#core/platform/public.ts';

/** An amount in 元 as decimal text. */
export type Yuan = DecimalText;

/** The plan of a year as a curve (handbook 3.2): complete for the whole year in every version. */
export interface PlanCurve {
  year: number;
  annualAmountYuan: Yuan;
  /** 1–12. */
  firstActiveMonth: number;
  lastActiveMonth: number;
  /** Twelve amounts: planned cumulative at the end of January … December. */
  cumulativeYuan: Yuan[];
}

/** One approved version: issued, or adjusted by a document. The lowest version is the baseline. */
export interface PlanVersion extends PlanCurve {
  version: number;
  /** Date of the document; the version is in force in a period whose last month it reaches. */
  validOn: IsoDate;
}

/** How an annual amount is spread over its active months when monthly amounts are absent. */
export type SpreadProfile =
  | { name: 'even' }
  /** Working days of January … December, see `countWorkingDaysByMonth`. */
  | { name: 'working-days'; workingDays: readonly number[] }
  /** Twelve weights that a region sets for its winters. */
  | { name: 'seasonal'; weights: readonly DecimalText[] };

export interface PlanFinding {
  code: string;
  zh: string;
  en: string;
}

/**
 * Spreads an annual amount over the active months by a named profile (handbook 3.2).
 * Cumulative amount of month k = annual × Σ weights up to k ÷ Σ active weights, rounded to the 元, never
 * above the annual amount; the last active month and those after it hold the annual amount itself.
 * Refuses a negative amount or weight, months out of order and active weights that sum to 0.
 */
export function spreadAnnualAmount(plan: {
  annualAmountYuan: Yuan;
  firstActiveMonth: number;
  lastActiveMonth: number;
  profile: SpreadProfile;
}): Yuan[] {
  const annual = toFraction(plan.annualAmountYuan);
  requireSpreadable(plan, annual);
  const weights = listActiveWeights(plan);
  const total = sumOf(weights);
  if (total.num <= 0n) {
    throw refuse(
      'invalid',
      'PLAN_WEIGHTS_ZERO',
      '计划月份的权重合计为0，无法分解年度计划',
      'The weights of the active months sum to 0',
      ['调整季节权重，或改用按月平均分解'],
    );
  }
  let soFar = ZERO;
  return weights.map((weight, index) => {
    soFar = add(soFar, weight);
    if (index + 1 >= plan.lastActiveMonth) return toDecimalText(annual);
    const cumulative = {
      num: annual.num * soFar.num * total.den,
      den: annual.den * soFar.den * total.num,
    };
    return toDecimalText(smaller(toFraction(roundHalfAway(cumulative, 0)), annual));
  });
}

function requireSpreadable(
  plan: { firstActiveMonth: number; lastActiveMonth: number },
  annual: Fraction,
): void {
  if (annual.num < 0n) {
    throw refuse('invalid', 'PLAN_AMOUNT_NEGATIVE', '年度计划不能为负数', 'The annual amount is negative');
  }
  if (!areActiveMonths(plan.firstActiveMonth, plan.lastActiveMonth)) {
    throw refuse('invalid', 'PLAN_MONTHS_INVALID', '计划起止月份不正确', 'The active months are not valid');
  }
}

function areActiveMonths(first: number, last: number): boolean {
  return Number.isInteger(first) && Number.isInteger(last) && first >= 1 && first <= last && last <= 12;
}

function listActiveWeights(plan: {
  firstActiveMonth: number;
  lastActiveMonth: number;
  profile: SpreadProfile;
}): Fraction[] {
  return Array.from({ length: 12 }, (_, index) => {
    const month = index + 1;
    if (month < plan.firstActiveMonth || month > plan.lastActiveMonth) return ZERO;
    const weight = getWeight(plan.profile, index);
    if (weight.num < 0n) {
      throw refuse(
        'invalid',
        'PLAN_WEIGHT_NEGATIVE',
        `${month}月的权重为负数`,
        `Month ${month}: negative weight`,
      );
    }
    return weight;
  });
}

function getWeight(profile: SpreadProfile, index: number): Fraction {
  if (profile.name === 'even') return fromInteger(1);
  if (profile.name === 'working-days') return fromInteger(profile.workingDays[index] ?? 0);
  return toFraction(profile.weights[index] ?? '0');
}

/**
 * Checks a curve (handbook 3.2): twelve amounts, not negative, never decreasing, ending at the annual
 * amount, moving only in active months. An empty list means that it may be stored.
 */
export function checkPlanCurve(plan: PlanCurve): PlanFinding[] {
  const texts = [plan.annualAmountYuan, ...plan.cumulativeYuan];
  if (plan.cumulativeYuan.length !== 12 || !texts.every(isDecimalText)) {
    return [finding('PLAN_TWELVE_AMOUNTS', '需要12个月的累计计划数', 'Twelve cumulative amounts are needed')];
  }
  if (!areActiveMonths(plan.firstActiveMonth, plan.lastActiveMonth)) {
    return [finding('PLAN_MONTHS_INVALID', '计划起止月份不正确', 'The active months are not valid')];
  }
  const findings: PlanFinding[] = [];
  for (let month = 1; month <= 12; month += 1) {
    const step = subtract(getCumulative(plan, month), getCumulative(plan, month - 1));
    const isActive = month >= plan.firstActiveMonth && month <= plan.lastActiveMonth;
    if (step.num < 0n) {
      findings.push(
        finding('PLAN_DECREASES', `${month}月累计计划小于上月`, `Cumulative falls in month ${month}`),
      );
    } else if (step.num > 0n && !isActive) {
      findings.push(
        finding('PLAN_OUTSIDE_MONTHS', `${month}月不在计划月份内却有计划数`, `Month ${month} is not active`),
      );
    }
  }
  if (compare(getCumulative(plan, 12), toFraction(plan.annualAmountYuan)) !== 0) {
    findings.push(
      finding('PLAN_END_DIFFERS', '12月累计计划不等于年度计划', 'The last amount is not the annual amount'),
    );
  }
  return findings;
}

function finding(code: string, zh: string, en: string): PlanFinding {
  return { code, zh, en };
}

/** First and last month in which twelve cumulative amounts grow; null when they never do. */
export function findActiveMonths(cumulativeYuan: readonly Yuan[]): { first: number; last: number } | null {
  const growing: number[] = [];
  for (let index = 0; index < cumulativeYuan.length; index += 1) {
    const before = toFraction(cumulativeYuan[index - 1] ?? '0');
    if (compare(toFraction(cumulativeYuan[index] ?? '0'), before) > 0) growing.push(index + 1);
  }
  const [first, last] = [growing[0], growing.at(-1)];
  return first === undefined || last === undefined ? null : { first, last };
}

/**
 * The version in force in a period: the latest whose document is dated by the end of the period's last
 * month; earlier periods keep theirs. Null before the plan of that year was issued (计划未下达).
 */
export function findPlanInForce<Version extends PlanVersion>(
  versions: readonly Version[],
  periodId: PeriodId,
): Version | null {
  const year = getPeriodYear(periodId);
  const until = getPeriodEnd(getLastMonth(periodId));
  let inForce: Version | null = null;
  for (const version of versions) {
    if (version.year !== year || version.validOn > until) continue;
    if (inForce === null || isLater(version, inForce)) inForce = version;
  }
  return inForce;
}

function isLater(a: PlanVersion, b: PlanVersion): boolean {
  return a.validOn === b.validOn ? a.version > b.version : a.validOn > b.validOn;
}

/** Planned cumulative at the end of a month, 0 for month 0. */
export function getCumulative(plan: PlanCurve, month: number): Fraction {
  return month <= 0 ? ZERO : toFraction(plan.cumulativeYuan[month - 1] ?? plan.annualAmountYuan);
}

/** Share of its month that has passed at the end of a day, as a fraction: 0.5 on 15 June. */
export function getMonthShare(date: IsoDate): Fraction {
  const { year, month, day } = getDateParts(date);
  return { num: BigInt(day), den: BigInt(daysInMonth(year, month)) };
}

/** Linear by calendar days between two month ends: start + (end − start) × day ÷ days of the month. */
export function interpolateInMonth(monthStartYuan: Exact, monthEndYuan: Exact, date: IsoDate): Fraction {
  const { year, month, day } = getDateParts(date);
  const days = daysInMonth(year, month);
  if (day === days) return toFraction(monthEndYuan);
  const start = toFraction(monthStartYuan);
  const step = subtract(toFraction(monthEndYuan), start);
  return add(start, multiply(step, { num: BigInt(day), den: BigInt(days) }));
}

/**
 * Planned cumulative at the end of a day, exact, in 元 (handbook 3.2): linear by calendar days inside the
 * month; 0 before the plan's year, the annual amount after it.
 */
export function getPlannedCumulative(plan: PlanCurve, date: IsoDate): Fraction {
  const { year, month } = getDateParts(date);
  if (year < plan.year) return ZERO;
  if (year > plan.year) return toFraction(plan.annualAmountYuan);
  return interpolateInMonth(getCumulative(plan, month - 1), getCumulative(plan, month), date);
}

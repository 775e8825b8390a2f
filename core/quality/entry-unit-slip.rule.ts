/** Family unit slips: 元, 万元 and 亿元 confused, a digit too many (handbook 4.8). */
import { compare, type Fraction, multiply, toFraction } from '#core/platform/public.ts';
import { CORRECTED_CHOICE, type EntryRule, inWan, OTHER_CHOICE, type ProjectContext } from './entry-rule.ts';
import type { ReportLine } from './report-line.ts';

const CHOICES = ['集中支付工程款', '补报前期', '设备集中到货', CORRECTED_CHOICE, OTHER_CHOICE] as const;
const SMALL_CHOICES = ['本月施工量少', '资金未到位', '季节性停工', CORRECTED_CHOICE, OTHER_CHOICE] as const;

const whole = (num: number, den = 1): Fraction => ({ num: BigInt(num), den: BigInt(den) });

/** month ÷ typical within [low, high]; both above zero. */
function isTimesTypical(line: ReportLine, context: ProjectContext, low: Fraction, high: Fraction): boolean {
  if (line.monthAmountYuan === null || context.typicalMonthYuan === null) return false;
  const month = toFraction(line.monthAmountYuan);
  const typical = toFraction(context.typicalMonthYuan);
  if (month.num <= 0n || typical.num <= 0n) return false;
  return compare(month, multiply(typical, low)) >= 0 && compare(month, multiply(typical, high)) <= 0;
}

/** With a plan for the month, it must be exceeded as clearly as the typical month before a slip is suspected. */
function isFarFromMonthPlan(line: ReportLine, context: ProjectContext, times: Fraction): boolean {
  if (line.monthAmountYuan === null || context.plannedCumulativeYuan === null) return true;
  const cumulative = toFraction(context.plannedCumulativeYuan);
  const before = toFraction(context.plannedCumulativeBeforeYuan ?? '0');
  const plan = {
    num: cumulative.num * before.den - before.num * cumulative.den,
    den: cumulative.den * before.den,
  };
  if (plan.num <= 0n) return true;
  const month = toFraction(line.monthAmountYuan);
  return times.num > times.den
    ? compare(month, multiply(plan, times)) >= 0
    : compare(month, multiply(plan, times)) <= 0;
}

function describeHit(line: ReportLine, context: ProjectContext, guess: string) {
  return {
    field: 'monthAmountYuan' as const,
    sentence: `本月完成${inWan(line.monthAmountYuan ?? '0')}，平常月份约${inWan(context.typicalMonthYuan ?? '0')}，${guess}。`,
    remedy: '核对单位（万元）和小数点，或选择原因并简要说明。',
  };
}

const tenThousandTimes: EntryRule = {
  id: 'QLT-010',
  title: '本月数约为平常的一万倍',
  severity: 'warning',
  audience: 'unit',
  weight: 95,
  choices: CHOICES,
  check: (line, context) =>
    isTimesTypical(line, context, whole(2000), whole(50_000))
      ? describeHit(line, context, '疑似按元填写')
      : undefined,
};

const tenThousandth: EntryRule = {
  id: 'QLT-011',
  title: '本月数约为平常的万分之一',
  severity: 'warning',
  audience: 'unit',
  weight: 94,
  choices: SMALL_CHOICES,
  check: (line, context) =>
    isTimesTypical(line, context, whole(1, 50_000), whole(1, 2000))
      ? describeHit(line, context, '疑似按亿元填写')
      : undefined,
};

const tenTimes: EntryRule = {
  id: 'QLT-012',
  title: '本月数约为平常的十倍',
  severity: 'warning',
  audience: 'unit',
  weight: 70,
  choices: CHOICES,
  check: (line, context) =>
    isTimesTypical(line, context, whole(8), whole(25, 2)) && isFarFromMonthPlan(line, context, whole(5))
      ? describeHit(line, context, '疑似多写一位')
      : undefined,
};

const tenth: EntryRule = {
  id: 'QLT-013',
  title: '本月数约为平常的十分之一',
  severity: 'warning',
  audience: 'unit',
  weight: 40,
  choices: SMALL_CHOICES,
  check: (line, context) =>
    isTimesTypical(line, context, whole(2, 25), whole(1, 8)) && isFarFromMonthPlan(line, context, whole(1, 5))
      ? describeHit(line, context, '疑似少写一位')
      : undefined,
};

export const UNIT_SLIP_RULES: readonly EntryRule[] = [tenThousandTimes, tenThousandth, tenTimes, tenth];

/** Median of the months above zero among the last twelve confirmed; null with fewer than three. 元. */
export function deriveTypicalMonth(months: readonly { monthAmountYuan: string }[]): string | null {
  const active = months
    .slice(-12)
    .map((month) => month.monthAmountYuan)
    .filter((amount) => toFraction(amount).num > 0n)
    .sort((a, b) => compare(toFraction(a), toFraction(b)));
  return active.length < 3 ? null : (active[Math.floor((active.length - 1) / 2)] ?? null);
}

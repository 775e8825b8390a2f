/** Family plan: month ≤ year ≤ total, and figures that land exactly on plan (handbook 4.8). */
import { compare, multiply, subtract, toFraction } from '#core/platform/public.ts';
import { CORRECTED_CHOICE, type EntryRule, inWan, OTHER_CHOICE } from './entry-rule.ts';
import { getPreviousYtd, getYtdAmount } from './report-line.ts';

/** A year-to-date beyond this share of the annual plan is asked about. */
const ASKED_SHARE_OF_YEAR = { num: 3n, den: 2n };

const monthAboveYear: EntryRule = {
  id: 'QLT-020',
  title: '单月完成超过全年计划',
  severity: 'warning',
  audience: 'unit',
  weight: 85,
  choices: ['集中支付工程款', '补报前期', '年度计划偏低，拟调整', CORRECTED_CHOICE, OTHER_CHOICE],
  check: (line, context) => {
    if (line.monthAmountYuan === null || context.annualPlanYuan === null) return undefined;
    const plan = toFraction(context.annualPlanYuan);
    if (plan.num <= 0n || compare(toFraction(line.monthAmountYuan), plan) <= 0) return undefined;
    return {
      field: 'monthAmountYuan',
      sentence: `本月完成${inWan(line.monthAmountYuan)}，超过本年计划${inWan(context.annualPlanYuan)}。`,
      remedy: '核对单位和数字，或选择原因并简要说明。',
    };
  },
};

const yearFarAbovePlan: EntryRule = {
  id: 'QLT-021',
  title: '本年累计超过年度计划一半以上',
  severity: 'warning',
  audience: 'unit',
  weight: 55,
  choices: ['提前实施下年任务', '年度计划偏低，拟调整', '补报前期', CORRECTED_CHOICE, OTHER_CHOICE],
  check: (line, context) => {
    const previous = getPreviousYtd(context.period, context.confirmedMonths);
    const ytd = getYtdAmount(line, previous);
    if (ytd === null || context.annualPlanYuan === null) return undefined;
    const plan = toFraction(context.annualPlanYuan);
    const limit = multiply(plan, ASKED_SHARE_OF_YEAR);
    if (plan.num <= 0n || compare(toFraction(ytd), limit) <= 0) return undefined;
    if (compare(toFraction(previous), limit) > 0) return undefined;
    return {
      field: 'monthAmountYuan',
      sentence: `本年累计${inWan(ytd)}，超出本年计划${inWan(context.annualPlanYuan)}一半以上。`,
      remedy: '核对数字，或选择原因并简要说明。',
    };
  },
};

const planAboveTotal: EntryRule = {
  id: 'QLT-022',
  title: '年度计划超过尚未完成的总投资',
  severity: 'note',
  audience: 'office',
  weight: 60,
  choices: [],
  check: (_line, context) => {
    if (context.annualPlanYuan === null || context.totalInvestmentYuan === null) return undefined;
    const left = subtract(
      toFraction(context.totalInvestmentYuan),
      toFraction(context.cumulativeToLastYearEndYuan ?? '0'),
    );
    if (compare(toFraction(context.annualPlanYuan), left) <= 0) return undefined;
    return {
      field: 'ytdAmountYuan',
      sentence: `本年计划${inWan(context.annualPlanYuan)}，超过计划总投资${inWan(context.totalInvestmentYuan)}减去截至上年底累计${inWan(context.cumulativeToLastYearEndYuan ?? '0')}的余额。`,
      remedy: '核对三个数，必要时调整计划或总投资。',
    };
  },
};

const exactlyOnPlan: EntryRule = {
  id: 'QLT-023',
  title: '本年累计恰好等于计划累计',
  severity: 'note',
  audience: 'office',
  weight: 30,
  choices: [],
  check: (line, context) => {
    const ytd = getYtdAmount(line, getPreviousYtd(context.period, context.confirmedMonths));
    if (ytd === null || context.plannedCumulativeYuan === null || line.monthAmountYuan === null)
      return undefined;
    const exact = toFraction(ytd);
    if (exact.num === 0n || toFraction(line.monthAmountYuan).num === 0n) return undefined;
    if (compare(exact, toFraction(context.plannedCumulativeYuan)) !== 0) return undefined;
    return {
      field: 'monthAmountYuan',
      sentence: `本年累计${inWan(ytd)}，与计划累计分毫不差。`,
      remedy: '必要时请单位提供计量或支付依据。',
    };
  },
};

export const PLAN_RULES: readonly EntryRule[] = [
  monthAboveYear,
  yearFarAbovePlan,
  planAboveTotal,
  exactlyOnPlan,
];

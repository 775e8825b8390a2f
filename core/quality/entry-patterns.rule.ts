/** Family patterns: figures that look made up. For the office, off in the first three periods (handbook 4.8, 8.10). */
import { compare, multiply, toFraction } from '#core/platform/public.ts';
import { type EntryRule, inWan, type ProjectContext } from './entry-rule.ts';
import type { ReportLine } from './report-line.ts';

const SAME_PERIODS = 4;
const ROUND_PERIODS = 6;
const ON_PLAN_PERIODS = 3;
const ROUND_YUAN = 1_000_000n;
const SPIKE_TIMES = { num: 4n, den: 1n };
const PERIOD_ENDS = new Set(['06', '12']);

const pattern = (id: string, title: string, weight: number, check: EntryRule['check']): EntryRule => ({
  id,
  title,
  severity: 'note',
  audience: 'office',
  weight,
  choices: [],
  check: (line, context) =>
    context.isInFirstThreePeriods || line.monthAmountYuan === null ? undefined : check(line, context),
});

/** This month and the `count − 1` confirmed ones before it; undefined when there are fewer. */
function listRecent(line: ReportLine, context: ProjectContext, count: number): string[] | undefined {
  const earlier = context.confirmedMonths.slice(1 - count).map((month) => month.monthAmountYuan);
  return earlier.length < count - 1 ? undefined : [...earlier, line.monthAmountYuan ?? '0'];
}

const sameIncrement = pattern('QLT-060', '连续多期本月数相同', 50, (line, context) => {
  const recent = listRecent(line, context, SAME_PERIODS);
  const [first] = recent ?? [];
  if (recent === undefined || first === undefined || toFraction(first).num === 0n) return undefined;
  if (recent.some((amount) => compare(toFraction(amount), toFraction(first)) !== 0)) return undefined;
  return {
    field: 'monthAmountYuan',
    sentence: `连续${SAME_PERIODS}期本月完成都是${inWan(first)}。`,
    remedy: '必要时请单位提供计量或支付依据。',
  };
});

const roundNumbers = pattern('QLT-061', '连续多期都是整百万', 15, (line, context) => {
  const recent = listRecent(line, context, ROUND_PERIODS)?.map(toFraction);
  if (recent === undefined || recent.some(({ num, den }) => num <= 0n || num % (ROUND_YUAN * den) !== 0n))
    return undefined;
  return {
    field: 'monthAmountYuan',
    sentence: `连续${ROUND_PERIODS}期本月完成都是整百万元。`,
    remedy: '必要时了解数据来源。',
  };
});

const endSpike = pattern('QLT-062', '半年末、年末突增', 35, (line, context) => {
  if (!PERIOD_ENDS.has(context.period.slice(5, 7))) return undefined;
  const year = context.confirmedMonths.filter(
    (month) => month.period.slice(0, 4) === context.period.slice(0, 4),
  );
  if (year.length < 3) return undefined;
  const most = year
    .map((month) => toFraction(month.monthAmountYuan))
    .reduce((a, b) => (compare(a, b) >= 0 ? a : b));
  const month = toFraction(line.monthAmountYuan ?? '0');
  if (most.num <= 0n || compare(month, multiply(most, SPIKE_TIMES)) < 0) return undefined;
  return {
    field: 'monthAmountYuan',
    sentence: `本月完成${inWan(line.monthAmountYuan ?? '0')}，为本年以前最高月份的${SPIKE_TIMES.num}倍以上。`,
    remedy: '必要时请单位提供计量或支付依据。',
  };
});

const alwaysOnPlan = pattern('QLT-063', '连续多期累计恰好等于计划', 45, (line, context) => {
  const recent = context.confirmedMonths.slice(1 - ON_PLAN_PERIODS);
  if (recent.length < ON_PLAN_PERIODS - 1 || context.plannedCumulativeYuan === null) return undefined;
  const isOnPlan = (ytd: string, plan: string | null): boolean =>
    plan !== null && toFraction(plan).num > 0n && compare(toFraction(ytd), toFraction(plan)) === 0;
  const last = recent.at(-1);
  const isSameYear = recent.every((month) => month.period.slice(0, 4) === context.period.slice(0, 4));
  if (last === undefined || !isSameYear || line.ytdAmountYuan === null) return undefined;
  if (!isOnPlan(line.ytdAmountYuan, context.plannedCumulativeYuan)) return undefined;
  if (recent.some((month) => !isOnPlan(month.ytdAmountYuan, month.plannedCumulativeYuan))) return undefined;
  return {
    field: 'monthAmountYuan',
    sentence: `连续${ON_PLAN_PERIODS}期累计完成恰好等于计划累计。`,
    remedy: '必要时请单位提供计量或支付依据。',
  };
});

export const PATTERN_RULES: readonly EntryRule[] = [sameIncrement, roundNumbers, endSpike, alwaysOnPlan];
